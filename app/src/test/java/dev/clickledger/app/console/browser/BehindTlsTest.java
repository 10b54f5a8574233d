package dev.clickledger.app.console.browser;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.app.testing.RawRequest;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.test.security.TestSecurity;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages as a proxy that ends TLS asks for them: by plain http, with the host that the browser asked for. */
@QuarkusTest
@TestProfile(BehindTlsTest.Https.class)
class BehindTlsTest {

    /** As production has it. */
    public static final class Https implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("PUBLIC_URL", "https://go.example", "CONSOLE_URL", "https://console.example");
        }
    }

    @Test
    void signInComesBackByHttps() {
        String location = asked("/campaigns").header("Location");

        assertThat(location).contains("redirect_uri=https%3A%2F%2Fconsole.example%2F&");
    }

    @Test
    void cookiesOfTheSignInAreSentByHttpsAlone() {
        assertThat(asked("/campaigns").headers().getValues("Set-Cookie"))
                .isNotEmpty()
                .allSatisfy(cookie -> assertThat(cookie.toLowerCase(Locale.ROOT))
                        .contains("; secure", "; httponly", "; samesite=lax"));
    }

    @Test
    @TestSecurity(user = "alice", roles = "viewer")
    void cookieOfTheSessionIsSentByHttpsAlone() {
        assertThat(asked("/").headers().getValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith("__Host-JSESSIONID"))
                .hasSize(1)
                .allSatisfy(
                        cookie -> assertThat(cookie.toLowerCase(Locale.ROOT)).contains("; secure", "; httponly"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/campaigns", "/signed-out.html", "/api/v1/clicks", "/c/nothing", "/nothing;x"})
    void browsersAreToldToUseHttpsForAYear(String path) throws IOException {
        assertThat(RawRequest.get(RestAssured.port, path).values("Strict-Transport-Security"))
                .containsExactly("max-age=31536000");
    }

    private static Response asked(String path) {
        return given().redirects()
                .follow(false)
                .header("Host", "console.example")
                .get(path);
    }
}
