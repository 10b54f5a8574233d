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
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.clickledger.app.console.ad.AdDesk;
import dev.clickledger.app.console.ad.AdFilter;
import dev.clickledger.app.console.ad.CampaignDesk;
import dev.clickledger.app.console.ad.CampaignEntry;
import dev.clickledger.app.console.ad.CampaignFields;
import dev.clickledger.app.console.component.ui.AdsTable;
import dev.clickledger.app.console.component.ui.Card;
import dev.clickledger.app.console.component.ui.MoreButton;
import dev.clickledger.app.console.component.ui.NameDialog;
import dev.clickledger.app.console.component.ui.Times;
import dev.clickledger.app.console.component.ui.Visitor;
import dev.clickledger.app.console.registry.ChangeResult;
import dev.clickledger.app.console.registry.FieldError;
import dev.clickledger.app.console.registry.Page;
import dev.clickledger.app.console.registry.Status;
import dev.clickledger.app.console.security.CurrentUser;
import dev.clickledger.app.console.security.TenantScope;
import dev.clickledger.app.console.shell.ui.MainLayout;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The tenant's campaigns; a search finds ads as well. */
@Route(value = "campaigns", layout = MainLayout.class)
@PageTitle("Campaigns · Clickledger")
@PermitAll
public class CampaignsView extends Div implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private static final int AT_ONCE = 100;

    private final transient CurrentUser user;
    private final transient CampaignDesk campaigns;
    private final transient AdDesk ads;
    private final transient Clock clock;

    private final TextField search = new TextField();
    private final StatusFilter status = new StatusFilter();
    private final AdsTable table = new AdsTable("Campaigns", List.of("Campaign", "Status", "Ads", "Changed"));
    private final Paragraph none = Card.quiet("");
    private final MoreButton more = new MoreButton();

    CampaignsView(CurrentUser user, CampaignDesk campaigns, AdDesk ads, Clock clock) {
        this.user = user;
        this.campaigns = campaigns;
        this.ads = ads;
        this.clock = clock;
        addClassName("ads-page");
        search.setAriaLabel("Search in campaigns and ads");
        search.setPlaceholder("Search campaigns and ads");
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        Visitor.enter(event, user).ifPresent(this::show);
    }

    private void show(TenantScope scope) {
        AdTable found = new AdTable(ads, Times.here());
        Card foundCard = new Card("Ads that match", found);
        Runnable list = () -> {
            list(scope);
            foundCard.setVisible(!search.isEmpty());
            if (!search.isEmpty()) {
                found.show(
                        scope,
                        new AdFilter(null, status.chosen(), search.getValue(), null, AT_ONCE),
                        clock.instant(),
                        "No ad has this in its name.");
            }
        };
        search.addValueChangeListener(_ -> list.run());
        status.addValueChangeListener(_ -> list.run());
        list.run();
        Div filters = new Div(search, status);
        filters.addClassName("filters");
        Div content = new Div(table, none, more);
        add(head(), new Card("Campaigns", filters, content), foundCard);
    }

    private Div head() {
        Div words = new Div(new H1("Campaigns and ads"));
        words.addClassName("head-words");
        Anchor download = new Anchor("/export/ads.csv", "Export CSV");
        download.addClassName("download");
        download.setRouterIgnore(true);
        download.getElement().setAttribute("download", true);
        Div tools = new Div(download);
        tools.addClassName("tools");
        if (user.editScope().isPresent()) {
            Anchor importer = new Anchor("/import", "Import CSV");
            importer.addClassName("download");
            Button add = new Button("New campaign", _ -> add());
            add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            tools.add(importer, add);
        }
        Div head = new Div(words, tools);
        head.addClassName("head");
        return head;
    }

    private void list(TenantScope scope) {
        table.clear();
        append(scope, new AdFilter(null, status.chosen(), search.getValue(), null, AT_ONCE));
        table.setVisible(!table.empty());
        none.setVisible(table.empty());
        none.setText(
                search.isEmpty() && status.chosen() == null
                        ? "No campaign yet. Add one, then its ads: each ad has a link that counts its clicks."
                        : "No campaign is like that.");
    }

    private void append(TenantScope scope, AdFilter filter) {
        Page<CampaignEntry> page = campaigns.list(scope, filter);
        Times times = Times.here();
        for (CampaignEntry campaign : page.items()) {
            table.row(
                    AdsTable.cell(AdsTable.link("/campaigns/" + campaign.id(), campaign.name())),
                    AdsTable.cell(StatusBadge.of(campaign.status()), "fit"),
                    AdsTable.cell(Long.toString(campaign.ads()), "fit"),
                    AdsTable.cell(times.dayAndMinute(campaign.changedAt()), "fit"));
        }
        more.leadTo(
                page.next() == null
                        ? null
                        : () -> append(
                                scope,
                                new AdFilter(null, filter.status(), filter.text(), page.next(), filter.limit())));
    }

    private void add() {
        NameDialog.open("New campaign", "Add campaign", "", name -> switch (campaigns.create(
                Visitor.editor(user), new CampaignFields(name, Status.ACTIVE))) {
            case ChangeResult.Done<CampaignEntry>(CampaignEntry added) -> {
                getUI().ifPresent(ui -> ui.navigate("campaigns/" + added.id()));
                yield Optional.empty();
            }
            case ChangeResult.Refused<CampaignEntry>(List<FieldError> errors) ->
                Optional.of(errors.getFirst().message());
            case ChangeResult.NotFound<CampaignEntry> _, ChangeResult.Stale<CampaignEntry> _ ->
                throw new IllegalStateException("a new campaign is neither missing nor old");
        });
    }
}
