package dev.clickledger.ui;

import dev.clickledger.ui.browser.Windows;
import dev.clickledger.ui.pages.FormPage;
import dev.clickledger.ui.stack.Accounts;
import dev.clickledger.ui.stack.Machine;
import dev.clickledger.ui.stack.RunningStack;
import dev.clickledger.ui.stack.Tenant;
import java.util.HashMap;
import java.util.Map;

/**
 * A tenant of the journeys' own, made once for all of them: what they make there is in nobody's way.
 *
 * @param tenant who it is
 * @param machine its program, which may change ads
 */
record OwnTenant(Tenant tenant, Machine machine) {

    /** Journeys that are tried again have another stack. */
    private static final Map<RunningStack, OwnTenant> MADE = new HashMap<>();

    static OwnTenant of(RunningStack stack, Windows windows) {
        return MADE.computeIfAbsent(stack, _ -> {
            Tenant tenant = new Accounts(stack).newTenant();
            FormPage access =
                    windows.of(tenant.editor()).opens("/access").form().expectHeading("Keys and API clients");
            return new OwnTenant(tenant, newMachine(stack, access, "Journeys"));
        });
    }

    /** Has a client made for a program, as people do, and keeps its secret. */
    static Machine newMachine(RunningStack stack, FormPage access, String name) {
        access.presses("New API client")
                .expectDialog("New API client")
                .fills("Name", name)
                .chooses("Role", "Editor: also changes ads")
                .answers("Make client")
                .expectDialog("API client " + name);
        Machine machine = new Machine(stack, access.text("client id"), access.text("client secret"));
        access.answers("I have kept it").expectNoDialog();
        return machine;
    }
}
