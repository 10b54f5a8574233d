package dev.clickledger.app.console.ad.ui;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.clickledger.app.console.ad.AdDesk;
import dev.clickledger.app.console.ad.AdEntry;
import dev.clickledger.app.console.ad.AdFields;
import dev.clickledger.app.console.ad.AdFilter;
import dev.clickledger.app.console.ad.CampaignDesk;
import dev.clickledger.app.console.ad.CampaignEntry;
import dev.clickledger.app.console.ad.TrackingLinks;
import dev.clickledger.app.console.component.ui.AdsTable;
import dev.clickledger.app.console.component.ui.Card;
import dev.clickledger.app.console.component.ui.CutText;
import dev.clickledger.app.console.component.ui.HistoryList;
import dev.clickledger.app.console.component.ui.Message;
import dev.clickledger.app.console.component.ui.Notes;
import dev.clickledger.app.console.component.ui.Times;
import dev.clickledger.app.console.component.ui.Visitor;
import dev.clickledger.app.console.registry.Change;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One ad: its settings, its links and its history. */
@Route(value = "ads/:ad", layout = MainLayout.class)
@PermitAll
public class AdView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private static final int HISTORY = 50;

    private final transient CurrentUser user;
    private final transient AdDesk ads;
    private final transient CampaignDesk campaigns;
    private final transient ChangeHistory history;
    private final transient TrackingLinks links;
    private final transient Clock clock;

    private final Message message = new Message();
    private transient @Nullable TenantScope scope;
    private transient @Nullable AdEntry ad;
    private @Nullable AdForm form;

    AdView(
            CurrentUser user,
            AdDesk ads,
            CampaignDesk campaigns,
            ChangeHistory history,
            TrackingLinks links,
            Clock clock) {
        this.user = user;
        this.ads = ads;
        this.campaigns = campaigns;
        this.history = history;
        this.links = links;
        this.clock = clock;
        addClassName("ads-page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        scope = null;
        ad = null;
        Optional<TenantScope> entered = Visitor.enter(event, user);
        if (entered.isEmpty()) {
            return;
        }
        Optional<AdEntry> found = event.getRouteParameters().get("ad").flatMap(id -> ads.find(entered.get(), id));
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
        return (ad == null ? "Ad" : ad.name()) + " · Clickledger";
    }

    private void show(TenantScope tenant, AdEntry entry) {
        ad = entry;
        boolean editable = user.editScope().isPresent();
        Times times = Times.here();
        AdForm settings = new AdForm(ads, entry.id(), times);
        settings.show(entry.fields(), choices(tenant, entry));
        settings.setReadOnly(!editable || entry.status() == Status.ARCHIVED);
        form = settings;

        Card card = new Card("Settings", settings);
        if (!editable) {
            card.add(Card.quiet("You may look but not change anything: that takes the role editor."));
        } else if (entry.status() == Status.ARCHIVED) {
            card.add(Card.quiet("An archived ad has to be restored before it can be changed."));
        } else {
            card.add(buttons(tenant, entry));
        }

        HistoryList changes = new HistoryList();
        changes.show(
                history.of(tenant, Subject.AD, entry.id(), HISTORY),
                times,
                id -> campaigns.find(tenant, id).map(CampaignEntry::name).orElse(id));

        Div left = new Div(
                card, new SourcesCard(entry, links, editable && entry.status() != Status.ARCHIVED, this::saveSources));
        Div right = new Div(new TrackingLinkCard(entry.id(), links.of(entry.id())), new Card("History", changes));
        Div columns = new Div(left, right);
        columns.addClassName("ad-columns");
        removeAll();
        add(head(entry, editable), message, columns);
    }

    private Div head(AdEntry entry, boolean editable) {
        Paragraph trail = new Paragraph(
                new Anchor("/campaigns", "Campaigns"),
                new Text(" / "),
                AdsTable.link("/campaigns/" + entry.fields().campaignId(), entry.campaignName()));
        trail.addClassName("trail");
        Div title = new Div(new H1(CutText.ofTwoLines(entry.name())), StatusBadge.of(entry.delivery(clock.instant())));
        title.addClassName("title-line");
        Div words = new Div(trail, title);
        words.addClassName("head-words");
        Div tools = new Div(clicks(entry));
        tools.addClassName("tools");
        if (editable) {
            tools.add(StatusButtons.of(entry.status(), "ad", status -> save(fields -> fields.withStatus(status), "")));
        }
        Div head = new Div(words, tools);
        head.addClassName("head");
        return head;
    }

    private static Anchor clicks(AdEntry entry) {
        Anchor clicks = new Anchor("/?ad=" + entry.id(), "See its clicks");
        clicks.addClassName("download");
        return clicks;
    }

    private Div buttons(TenantScope tenant, AdEntry entry) {
        Button save = new Button("Save", _ -> save());
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Button discard = new Button("Discard changes", _ -> show(tenant, entry));
        discard.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        Div buttons = new Div(save, discard);
        buttons.addClassName("tools");
        return buttons;
    }

    private List<CampaignEntry> choices(TenantScope tenant, AdEntry entry) {
        List<CampaignEntry> choices = new ArrayList<>(
                campaigns.list(tenant, AdFilter.first(AdFilter.MOST)).items());
        if (choices.stream()
                .noneMatch(choice -> choice.id().equals(entry.fields().campaignId()))) {
            campaigns.find(tenant, entry.fields().campaignId()).ifPresent(choices::add);
        }
        return choices;
    }

    private void save() {
        AdForm entered = form;
        if (entered != null) {
            save(entered::read, "Saved. Redirects follow within two seconds.");
        }
    }

    private Optional<FieldError> saveSources(TreeSet<String> sources) {
        AdEntry shown = ad;
        if (shown == null) {
            return Optional.empty();
        }
        ChangeResult<AdEntry> result =
                ads.change(Visitor.editor(user), shown.id(), shown.version(), fields -> fields.withSources(sources));
        if (result instanceof ChangeResult.Refused<AdEntry>(List<FieldError> errors)) {
            return Optional.of(errors.getFirst());
        }
        shown(result, "Saved.");
        return Optional.empty();
    }

    private void save(UnaryOperator<AdFields> edit, String done) {
        AdEntry shown = ad;
        if (shown != null) {
            shown(ads.change(Visitor.editor(user), shown.id(), shown.version(), edit), done);
        }
    }

    private void shown(ChangeResult<AdEntry> result, String done) {
        TenantScope tenant = scope;
        AdForm entered = form;
        if (tenant == null || entered == null) {
            return;
        }
        switch (result) {
            case ChangeResult.Done<AdEntry>(AdEntry saved) -> {
                message.clear();
                show(tenant, saved);
                Notes.say(done.isEmpty() ? "Done. Redirects follow within two seconds." : done);
            }
            case ChangeResult.Refused<AdEntry>(List<FieldError> errors) -> {
                String rest = entered.show(errors);
                if (!rest.isEmpty()) {
                    message.say(Message.Tone.BAD, rest);
                }
            }
            case ChangeResult.Stale<AdEntry>(AdEntry current) -> stale(tenant, entered, current);
            case ChangeResult.NotFound<AdEntry> _ ->
                message.say(Message.Tone.BAD, "This ad is no longer there. Go back to the campaigns.");
        }
    }

    /** Somebody else was faster: what was entered stays until the editor has decided. */
    private void stale(TenantScope tenant, AdForm entered, AdEntry current) {
        String who = history.of(tenant, Subject.AD, current.id(), 1).stream()
                .findFirst()
                .map(Change::author)
                .orElse("Somebody");
        Button theirs = new Button("Load what was saved", _ -> {
            message.clear();
            show(tenant, current);
        });
        Button mine = new Button("Save mine over it", _ -> {
            ad = current;
            save(entered::read, "Saved over the other change.");
        });
        message.say(
                Message.Tone.WAITING,
                who + " changed this ad while you had it open. What you entered is still here and not saved.",
                theirs,
                mine);
    }

    /** The address of an ad. */
    static String address(String adId) {
        return "/ads/" + adId;
    }

    static QueryParameters inCampaign(String campaignId) {
        return QueryParameters.of("campaign", campaignId);
    }
}
