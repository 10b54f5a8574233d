package dev.clickledger.app.report.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.AccessDeniedException;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import dev.clickledger.app.ad.Ad;
import dev.clickledger.app.ad.AdDirectory;
import dev.clickledger.app.live.Watch;
import dev.clickledger.app.report.AdRanking;
import dev.clickledger.app.report.LiveAnswer;
import dev.clickledger.app.report.LiveReports;
import dev.clickledger.app.report.MinuteCsv;
import dev.clickledger.app.report.MinuteSeries;
import dev.clickledger.app.report.Period;
import dev.clickledger.app.report.ReportAnswer;
import dev.clickledger.app.report.ReportQuery;
import dev.clickledger.app.security.CurrentUser;
import dev.clickledger.app.security.TenantScope;
import dev.clickledger.app.shell.ui.BrowserZone;
import dev.clickledger.app.shell.ui.MainLayout;
import jakarta.annotation.security.PermitAll;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The last hour's clicks of all ads or one, kept live by the server. What it shows is in its address. */
@Route(value = "", layout = MainLayout.class)
@PageTitle("Clicks · Clickledger")
@PermitAll
public class DashboardView extends Div implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private static final String AD = "ad";
    private static final int LEADING_ADS = 10;

    private final transient CurrentUser user;
    private final transient LiveReports reports;
    private final transient AdDirectory ads;

    private final ComboBox<AdChoice> adSelector = new ComboBox<>("Ad");
    private final Freshness freshness = new Freshness();
    private final TotalsRow totals = new TotalsRow();
    private final LiveChart chart = new LiveChart();
    private final LeadingAdsList leadingAds = new LeadingAdsList();
    private final Anchor download = new Anchor();

    private transient @Nullable TenantScope scope;
    private @Nullable String adId;
    private transient List<Watch> watches = new ArrayList<>();
    private transient volatile @Nullable MinuteCsv shown;

    DashboardView(CurrentUser user, LiveReports reports, AdDirectory ads) {
        this.user = user;
        this.reports = reports;
        this.ads = ads;
        addClassName("dashboard");
        add(head(), totals, chartCard(), leadingAds);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Optional<TenantScope> own = user.tenantScope();
        if (own.isEmpty()) {
            if (user.platformScope().isPresent()) {
                event.forwardTo("admin");
            } else {
                event.rerouteToError(AccessDeniedException.class);
            }
            return;
        }
        Optional<String> asked = event.getLocation().getQueryParameters().getSingleParameter(AD);
        if (asked.isPresent() && ads.ad(own.get().tenantId(), asked.get()).isEmpty()) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        scope = own.get();
        adId = asked.orElse(null);
        offerAds(own.get());
        if (isAttached()) {
            watch(event.getUI());
        }
    }

    @Override
    protected void onAttach(AttachEvent event) {
        watch(event.getUI());
    }

    @Override
    protected void onDetach(DetachEvent event) {
        stopWatching();
    }

    private Div head() {
        H1 title = new H1("Clicks in the last hour");
        Div words = new Div(title, freshness);
        words.addClassName("head-words");

        adSelector.setItemLabelGenerator(AdChoice::label);
        adSelector.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                choose(change.getValue());
            }
        });

        Span verb = new Span("Download ");
        verb.addClassName("wide-only");
        download.add(verb, new Text("CSV"));
        download.getElement().setAttribute("aria-label", "Download CSV");
        download.addClassName("download");
        download.setHref(DownloadHandler.fromInputStream(_ -> csv()));
        download.getElement().setAttribute("download", true);

        Div tools = new Div(adSelector, download);
        tools.addClassName("head-tools");
        Div head = new Div(words, tools);
        head.addClassName("head");
        return head;
    }

    private Section chartCard() {
        Section card = new Section(chart);
        card.addClassNames("card", "chart-card");
        card.getElement().setAttribute("aria-label", "Clicks by the minute");
        return card;
    }

    private void offerAds(TenantScope tenant) {
        List<AdChoice> choices = new ArrayList<>();
        choices.add(AdChoice.ALL);
        ads.ads(tenant.tenantId()).stream()
                .map(ad -> new AdChoice(ad.id(), ad.name()))
                .forEach(choices::add);
        adSelector.setItems(choices);
        adSelector.setValue(choices.stream()
                .filter(choice -> adId != null && adId.equals(choice.adId()))
                .findFirst()
                .orElse(AdChoice.ALL));
    }

    private void choose(@Nullable AdChoice choice) {
        String chosen = choice == null ? null : choice.adId();
        getUI().ifPresent(ui ->
                ui.navigate("", chosen == null ? QueryParameters.empty() : QueryParameters.of(AD, chosen)));
    }

    private void watch(UI ui) {
        stopWatching();
        TenantScope tenant = scope;
        if (tenant == null) {
            return;
        }
        clear();
        String ad = adId;
        watches.add(reports.watch(
                new ReportQuery.ByMinute(tenant, ad, Period.lastHour()),
                pushed(ui, answer -> showMinutes(ui, tenant, ad, answer))));
        watches.add(reports.watch(
                new ReportQuery.LeadingAds(tenant, Period.lastHour(), LEADING_ADS),
                pushed(ui, answer -> showLeadingAds(ui, tenant, answer))));
    }

    /** Brings an answer into the page's own thread, unless it is no longer the one that the page shows. */
    private <A> Consumer<LiveAnswer<A>> pushed(UI ui, Consumer<LiveAnswer<A>> show) {
        List<Watch> mine = watches;
        return answer -> ui.access(() -> {
            if (mine == watches) {
                show.accept(answer);
            }
        });
    }

    private void stopWatching() {
        watches.forEach(Watch::close);
        watches = new ArrayList<>();
    }

    private void clear() {
        shown = null;
        freshness.loading();
        totals.clear();
        chart.clear();
        download.setVisible(false);
    }

    private void showMinutes(UI ui, TenantScope tenant, @Nullable String ad, LiveAnswer<MinuteSeries> live) {
        ZoneId zone = BrowserZone.of(ui);
        switch (live) {
            case LiveAnswer.Unavailable<MinuteSeries>(var since) -> {
                freshness.unavailable(since, zone);
                chart.say("The figures cannot be read at the moment. They show up here as soon as they can.");
            }
            case LiveAnswer.Shown<MinuteSeries>(ReportAnswer<MinuteSeries> answer) -> {
                MinuteSeries series = answer.value();
                shown = new MinuteCsv(tenant.tenantId(), ad, series);
                freshness.show(answer, zone);
                totals.show(series.totals(), ui.getLocale());
                chart.show(series);
                download.setVisible(true);
            }
        }
    }

    private void showLeadingAds(UI ui, TenantScope tenant, LiveAnswer<AdRanking> live) {
        if (live instanceof LiveAnswer.Shown<AdRanking>(ReportAnswer<AdRanking> answer)) {
            leadingAds.show(
                    answer.value(),
                    id -> ads.ad(tenant.tenantId(), id).map(Ad::name).orElse(id),
                    ui.getLocale());
        }
    }

    private DownloadResponse csv() {
        MinuteCsv csv = shown;
        if (csv == null) {
            return DownloadResponse.error(503, "There are no figures to download yet.");
        }
        byte[] bytes = csv.bytes();
        return new DownloadResponse(
                new ByteArrayInputStream(bytes),
                csv.fileName(),
                "text/csv; charset=" + StandardCharsets.UTF_8.name(),
                bytes.length);
    }
}
