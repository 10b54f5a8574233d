package dev.clickledger.app.shell.ui;

import com.vaadin.flow.server.VaadinSession;
import dev.clickledger.app.security.VisitedTenant;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tenant that an admin visits, kept in the browser's session until they leave. The API has none. */
@Singleton
final class SessionVisit implements VisitedTenant {

    private static final String ATTRIBUTE = SessionVisit.class.getName();

    @Override
    public Optional<String> tenantId() {
        VaadinSession session = VaadinSession.getCurrent();
        return session == null ? Optional.empty() : Optional.ofNullable((String) session.getAttribute(ATTRIBUTE));
    }

    static void choose(@Nullable String tenantId) {
        VaadinSession.getCurrent().setAttribute(ATTRIBUTE, tenantId);
    }
}
