package dev.clickledger.app.console.access.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.clickledger.app.console.access.ApiClient;
import dev.clickledger.app.console.access.ApiClients;
import dev.clickledger.app.console.access.NewApiClient;
import dev.clickledger.app.console.access.NewSigningKey;
import dev.clickledger.app.console.access.SignInUnavailableException;
import dev.clickledger.app.console.access.SigningKeyDesk;
import dev.clickledger.app.console.access.SigningKeyEntry;
import dev.clickledger.app.console.ad.ui.StatusBadge;
import dev.clickledger.app.console.component.ui.AdsTable;
import dev.clickledger.app.console.component.ui.Ask;
import dev.clickledger.app.console.component.ui.Card;
import dev.clickledger.app.console.component.ui.CopyText;
import dev.clickledger.app.console.component.ui.CutText;
import dev.clickledger.app.console.component.ui.FieldErrors;
import dev.clickledger.app.console.component.ui.HistoryList;
import dev.clickledger.app.console.component.ui.Message;
import dev.clickledger.app.console.component.ui.Times;
import dev.clickledger.app.console.component.ui.Visitor;
import dev.clickledger.app.console.registry.Change;
import dev.clickledger.app.console.registry.Change.Subject;
import dev.clickledger.app.console.registry.ChangeHistory;
import dev.clickledger.app.console.registry.ChangeResult;
import dev.clickledger.app.console.registry.FieldError;
import dev.clickledger.app.console.security.CurrentUser;
import dev.clickledger.app.console.security.Roles;
import dev.clickledger.app.console.security.TenantScope;
import dev.clickledger.app.console.shell.ui.MainLayout;
import jakarta.annotation.security.PermitAll;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Keys that sign impressions, and machines that may use the API. */
@Route(value = "access", layout = MainLayout.class)
@PageTitle("Access · Clickledger")
@PermitAll
public class AccessView extends Div implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private static final int HISTORY = 30;

    private final transient CurrentUser user;
    private final transient SigningKeyDesk keys;
    private final transient ApiClients clients;
    private final transient ChangeHistory history;

    private final Message message = new Message();

    AccessView(CurrentUser user, SigningKeyDesk keys, ApiClients clients, ChangeHistory history) {
        this.user = user;
        this.keys = keys;
        this.clients = clients;
        this.history = history;
        addClassName("ads-page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        message.clear();
        Visitor.enter(event, user).ifPresent(this::show);
    }

    private void show(TenantScope scope) {
        boolean editable = user.editScope().isPresent();
        Times times = Times.here();
        Div words = new Div(new H1("Keys and API clients"));
        words.addClassName("head-words");
        Div head = new Div(words);
        head.addClassName("head");
        HistoryList changes = new HistoryList();
        changes.show(
                Stream.of(Subject.SIGNING_KEY, Subject.API_CLIENT)
                        .flatMap(subject -> history.ofAll(scope, subject, HISTORY).stream())
                        .sorted(Comparator.comparing(Change::changedAt).reversed())
                        .limit(HISTORY)
                        .toList(),
                times);
        removeAll();
        add(
                head,
                message,
                keysCard(scope, editable, times),
                clientsCard(scope, editable, times),
                new Card("History", changes));
    }

    private Card keysCard(TenantScope scope, boolean editable, Times times) {
        AdsTable table = new AdsTable("Signing keys", List.of("Key", "State", "Made", "Revoked", ""));
        boolean newest = true;
        for (SigningKeyEntry key : keys.list(scope)) {
            Button revoke = revoke("key " + key.keyId(), () -> revokeKey(scope, key));
            revoke.setVisible(editable && key.valid());
            table.row(
                    AdsTable.cell(key.keyId() + (newest && key.valid() ? " (signs new links)" : "")),
                    AdsTable.cell(StatusBadge.ofAccess(key.valid()), "fit"),
                    AdsTable.cell(times.dayAndMinute(key.createdAt()), "fit"),
                    AdsTable.cell(key.revokedAt() == null ? "–" : times.dayAndMinute(key.revokedAt()), "fit"),
                    AdsTable.cell(revoke, "fit"));
            newest = newest && !key.valid();
        }
        Card card = new Card(
                "Signing keys",
                Card.quiet(
                        "They sign impressions, so that each counts one click at most. To rotate: make a new key, give"
                                + " it to your ad server, and revoke the old one when no link that it signed is in use any"
                                + " more. Until then both are valid."),
                table.empty() ? Card.quiet("No key yet.") : table);
        return editable ? card.withTools(new Button("New key", _ -> newKey(scope))) : card;
    }

    private Card clientsCard(TenantScope scope, boolean editable, Times times) {
        AdsTable table = new AdsTable("API clients", List.of("Client", "Client id", "Role", "State", "Made", ""));
        for (ApiClient client : clients.list(scope)) {
            Button revoke = revoke("client " + client.name(), () -> revokeClient(scope, client));
            revoke.setVisible(editable && client.valid());
            table.row(
                    AdsTable.cell(new CutText(client.name())),
                    AdsTable.cell(new CutText(client.clientId())),
                    AdsTable.cell(client.role(), "fit"),
                    AdsTable.cell(StatusBadge.ofAccess(client.valid()), "fit"),
                    AdsTable.cell(times.dayAndMinute(client.createdAt()), "fit"),
                    AdsTable.cell(revoke, "fit"));
        }
        Card card = new Card(
                "API clients",
                Card.quiet(
                        "Machines that read figures and change ads over the API, with the rights of the role they are"
                                + " given."),
                table.empty() ? Card.quiet("No machine has access yet.") : table);
        return editable ? card.withTools(new Button("New API client", _ -> newClient(scope))) : card;
    }

    private static Button revoke(String what, Runnable act) {
        Button revoke = new Button("Revoke", _ -> act.run());
        revoke.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ERROR, ButtonVariant.LUMO_SMALL);
        revoke.setAriaLabel("Revoke " + what);
        return revoke;
    }

    private void newKey(TenantScope scope) {
        switch (keys.create(Visitor.editor(user))) {
            case ChangeResult.Done<NewSigningKey>(NewSigningKey key) -> {
                show(scope);
                SecretDialog.show(
                        "Signing key " + key.keyId(),
                        "New impressions are signed with it from now on.",
                        List.of(new CopyText("key id", key.keyId()), new CopyText("secret", key.secret())));
            }
            case ChangeResult.Refused<NewSigningKey>(List<FieldError> errors) ->
                message.say(Message.Tone.BAD, errors.getFirst().message());
            case ChangeResult.NotFound<NewSigningKey> _, ChangeResult.Stale<NewSigningKey> _ ->
                throw new IllegalStateException("a new key is neither missing nor old");
        }
    }

    private void revokeKey(TenantScope scope, SigningKeyEntry key) {
        Ask.before(
                "Revoke key " + key.keyId() + "?",
                "Within two seconds clicks on links that it signed count as “Forged token”. This cannot be taken back.",
                "Revoke",
                () -> {
                    keys.revoke(Visitor.editor(user), key.keyId());
                    show(scope);
                });
    }

    private void newClient(TenantScope scope) {
        Dialog dialog = new Dialog();
        dialog.setCloseOnOutsideClick(false);
        dialog.setHeaderTitle("New API client");
        FieldErrors errors = new FieldErrors();
        TextField name = errors.tie("name", new TextField("Name"));
        name.setHelperText("What it is for, such as Nightly import");
        Select<String> role = errors.tie("role", new Select<>());
        role.setLabel("Role");
        role.setItems(Roles.VIEWER, Roles.EDITOR);
        role.setItemLabelGenerator(
                value -> value.equals(Roles.VIEWER) ? "Viewer: reads figures and ads" : "Editor: also changes ads");
        role.setValue(Roles.VIEWER);
        Message refused = new Message();
        Button add = new Button(
                "Make client",
                _ -> attempt(refused, () -> {
                    switch (clients.create(Visitor.editor(user), name.getValue(), role.getValue())) {
                        case ChangeResult.Done<NewApiClient>(NewApiClient made) -> {
                            dialog.close();
                            show(scope);
                            showSecret(made);
                        }
                        case ChangeResult.Refused<NewApiClient>(List<FieldError> wrong) -> errors.show(wrong);
                        case ChangeResult.NotFound<NewApiClient> _, ChangeResult.Stale<NewApiClient> _ ->
                            throw new IllegalStateException("a new client is neither missing nor old");
                    }
                }));
        add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        add.setDisableOnClick(true);
        Div content = new Div(refused, name, role);
        content.addClassName("secret");
        content.setWidth("min(26rem, 75vw)");
        dialog.add(content);
        dialog.getFooter().add(new Button("Cancel", _ -> dialog.close()), add);
        add.addClickListener(_ -> add.setEnabled(true));
        dialog.open();
    }

    private static void showSecret(NewApiClient made) {
        SecretDialog.show(
                "API client " + made.client().name(),
                "It gets a token, good for five minutes, with the command below.",
                List.of(
                        new CopyText("client id", made.client().clientId()),
                        new CopyText("client secret", made.secret()),
                        new CopyText(
                                "command",
                                "curl -d grant_type=client_credentials -d client_id="
                                        + made.client().clientId() + " -d client_secret=" + made.secret() + " "
                                        + made.tokenUrl())));
    }

    private void revokeClient(TenantScope scope, ApiClient client) {
        Ask.before(
                "Revoke client " + client.name() + "?",
                "It gets no more tokens. One that it already has is good for at most five more minutes. This cannot be"
                        + " taken back.",
                "Revoke",
                () -> attempt(message, () -> {
                    clients.revoke(Visitor.editor(user), client.clientId());
                    message.clear();
                    show(scope);
                }));
    }

    /** Says what to do when Keycloak does not do its part. */
    private static void attempt(Message where, Runnable act) {
        try {
            act.run();
        } catch (SignInUnavailableException e) {
            where.say(Message.Tone.BAD, e.advice());
        }
    }
}
