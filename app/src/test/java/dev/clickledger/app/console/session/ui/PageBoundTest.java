package dev.clickledger.app.console.session.ui;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.flow.component.UI;
import dev.clickledger.app.console.security.Roles;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.quarkus.test.security.oidc.Claim;
import io.quarkus.test.security.oidc.OidcSecurity;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How many sessions and pages of somebody the app keeps, however many they open. */
@QuarkusTest
class PageBoundTest {

    private static final int PER_PERSON = 20;

    /** Counts the sessions that the servlet container keeps. */
    @WebListener
    public static final class LiveSessions implements HttpSessionListener {

        private static final AtomicInteger COUNT = new AtomicInteger();

        @Override
        public void sessionCreated(HttpSessionEvent event) {
            COUNT.incrementAndGet();
        }

        @Override
        public void sessionDestroyed(HttpSessionEvent event) {
            COUNT.decrementAndGet();
        }
    }

    @Inject
    OpenPages pages;

    @Test
    @TestSecurity(user = "alice", roles = Roles.VIEWER)
    @OidcSecurity(
            claims = {@Claim(key = "sub", value = "many-sessions"), @Claim(key = "sid", value = "of-many-sessions")})
    void aBrowserThatForgetsItsCookieLeavesNoMoreSessionsThanAPersonMayHave() {
        int before = LiveSessions.COUNT.get();
        for (int i = 0; i < 3 * PER_PERSON; i++) {
            given().get("/").then().statusCode(200);
        }

        assertThat(pages.of("many-sessions")).hasSize(PER_PERSON);
        assertThat(LiveSessions.COUNT.get() - before).isEqualTo(PER_PERSON);
    }

    @Test
    @TestSecurity(user = "alice", roles = Roles.VIEWER)
    @OidcSecurity(claims = {@Claim(key = "sub", value = "many-pages"), @Claim(key = "sid", value = "of-many-pages")})
    void ofManyPagesInOneBrowserThoseNotUsedForLongestEnd() {
        String browser = given().get("/").cookie("JSESSIONID");
        for (int i = 0; i < PER_PERSON + 5; i++) {
            in(browser).get("/?v-r=init&location=&query=").then().statusCode(200);
        }

        assertThat(pages.of("many-pages"))
                .extracting(page -> page.page() instanceof UI shown ? shown.getUIId() : -1)
                .containsExactlyElementsOf(
                        IntStream.range(5, PER_PERSON + 5).boxed().toList());
        assertThat(isThere(browser, PER_PERSON)).isTrue();
        await().atMost(Duration.ofSeconds(15)).until(() -> !isThere(browser, 4));
        assertThat(isThere(browser, 5)).isTrue();
    }

    private static boolean isThere(String browser, int page) {
        return in(browser).get("/presence?page=" + page).statusCode() == 204;
    }

    private static RequestSpecification in(String browser) {
        return given().cookie("JSESSIONID", browser);
    }
}
