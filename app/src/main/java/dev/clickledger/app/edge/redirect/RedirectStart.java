package dev.clickledger.app.edge.redirect;

import dev.clickledger.app.entrance.Links;
import dev.clickledger.app.role.Role;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the redirect and all that it consists of, its click log included, where the app has that role, and nowhere else. */
@Singleton
final class RedirectStart {

    private final Role role;
    private final Instance<RedirectRoute> redirect;

    RedirectStart(Role role, Instance<RedirectRoute> redirect) {
        this.role = role;
        this.redirect = redirect;
    }

    void onStart(@Observes StartupEvent event) {
        if (role.takesClicks()) {
            redirect.get();
        }
    }

    @Produces
    @Singleton
    Links links() {
        return role.takesClicks() ? redirect.get() : new LinksElsewhere();
    }
}
