package dev.clickledger.app.console.session.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.WrappedSession;
import dev.clickledger.app.console.security.PersonSession;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The pages that are open here, and whose they are. When somebody opens one more than a person may have, theirs that was not used for
 * longest is to end; when there is no room for more in all, that of whoever has most. Nobody is ever turned away, and
 * nobody who has one page loses it to somebody with two.
 */
@ApplicationScoped
class OpenPages {

    /** What a page is thought to take of the heap. */
    private static final long BYTES_OF_A_PAGE = 512 * 1024;

    private static final String ENDED = "clickledger.pages.ended";

    private final int perPerson;
    private final int inAll;
    private final Clock clock;
    private final Counter endedOfOne;
    private final Counter endedOfAll;
    private final List<OpenPage> pages = new ArrayList<>();

    @Inject
    OpenPages(PageSettings settings, Clock clock, MeterRegistry meters) {
        this(
                settings.perPerson(),
                settings.inAll().orElse(roomFor(Runtime.getRuntime().maxMemory())),
                clock,
                meters);
    }

    OpenPages(int perPerson, int inAll, Clock clock, MeterRegistry meters) {
        this.perPerson = perPerson;
        this.inAll = inAll;
        this.clock = clock;
        this.endedOfOne = ended(meters, "too many of a person");
        this.endedOfAll = ended(meters, "too many in all");
        Gauge.builder("clickledger.pages.open", this, OpenPages::count)
                .description("pages that are open, and sessions of browsers without one")
                .register(meters);
        Gauge.builder("clickledger.pages.people", this, OpenPages::people)
                .description("people who have a page open")
                .register(meters);
    }

    /** How many pages find room in a heap of so many bytes. */
    static int roomFor(long heap) {
        return (int) Math.clamp(heap / BYTES_OF_A_PAGE, 1, Integer.MAX_VALUE);
    }

    /** A browser has got a session. Gives what is to end for it. */
    synchronized List<OpenPage> begun(VaadinSession browser, PersonSession reader) {
        OpenPage begun = new OpenPage(browser, reader, clock.instant());
        pages.add(begun);
        return tooMany(begun);
    }

    /** A page was opened. Gives what is to end for it. */
    synchronized List<OpenPage> opened(VaadinSession browser, UI page, PersonSession reader) {
        OpenPage opened = find(known -> known.browser() == browser && known.page() == null)
                .orElseGet(() -> {
                    OpenPage further = new OpenPage(browser, reader, clock.instant());
                    pages.add(further);
                    return further;
                });
        opened.show(page);
        opened.use(clock.instant());
        return tooMany(opened);
    }

    /** Its reader did something in that page. */
    synchronized void used(UI page) {
        find(known -> known.page() == page).ifPresent(known -> known.use(clock.instant()));
    }

    /** Who reads the pages of that browser may have signed in again. */
    synchronized void read(VaadinSession browser, PersonSession reader) {
        pages.stream().filter(known -> known.browser() == browser).forEach(known -> known.readBy(reader));
    }

    /** A page is there no more. */
    synchronized void closed(UI page) {
        find(known -> known.page() == page).ifPresent(known -> {
            known.show(null);
            if (find(other -> other != known && other.browser() == known.browser())
                    .isPresent()) {
                pages.remove(known);
            }
        });
    }

    /** A browser's session is there no more. */
    synchronized void over(VaadinSession browser) {
        pages.removeIf(known -> known.browser() == browser);
    }

    /** All that somebody has open. */
    synchronized List<OpenPage> of(String person) {
        return pages.stream()
                .filter(known -> known.reader().person().equals(person))
                .toList();
    }

    /** What is open in a browser's session, named by its cookie. */
    synchronized List<OpenPage> in(String cookie) {
        return pages.stream()
                .filter(known -> {
                    WrappedSession session = known.browser().getSession();
                    return session != null && session.getId().equals(cookie);
                })
                .toList();
    }

    synchronized int count() {
        return pages.size();
    }

    private synchronized long people() {
        return byPerson().size();
    }

    private List<OpenPage> tooMany(OpenPage newest) {
        List<OpenPage> ending = new ArrayList<>();
        while (of(newest.reader().person()).size() > perPerson) {
            ending.add(endOne(newest.reader().person(), newest, endedOfOne));
        }
        while (pages.size() > inAll && pages.size() > 1) {
            ending.add(endOne(whoHasMost(newest), newest, endedOfAll));
        }
        return ending;
    }

    /** Never the one that was opened just now. */
    private OpenPage endOne(String person, OpenPage newest, Counter reason) {
        OpenPage ended = pages.stream()
                .filter(known -> known != newest && known.reader().person().equals(person))
                .min(Comparator.comparing(OpenPage::used))
                .orElseThrow();
        pages.remove(ended);
        reason.increment();
        return ended;
    }

    /** Of several, whose page was not used for longest. */
    private String whoHasMost(OpenPage newest) {
        Map<String, Long> byPerson = byPerson();
        return pages.stream()
                .filter(known -> known != newest)
                .min(Comparator.<OpenPage>comparingLong(
                                known -> -byPerson.getOrDefault(known.reader().person(), 0L))
                        .thenComparing(OpenPage::used))
                .orElseThrow()
                .reader()
                .person();
    }

    private Map<String, Long> byPerson() {
        return pages.stream()
                .collect(Collectors.groupingBy(known -> known.reader().person(), Collectors.counting()));
    }

    private Optional<OpenPage> find(Predicate<OpenPage> wanted) {
        return pages.stream().filter(wanted).findFirst();
    }

    private static Counter ended(MeterRegistry meters, String reason) {
        return Counter.builder(ENDED)
                .description("pages that were closed since more were open than may be")
                .tag("reason", reason)
                .register(meters);
    }
}
