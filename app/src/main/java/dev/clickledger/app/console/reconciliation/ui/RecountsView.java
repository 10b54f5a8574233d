package dev.clickledger.app.console.reconciliation.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.clickledger.app.console.component.ui.Times;
import dev.clickledger.app.console.live.Pulse;
import dev.clickledger.app.console.live.Watch;
import dev.clickledger.app.console.reconciliation.LiveReconciliation;
import dev.clickledger.app.console.reconciliation.ReconciledWindow;
import dev.clickledger.app.console.reconciliation.ReconciliationOverview;
import dev.clickledger.app.console.reconciliation.Reconciliations.Backfill;
import dev.clickledger.app.console.security.CurrentUser;
import dev.clickledger.app.console.security.Roles;
import dev.clickledger.app.console.shell.ui.MainLayout;
import dev.clickledger.app.console.tenant.DemoTenants;
import dev.clickledger.contract.Reconciliation.Status;
import jakarta.annotation.security.RolesAllowed;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The platform's page: what recounts found lately, and what could not be counted in time. */
@Route(value = "admin", layout = MainLayout.class)
@PageTitle("Recounts · Clickledger")
@RolesAllowed(Roles.ADMIN)
public class RecountsView extends Div {

    private static final long serialVersionUID = 1L;

    private final transient CurrentUser user;
    private final transient LiveReconciliation live;
    private final transient Pulse pulse;
    private final transient Clock clock;

    private final Span verdict = new Span();
    private final Span asOf = new Span();
    private final SetAsideRow setAside = new SetAsideRow();
    private final WindowTable table;
    private final Paragraph empty = new Paragraph();
    private final Paragraph backfill = new Paragraph();
    private transient List<Watch> watches = List.of();
    private transient @Nullable ReconciliationOverview shown;
    private transient Instant shownAt = Instant.EPOCH;

    RecountsView(CurrentUser user, LiveReconciliation live, DemoTenants demoTenants, Pulse pulse, Clock clock) {
        this.user = user;
        this.live = live;
        this.pulse = pulse;
        this.clock = clock;
        this.table = new WindowTable(demoTenants::contains);
        addClassName("recounts");

        verdict.addClassName("badge");
        Div freshness = new Div(verdict, asOf);
        freshness.addClassName("freshness");
        freshness.getElement().setAttribute("role", "status");
        Div words = new Div(new H1("Recounts"), freshness);
        words.addClassName("head-words");
        Div head = new Div(words);
        head.addClassName("head");

        empty.addClassName("quiet");
        Paragraph explanation =
                new Paragraph("Every closed minute is counted a second time, from the click log. Drift is"
                        + " recounted less streamed; its causes stand beside it, and what has none is an alarm.");
        explanation.addClassName("quiet");
        backfill.addClassName("quiet");
        backfill.setVisible(false);
        Section findings =
                new Section(new H2("Latest windows"), explanation, backfill, empty, table, new StatusLegend());
        findings.addClassName("card");
        add(head, setAside, findings);
        table.setVisible(false);
        empty.setText("Loading.");
    }

    @Override
    protected void onAttach(AttachEvent event) {
        UI ui = event.getUI();
        user.platformScope()
                .ifPresent(scope -> watches = List.of(
                        live.watch(scope, overview -> ui.access(() -> show(overview, ui))),
                        pulse.watch(_ -> ui.access(() -> showOnNewDay(ui)))));
    }

    @Override
    protected void onDetach(DetachEvent event) {
        watches.forEach(Watch::close);
        watches = List.of();
    }

    /** Times of the day before are told with their day, also when there are no new findings. */
    private void showOnNewDay(UI ui) {
        ReconciliationOverview overview = shown;
        if (overview != null && !Times.of(ui).sameDay(shownAt, clock.instant())) {
            show(overview, ui);
        }
    }

    private void show(ReconciliationOverview overview, UI ui) {
        Times times = Times.of(ui);
        Instant now = clock.instant();
        shown = overview;
        shownAt = now;
        setAside.show(overview.setAside(), ui.getLocale());
        List<ReconciledWindow> windows = overview.windows();
        if (windows == null) {
            state("unavailable", "No findings", "Recounts cannot be read at the moment; the page goes on trying.");
            empty.setText("Nothing could be read yet.");
            return;
        }
        long unexplained = windows.stream()
                .filter(window -> window.status() == Status.UNEXPLAINED)
                .count();
        if (overview.cached()) {
            state("cached", "Not live", "Last good findings, as of " + times.recentSecond(overview.asOf(), now));
        } else if (unexplained > 0) {
            state("alarm", "Look into it", unexplained + " of the latest " + windows.size() + " windows unexplained");
        } else if (windows.isEmpty()) {
            state("waiting", "Nothing yet", "");
        } else {
            state("live", "In order", "Nothing unexplained in the latest " + windows.size() + " windows");
        }
        backfill.setVisible(overview.backfill().isPresent());
        overview.backfill().ifPresent(filled -> backfill.setText(words(filled, times, now)));
        table.setVisible(!windows.isEmpty());
        empty.setVisible(windows.isEmpty());
        empty.setText("No window has been compared yet. The first follows a few minutes after the first clicks.");
        table.show(windows, times, now);
    }

    private static String words(Backfill filled, Times times, Instant now) {
        return NumberFormat.getIntegerInstance(times.locale()).format(filled.clicks())
                + " clicks from " + times.recentMinute(filled.from(), now) + " to "
                + times.recentMinute(filled.until(), now)
                + " are from before the log began. They were added to it later and filled in by the recount, so they are"
                + " no drift and not listed here.";
    }

    private void state(String state, String word, String text) {
        getElement().setAttribute("data-state", state);
        verdict.getElement().getParent().setAttribute("data-state", state);
        verdict.setText(word);
        asOf.setText(text);
    }
}
