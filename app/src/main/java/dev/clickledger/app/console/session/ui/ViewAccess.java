package dev.clickledger.app.console.session.ui;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.auth.NavigationAccessControl;
import dev.clickledger.app.console.security.CurrentUser;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.security.Principal;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Lets only those into a view whom its annotations name. */
@ApplicationScoped
class ViewAccess {

    private final CurrentUser user;

    private final OpenPages pages;

    ViewAccess(CurrentUser user, OpenPages pages) {
        this.user = user;
        this.pages = pages;
    }

    void guard(@Observes ServiceInitEvent service) {
        NavigationAccessControl control = new SignedInUsers(user);
        service.addRequestHandler(new PresenceHandler(user, pages));
        service.getSource().addUIInitListener(init -> {
            SessionOwner.claim(init.getUI(), user.standing());
            // without translations Vaadin takes the server's locale: dates and numbers are to look as people write them
            init.getUI().setLocale(init.getUI().getSession().getBrowser().getLocale());
            init.getUI().addBeforeEnterListener(control);
        });
    }

    private static final class SignedInUsers extends NavigationAccessControl {

        private static final long serialVersionUID = 1L;

        private final transient CurrentUser user;

        SignedInUsers(CurrentUser user) {
            this.user = user;
        }

        @Override
        protected @Nullable Principal getPrincipal(@Nullable VaadinRequest request) {
            return user.anonymous() ? null : user::name;
        }

        @Override
        protected Predicate<String> getRolesChecker(@Nullable VaadinRequest request) {
            return user::has;
        }
    }
}
