package dev.clickledger.app.console.registry.api;

import dev.clickledger.app.console.security.CurrentUser;
import dev.clickledger.app.console.security.EditScope;
import dev.clickledger.app.console.security.TenantScope;
import dev.clickledger.app.problem.Problem;
import jakarta.inject.Singleton;

/** Who calls, and what they may read and change. */
@Singleton
public final class Caller {

    private final CurrentUser user;
    private final AskedTenant asked;

    Caller(CurrentUser user, AskedTenant asked) {
        this.user = user;
        this.asked = asked;
    }

    public TenantScope reader() {
        return reader(new NamedTenant());
    }

    public TenantScope reader(NamedTenant named) {
        return asked.of(named.tenant)
                .orElseThrow(() -> Problem.notAllowed("This token names no advertiser, or no role there. Use an API"
                                + " client or an account of the advertiser whose ads you want; an admin reads campaigns"
                                + " and ads by naming one, ?tenant=<id>.")
                        .exception());
    }

    /** A person who may read what the tenant's machines sign in and sign with. */
    public TenantScope keyReader() {
        TenantScope reader = reader();
        onlyPeople();
        return reader;
    }

    /** A person who may change it. */
    public EditScope keyEditor() {
        EditScope editor = editor();
        onlyPeople();
        return editor;
    }

    /** A machine that was turned away would otherwise let itself in again, with the last token that it got. */
    private void onlyPeople() {
        if (!user.person()) {
            throw Problem.notAllowed("API clients and signing keys are managed by people, not by machines: this token"
                            + " belongs to an API client. Sign in as an editor and open the page Access.")
                    .exception();
        }
    }

    public EditScope editor() {
        TenantScope reader = reader();
        return user.editScope()
                .orElseThrow(() -> Problem.notAllowed("You may read what " + reader.tenantId()
                                + " has, but not change it. That needs the role editor.")
                        .exception());
    }
}
