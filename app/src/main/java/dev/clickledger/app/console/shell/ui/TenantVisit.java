package dev.clickledger.app.console.shell.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinSession;
import dev.clickledger.app.console.security.PlatformScope;
import dev.clickledger.app.console.security.VisitedTenant;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.Optional;

/** The tenant that an admin visits, kept in the browser's session until they leave. The API and
 * exports know no visits: there an admin names the tenant. */
@Singleton
public final class TenantVisit implements VisitedTenant {

    private static final String ATTRIBUTE = TenantVisit.class.getName();

    @Override
    public Optional<String> tenantId() {
        VaadinSession session = VaadinSession.getCurrent();
        return session == null ? Optional.empty() : Optional.ofNullable((String) session.getAttribute(ATTRIBUTE));
    }

    /** Begins a visit, at the tenant's first page. */
    public static void begin(PlatformScope scope, UI page, String tenantId) {
        Objects.requireNonNull(scope, "scope");
        page.getSession().setAttribute(ATTRIBUTE, tenantId);
        // a new page, since the frame around every view was made for somebody who visited nobody
        page.getPage().setLocation("/");
    }

    static void leave(UI page) {
        page.getSession().setAttribute(ATTRIBUTE, null);
        page.getPage().setLocation("/admin/tenants");
    }
}
