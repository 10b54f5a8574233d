package dev.clickledger.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.ui.browser.AtDeskAndOnPhone;
import dev.clickledger.ui.browser.Journey;
import dev.clickledger.ui.browser.Look;
import dev.clickledger.ui.browser.Window;
import dev.clickledger.ui.browser.Windows;
import dev.clickledger.ui.pages.FormPage;
import dev.clickledger.ui.stack.Machine;
import dev.clickledger.ui.stack.RunningStack;
import dev.clickledger.ui.stack.Tenant;

/** Keys and clients are made, their secrets are shown once, and revoked they are good for nothing. */
@Journey
class KeysIT {

    private static final String KEYS = "Signing keys";
    private static final String CLIENTS = "API clients";

    @AtDeskAndOnPhone
    void signingKeysAreRotatedAndTheirSecretIsShownOnce(Look look, Windows windows, RunningStack stack) {
        Tenant tenant = OwnTenant.of(stack, windows).tenant();
        Window window = windows.of(tenant.editor(), look).opens("/access");
        FormPage form = window.form().expectHeading("Keys and API clients");

        String old = newKey(form);
        String secret = form.text("secret");
        form.copies("secret");
        assertThat(window.clipboard()).isEqualTo(secret).hasSizeGreaterThan(30);
        window.presses("Escape");
        form.expectDialog("Signing key " + old).answers("I have kept it").expectNoDialog();
        String fresh = newKey(form);
        form.answers("I have kept it").expectNoDialog();

        form.expectRow(KEYS, fresh + " (signs new links)", "Valid").expectRow(KEYS, old, "Valid");
        form.pressesInRow(KEYS, "Revoke key " + old, old).expectDialog("Revoke key " + old + "?");
        form.answers("Revoke").expectRow(KEYS, old, "Revoked").expectNoButton("Revoke key " + old);
        form.expectText("History", tenant.editor().name() + " revoked signing key " + old);
        window.loadsAgain().form().expectHeading("Keys and API clients").expectRow(KEYS, old, "Revoked");
        assertThat(window.notice().words()).doesNotContain(secret);
    }

    @AtDeskAndOnPhone
    void anApiClientWorksUntilItIsRevoked(Look look, Windows windows, RunningStack stack) {
        Tenant tenant = OwnTenant.of(stack, windows).tenant();
        Window window = windows.of(tenant.editor(), look).opens("/access");
        FormPage form = window.form().expectHeading("Keys and API clients");
        String name = "Nightly " + look;

        form.presses("New API client").expectDialog("New API client").answers("Make client");
        form.expectWrong("Name", "Enter a name.").answers("Cancel").expectNoDialog();
        Machine machine = OwnTenant.newMachine(stack, form, name);

        assertThat(machine.read("/api/v1/campaigns").has("items")).isTrue();
        form.expectRow(CLIENTS, name, "editor", "Valid");
        form.pressesInRow(CLIENTS, "Revoke client " + name, name).expectDialog("Revoke client " + name + "?");
        form.answers("Revoke").expectRow(CLIENTS, name, "Revoked");
        assertThat(machine.admitted()).isFalse();
    }

    private static String newKey(FormPage form) {
        form.presses("New key").expectDialog("Keep the secret now: it is never shown again.");
        return form.text("key id");
    }
}
