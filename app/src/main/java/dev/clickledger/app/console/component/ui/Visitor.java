package dev.clickledger.app.console.component.ui;

import com.vaadin.flow.router.AccessDeniedException;
import com.vaadin.flow.router.BeforeEnterEvent;
import dev.clickledger.app.console.security.CurrentUser;
import dev.clickledger.app.console.security.EditScope;
import dev.clickledger.app.console.security.TenantScope;
import java.util.Optional;

/** Lets those into a tenant's pages who belong there. */
public final class Visitor {

    private Visitor() {}

    /** The tenant whose page it is; without one, the platform's people are sent to theirs and others away. */
    public static Optional<TenantScope> enter(BeforeEnterEvent event, CurrentUser user) {
        Optional<TenantScope> scope = user.tenantScope();
        if (scope.isEmpty()) {
            if (user.platformScope().isPresent()) {
                event.forwardTo("admin/tenants");
            } else {
                event.rerouteToError(AccessDeniedException.class);
            }
        }
        return scope;
    }

    /** The right to change, asked for at the very moment of the change. */
    public static EditScope editor(CurrentUser user) {
        return user.editScope()
                .orElseThrow(
                        () -> new IllegalStateException("someone who is no editor has come to a button of theirs"));
    }
}
