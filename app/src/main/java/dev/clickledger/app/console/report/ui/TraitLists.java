package dev.clickledger.app.console.report.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.clickledger.app.console.component.ui.Times;
import dev.clickledger.app.console.live.Watch;
import dev.clickledger.app.console.report.live.LiveAnswer;
import dev.clickledger.app.console.report.live.LiveReports;
import dev.clickledger.app.console.report.question.Dimension;
import dev.clickledger.app.console.report.question.Question;
import dev.clickledger.app.console.report.question.Ranking;
import dev.clickledger.app.console.report.question.RecountedHours;
import dev.clickledger.app.console.report.question.ReportQuery;
import dev.clickledger.app.console.report.question.Trait;
import dev.clickledger.app.console.report.question.TraitRankings;
import dev.clickledger.app.console.security.TenantScope;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where clicks came from and by what, as the recount counts them: whole hours, and by campaign and ad alone. Says which
 * hours these are, and shows nothing rather than figures that do not follow the page's filters.
 */
final class TraitLists extends Div {

    private static final long serialVersionUID = 1L;

    private final transient LiveReports reports;
    private final transient Clock clock;
    private final Paragraph note = new Paragraph();
    private final Div columns = new Div();
    private final Map<Trait, TopList> lists = new EnumMap<>(Trait.class);

    private transient List<Watch> watches = new ArrayList<>();
    private transient @Nullable TenantScope tenant;
    private transient @Nullable Question question;
    private transient @Nullable RecountedHours hours;

    TraitLists(LiveReports reports, Clock clock) {
        this.reports = reports;
        this.clock = clock;
        addClassName("trait-lists");
        getElement().setAttribute("role", "group").setAttribute("aria-label", "By the hour");
        note.addClassNames("quiet", "trait-note");
        columns.addClassNames("top-lists", "in-threes");
        for (Trait trait : Trait.values()) {
            columns.add(list(trait));
        }
        add(note, columns);
    }

    private TopList list(Trait trait) {
        TopList list = new TopList(TraitWords.many(trait), () -> showAll(trait));
        lists.put(trait, list);
        return list;
    }

    /** Follows what the page asks for. */
    void watch(UI ui, TenantScope whose, Question asked) {
        stop();
        tenant = whose;
        question = asked;
        hours = null;
        Set<Dimension> untold = Trait.untold(asked.filters());
        columns.setVisible(untold.isEmpty());
        if (!untold.isEmpty()) {
            note.setText(TraitWords.untold(untold));
            return;
        }
        note.setText(TraitWords.NOTE + ".");
        lists.values().forEach(TopList::await);
        asked.traitLists(whose, TopList.ROWS + 1)
                .ifPresent(query -> watches.add(reports.watch(query, pushed(ui, live -> show(ui, live)))));
    }

    /** Leaves what is there as it is. */
    void stop() {
        watches.forEach(Watch::close);
        watches = new ArrayList<>();
    }

    /** Says which hours the lists cover, as it is said by now. */
    void tell(UI ui) {
        RecountedHours counted = hours;
        Question asked = question;
        if (counted != null && asked != null) {
            note.setText(TraitWords.note(counted, new Times(asked.zone(), ui.getLocale()), clock.instant()));
        }
    }

    private void show(UI ui, LiveAnswer<TraitRankings> live) {
        switch (live) {
            case LiveAnswer.Unavailable<TraitRankings> _ -> lists.values().forEach(TopList::unavailable);
            case LiveAnswer.Refused<TraitRankings> _ -> lists.values().forEach(TopList::refused);
            case LiveAnswer.Shown<TraitRankings>(var answer) -> {
                hours = answer.value().hours();
                // where nothing is recounted there are no lists: empty ones would tell that nobody clicked
                columns.setVisible(hours.until() != null);
                tell(ui);
                lists.forEach((trait, list) ->
                        list.show(answer.value().of(trait), Set.of(), value -> TraitWords.of(trait, value)));
            }
        }
    }

    private void showAll(Trait trait) {
        TenantScope whose = tenant;
        Question asked = question;
        TopList list = lists.get(trait);
        if (whose == null || asked == null || list == null) {
            return;
        }
        getUI().ifPresent(ui -> asked.traits(whose, trait, ReportQuery.Series.MOST_KEYS)
                .ifPresent(query -> reports.once(query, pushed(ui, live -> {
                    if (live instanceof LiveAnswer.Shown<Ranking>(var all)) {
                        list.showAll(all.value(), Set.of(), value -> TraitWords.of(trait, value));
                    }
                }))));
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
}
