package dev.clickledger.app.console.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The app behind a real proxy that ends TLS, from the sign-in to the sign-out. */
@QuarkusTest
@TestProfile(TlsProxyTest.BehindNginx.class)
@WithTestResource(value = SignInStandIn.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
class TlsProxyTest {

    /** As production has it. */
    public static final class BehindNginx implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            String site = "https://localhost:" + TlsProxy.port();
            return Map.of("PUBLIC_URL", site, "CONSOLE_URL", site);
        }
    }

    private static @Nullable TlsProxy proxy;

    @ConfigProperty(name = "clickledger.ad.public-url")
    @SuppressWarnings("NullAway.Init") // by Quarkus
    URI site;

    @SuppressWarnings("NullAway.Init") // before each test
    private Browser browser;

    @BeforeEach
    void openABrowser() throws IOException, InterruptedException, GeneralSecurityException {
        Optional<Path> nginx = TlsProxy.program();
        assumeTrue(nginx.isPresent(), "nginx is missing, so nothing is tried behind TLS: apt-get install nginx-light");
        if (proxy == null) {
            proxy = TlsProxy.start(nginx.get(), site.getPort(), RestAssured.port);
        }
        browser = new Browser(site, proxy.trust());
    }

    @AfterAll
    static void stop() throws IOException, InterruptedException {
        if (proxy != null) {
            proxy.close();
            proxy = null;
        }
    }

    @Test
    void signInEndsAtThePageThatWasWantedAndNeverLeavesHttps() throws Exception {
        HttpResponse<String> page = browser.opens("/campaigns?q=x");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.uri()).isEqualTo(site.resolve("/campaigns?q=x"));
        assertThat(browser.answers())
                .hasSizeGreaterThanOrEqualTo(3)
                .allSatisfy(
                        answer -> assertThat(
                                        answer.headers().firstValue("Location").orElse("https://"))
                                .matches(
                                        "https://localhost.*|https://|http://127\\.0\\.0\\.1:\\d+/realms/.*redirect_uri=https%3A.*"));
    }

    @Test
    void eachCookieIsForThisHostAndHttpsAlone() throws Exception {
        browser.opens("/campaigns");

        List<String> cookies = browser.answers().stream()
                .flatMap(answer -> answer.headers().allValues("Set-Cookie").stream())
                .toList();
        assertThat(cookies)
                .allSatisfy(cookie -> assertThat(cookie.toLowerCase(Locale.ROOT))
                        .startsWith("__host-")
                        .contains("; path=/", "; secure", "; httponly", "; samesite=lax")
                        .doesNotContain("domain="));
        assertThat(browser.cookies().keySet())
                .contains("__Host-JSESSIONID")
                .anyMatch(name -> name.startsWith("__Host-q_session_chunk_"))
                .anyMatch(name -> name.startsWith("__Host-q_session_at_chunk_"))
                .contains("__Host-q_session_rt")
                .noneMatch(name -> name.startsWith("__Host-q_auth"));
    }

    @Test
    void aCookieThatSomebodyElseSetForThisHostCountsForNothing() throws Exception {
        browser.opens("/campaigns");
        assertThat(browser.asks("/presence?page=0").statusCode()).isEqualTo(410);
        Map<String, String> own = Map.copyOf(browser.cookies());

        browser.cookies().clear();
        own.forEach((name, value) -> browser.cookies().put(name.substring("__Host-".length()), value));

        assertThat(browser.asks("/presence?page=0").statusCode()).isEqualTo(499);
    }

    @Test
    void theSessionOfABrowserHasAnotherIdAfterEachSignIn() throws Exception {
        browser.opens("/campaigns");
        String before = browser.cookies().get("__Host-JSESSIONID");
        browser.cookies().keySet().removeIf(name -> name.contains("q_session"));

        browser.opens("/campaigns");

        assertThat(browser.cookies().get("__Host-JSESSIONID")).isNotEqualTo(before);
    }

    @Test
    void signOutLeadsBackByHttpsAndLeavesNoCookieOfTheSignIn() throws Exception {
        browser.opens("/campaigns");
        Matcher token = Pattern.compile("name=\"token\" value=\"([^\"]+)\"")
                .matcher(browser.opens("/logout").body());
        assertThat(token.find()).isTrue();

        HttpResponse<String> answer = browser.sends("/logout", Map.of("token", token.group(1)));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location").orElse(""))
                .contains("/protocol/openid-connect/logout?id_token_hint=ey")
                .endsWith(
                        "&post_logout_redirect_uri=https%3A%2F%2Flocalhost%3A" + site.getPort() + "%2Fsigned-out.html");
        assertThat(browser.cookies().keySet()).containsExactly("__Host-JSESSIONID");
        assertThat(browser.asks("/presence?page=0").statusCode()).isEqualTo(499);
    }

    @Test
    void aCopyOfTheCookiesIsGoodForNothingAfterwards() throws Exception {
        browser.opens("/campaigns");
        Map<String, String> copied = Map.copyOf(browser.cookies());
        Matcher token = Pattern.compile("name=\"token\" value=\"([^\"]+)\"")
                .matcher(browser.opens("/logout").body());
        assertThat(token.find()).isTrue();
        browser.sends("/logout", Map.of("token", token.group(1)));

        browser.cookies().putAll(copied);

        assertThat(browser.asks("/presence?page=0").statusCode()).isEqualTo(499);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/campaigns",
                "/signed-out.html",
                "/css/clickledger.css",
                "/css/nothing.css",
                "/api/v1/ads",
                "/api/v1/nothing",
                "/export/clicks.csv",
                "/c/nothing",
                "/nothing;x",
                "/logout"
            })
    void eachAnswerTellsBrowsersToStayWithHttps(String path) throws Exception {
        assertThat(browser.asks(path).headers().allValues("Strict-Transport-Security"))
                .containsExactly("max-age=31536000");
    }
}
