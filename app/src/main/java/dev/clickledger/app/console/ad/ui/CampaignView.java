package dev.clickledger.app.console.ad.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import dev.clickledger.app.console.ad.AdDesk;
import dev.clickledger.app.console.ad.AdFilter;
import dev.clickledger.app.console.ad.CampaignDesk;
import dev.clickledger.app.console.ad.CampaignEntry;
import dev.clickledger.app.console.ad.CampaignFields;
import dev.clickledger.app.console.component.ui.Card;
import dev.clickledger.app.console.component.ui.CutText;
import dev.clickledger.app.console.component.ui.HistoryList;
import dev.clickledger.app.console.component.ui.Message;
import dev.clickledger.app.console.component.ui.NameDialog;
import dev.clickledger.app.console.component.ui.Notes;
import dev.clickledger.app.console.component.ui.Times;
import dev.clickledger.app.console.component.ui.Visitor;
import dev.clickledger.app.console.registry.Change.Subject;
import dev.clickledger.app.console.registry.ChangeHistory;
import dev.clickledger.app.console.registry.ChangeResult;
import dev.clickledger.app.console.registry.FieldError;
import dev.clickledger.app.console.registry.Status;
import dev.clickledger.app.console.security.CurrentUser;
import dev.clickledger.app.console.security.TenantScope;
import dev.clickledger.app.console.shell.ui.MainLayout;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One campaign with its ads and its history. */
@Route(value = "campaigns/:campaign", layout = MainLayout.class)
@PermitAll
public class CampaignView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private static final int HISTORY = 50;
    private static final int ADS = 100;

    private final transient CurrentUser user;
    private final transient CampaignDesk campaigns;
    private final transient AdDesk ads;
    private final transient ChangeHistory history;
    private final transient Clock clock;

    private final Message message = new Message();
    private transient @Nullable TenantScope scope;
    private transient @Nullable CampaignEntry campaign;

    CampaignView(CurrentUser user, CampaignDesk campaigns, AdDesk ads, ChangeHistory history, Clock clock) {
        this.user = user;
        this.campaigns = campaigns;
        this.ads = ads;
        this.history = history;
        this.clock = clock;
        addClassName("ads-page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        scope = null;
        campaign = null;
        Optional<TenantScope> entered = Visitor.enter(event, user);
        if (entered.isEmpty()) {
            return;
        }
        Optional<CampaignEntry> found =
                event.getRouteParameters().get("campaign").flatMap(id -> campaigns.find(entered.get(), id));
        if (found.isEmpty()) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        scope = entered.get();
        message.clear();
        show(entered.get(), found.get());
    }

    @Override
    public String getPageTitle() {
        return (campaign == null ? "Campaign" : campaign.name()) + " · Clickledger";
    }

    private void show(TenantScope tenant, CampaignEntry entry) {
        campaign = entry;
        boolean editable = user.editScope().isPresent();
        HistoryList changes = new HistoryList();
        changes.show(history.of(tenant, Subject.CAMPAIGN, entry.id(), HISTORY), Times.here());
        removeAll();
        add(head(entry, editable), message, adsCard(tenant, entry, editable), new Card("History", changes));
    }

    private Div head(CampaignEntry entry, boolean editable) {
        Paragraph trail = new Paragraph(new Anchor("/campaigns", "Campaigns"));
        trail.addClassName("trail");
        Div title = new Div(new H1(CutText.ofTwoLines(entry.name())), StatusBadge.of(entry.status()));
        title.addClassName("title-line");
        Div words = new Div(trail, title);
        words.addClassName("head-words");
        Div head = new Div(words);
        head.addClassName("head");
        if (editable) {
            Div tools = new Div(new Button("Rename", _ -> rename(entry)));
            tools.addClassName("tools");
            tools.add(
                    StatusButtons.of(entry.status(), "campaign", status -> save(fields -> fields.withStatus(status))));
            head.add(tools);
        }
        return head;
    }

    private Card adsCard(TenantScope tenant, CampaignEntry entry, boolean editable) {
        AdTable table = new AdTable(ads, Times.here());
        TextField search = new TextField();
        search.setAriaLabel("Search in ads");
        search.setPlaceholder("Search");
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        StatusFilter status = new StatusFilter();
        Runnable list = () -> table.show(
                tenant,
                new AdFilter(entry.id(), status.chosen(), search.getValue(), null, ADS),
                clock.instant(),
                search.isEmpty() && status.chosen() == null
                        ? "This campaign has no ads yet."
                        : "No ad of this campaign is like that.");
        search.addValueChangeListener(_ -> list.run());
        status.addValueChangeListener(_ -> list.run());
        list.run();
        Div filters = new Div(search, status);
        filters.addClassName("filters");
        Card card = new Card("Ads", filters, table);
        if (editable && entry.status() != Status.ARCHIVED) {
            Button add = new Button(
                    "New ad", _ -> getUI().ifPresent(ui -> ui.navigate("ads/new", AdView.inCampaign(entry.id()))));
            add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            card.withTools(add);
        }
        return card;
    }

    private void rename(CampaignEntry entry) {
        NameDialog.open("Rename campaign", "Save", entry.name(), name -> {
            ChangeResult<CampaignEntry> result = campaigns.change(
                    Visitor.editor(user), entry.id(), entry.version(), fields -> fields.withName(name));
            if (result instanceof ChangeResult.Refused<CampaignEntry>(List<FieldError> errors)) {
                return Optional.of(errors.getFirst().message());
            }
            shown(result);
            return Optional.empty();
        });
    }

    private void save(UnaryOperator<CampaignFields> edit) {
        CampaignEntry shown = campaign;
        if (shown != null) {
            shown(campaigns.change(Visitor.editor(user), shown.id(), shown.version(), edit));
        }
    }

    private void shown(ChangeResult<CampaignEntry> result) {
        TenantScope tenant = scope;
        if (tenant == null) {
            return;
        }
        switch (result) {
            case ChangeResult.Done<CampaignEntry>(CampaignEntry saved) -> {
                message.clear();
                show(tenant, saved);
                Notes.say("Done. Redirects follow within two seconds.");
            }
            case ChangeResult.Refused<CampaignEntry>(List<FieldError> errors) ->
                message.say(Message.Tone.BAD, errors.getFirst().message());
            case ChangeResult.Stale<CampaignEntry>(CampaignEntry current) -> {
                show(tenant, current);
                message.say(
                        Message.Tone.WAITING,
                        "Somebody changed this campaign while you had it open. This is what was saved; your change was"
                                + " not made.");
            }
            case ChangeResult.NotFound<CampaignEntry> _ ->
                message.say(Message.Tone.BAD, "This campaign is no longer there.");
        }
    }
}
