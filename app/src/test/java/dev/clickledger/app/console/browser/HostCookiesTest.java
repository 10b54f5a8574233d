package dev.clickledger.app.console.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostCookiesTest {

    @Test
    void aCookieSaysAllThatThePrefixAsksFor() {
        assertThat(HostCookies.ofThisHost("q_session=x; Path=/; Secure; HTTPOnly; SameSite=Lax"))
                .isEqualTo("__Host-q_session=x; Path=/; Secure; HTTPOnly; SameSite=Lax");
        assertThat(HostCookies.ofThisHost("JSESSIONID=x; path=/; secure; HttpOnly"))
                .isEqualTo("__Host-JSESSIONID=x; path=/; secure; HttpOnly; SameSite=Lax");
    }

    @Test
    void soDoesOneThatIsToBeForgotten() {
        assertThat(HostCookies.ofThisHost("q_session=; Max-Age=0; Path=/"))
                .isEqualTo("__Host-q_session=; Max-Age=0; Path=/; Secure; HttpOnly; SameSite=Lax");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=b; Path=/; Domain=example.com", "a=b; Path=/api", "a=b"})
    void oneForMoreOrLessThanThisHostStaysAsItIs(String cookie) {
        assertThat(HostCookies.ofThisHost(cookie)).isEqualTo(cookie);
    }
}
