package dev.clickledger.app.console.session.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinSession;
import dev.clickledger.app.console.security.PersonSession;
import dev.clickledger.app.testing.MovedClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class OpenPagesTest {

    private static final PersonSession ALICE = new PersonSession("alice", "one");
    private static final PersonSession ALICE_ELSEWHERE = new PersonSession("alice", "two");
    private static final PersonSession BOB = new PersonSession("bob", "three");

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-02T10:00:00Z"));
    private final MovedClock clock = new MovedClock(now);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final OpenPages pages = new OpenPages(3, 5, clock, meters);

    @Test
    void whoOpensOneMoreThanAPersonMayHaveLosesTheOneNotUsedForLongest() {
        VaadinSession desk = browser(ALICE);
        UI first = open(desk, ALICE);
        UI second = open(desk, ALICE);
        UI third = open(browser(ALICE_ELSEWHERE), ALICE_ELSEWHERE);
        UI bobs = open(browser(BOB), BOB);
        use(first);
        use(third);

        assertThat(opening(desk, ALICE)).containsExactly(second);
        assertThat(opening(desk, ALICE)).containsExactly(first);
        assertThat(pages.of("bob")).extracting(OpenPage::page).containsExactly(bobs);
        assertThat(pages.of("alice")).hasSize(3);
        assertThat(ended("too many of a person")).isEqualTo(2);
    }

    @Test
    void whenThereIsNoRoomLeftWhoHasMostLosesOne() {
        UI alices = open(browser(ALICE), ALICE);
        open(browser(ALICE), ALICE);
        open(browser(ALICE), ALICE);
        UI bobs = open(browser(BOB), BOB);
        open(browser(new PersonSession("carol", "four")), new PersonSession("carol", "four"));
        use(bobs);

        PersonSession dora = new PersonSession("dora", "five");
        VaadinSession hers = new VaadinSession(null);
        assertThat(pages.begun(hers, dora)).extracting(OpenPage::page).containsExactly(alices);
        assertThat(opening(hers, dora)).isEmpty();
        assertThat(pages.count()).isEqualTo(5);
        assertThat(ended("too many in all")).isEqualTo(1);
    }

    @Test
    void sessionsWithoutAPageCountAsOneAndGoFirstWhenTheyAreOlder() {
        VaadinSession empty = browser(ALICE);
        UI first = open(browser(ALICE), ALICE);
        browser(ALICE);

        List<OpenPage> ending = pages.begun(new VaadinSession(null), ALICE);

        assertThat(ending).singleElement().satisfies(page -> {
            assertThat(page.browser()).isSameAs(empty);
            assertThat(page.page()).isNull();
        });
        assertThat(pages.of("alice")).extracting(OpenPage::page).contains(first);
    }

    @Test
    void aPageThatIsClosedMakesRoom() {
        VaadinSession desk = browser(ALICE);
        UI first = open(desk, ALICE);
        UI second = open(desk, ALICE);
        open(desk, ALICE);

        pages.closed(first);
        assertThat(opening(desk, ALICE)).isEmpty();

        pages.closed(second);
        pages.over(desk);
        assertThat(pages.count()).isZero();
        assertThat(meters.get("clickledger.pages.open").gauge().value()).isZero();
    }

    @Test
    void theLastPageOfABrowserLeavesItsSession() {
        VaadinSession desk = browser(ALICE);
        UI only = open(desk, ALICE);
        assertThat(meters.get("clickledger.pages.people").gauge().value()).isEqualTo(1);

        pages.closed(only);

        assertThat(pages.of("alice"))
                .singleElement()
                .satisfies(page -> assertThat(page.page()).isNull());
    }

    @Test
    void evenASinglePageIsOpenedWhereThereIsRoomForNone() {
        OpenPages none = new OpenPages(1, 0, clock, new SimpleMeterRegistry());

        assertThat(none.begun(new VaadinSession(null), ALICE)).isEmpty();
        assertThat(none.begun(new VaadinSession(null), BOB)).hasSize(1);
        assertThat(none.count()).isEqualTo(1);
    }

    @Test
    void aGigabyteHasRoomForTwoThousand() {
        assertThat(OpenPages.roomFor(1L << 30)).isEqualTo(2_048);
        assertThat(OpenPages.roomFor(256L << 20)).isEqualTo(512);
        assertThat(OpenPages.roomFor(1)).isEqualTo(1);
        assertThat(OpenPages.roomFor(Long.MAX_VALUE)).isEqualTo(Integer.MAX_VALUE);
    }

    private VaadinSession browser(PersonSession reader) {
        aSecondLater();
        VaadinSession browser = new VaadinSession(null);
        pages.begun(browser, reader);
        return browser;
    }

    private UI open(VaadinSession browser, PersonSession reader) {
        aSecondLater();
        UI page = new UI();
        pages.opened(browser, page, reader);
        return page;
    }

    private List<UI> opening(VaadinSession browser, PersonSession reader) {
        aSecondLater();
        List<UI> ended = new ArrayList<>();
        pages.opened(browser, new UI(), reader).forEach(page -> ended.add(page.page()));
        return ended;
    }

    private void use(UI page) {
        aSecondLater();
        pages.used(page);
    }

    private void aSecondLater() {
        now.updateAndGet(before -> before.plusSeconds(1));
    }

    private double ended(String reason) {
        return meters.get("clickledger.pages.ended")
                .tag("reason", reason)
                .counter()
                .count();
    }
}
