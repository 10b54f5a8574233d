package dev.clickledger.app.console.shell.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.server.DefaultErrorHandler;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import dev.clickledger.app.database.BusyException;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Says in words, on every page, that what somebody did met something busy and was not done. */
@Singleton
final class BusyNotice {

    private static final int MILLISECONDS = 8000;

    void guard(@Observes ServiceInitEvent service) {
        service.getSource()
                .addSessionInitListener(session -> session.getSession().setErrorHandler(new Handler()));
    }

    private static final class Handler extends DefaultErrorHandler {

        private static final long serialVersionUID = 1L;

        @Override
        public void error(ErrorEvent event) {
            BusyException busy = busy(event.getThrowable());
            UI page = UI.getCurrent();
            if (busy == null || page == null) {
                super.error(event);
            } else {
                Notification.show(busy.getMessage(), MILLISECONDS, Notification.Position.BOTTOM_CENTER);
            }
        }

        private static @Nullable BusyException busy(@Nullable Throwable failure) {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                if (cause instanceof BusyException busy) {
                    return busy;
                }
            }
            return null;
        }
    }
}
