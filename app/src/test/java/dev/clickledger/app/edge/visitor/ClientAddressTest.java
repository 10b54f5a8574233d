package dev.clickledger.app.edge.visitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {

    private static final String CALLER = "198.51.100.1";

    @Test
    void withoutTrustedProxiesTheHeaderIsIgnored() {
        assertThat(of(0, "203.0.113.9")).isEqualTo(CALLER);
    }

    @Test
    void oneProxySaysWhoCalledIt() {
        assertThat(of(1, "203.0.113.9")).isEqualTo("203.0.113.9");
    }

    @Test
    void whatTheVisitorForgedStandsFurtherLeft() {
        assertThat(of(1, "8.8.8.8, 1.1.1.1,203.0.113.9")).isEqualTo("203.0.113.9");
        assertThat(of(2, "8.8.8.8, 203.0.113.9, 10.0.0.1")).isEqualTo("203.0.113.9");
    }

    @Test
    void severalHeadersAreOneList() {
        assertThat(of(1, "8.8.8.8", "203.0.113.9")).isEqualTo("203.0.113.9");
        assertThat(of(2, "8.8.8.8, 203.0.113.9", "10.0.0.1")).isEqualTo("203.0.113.9");
    }

    @Test
    void tooFewEntriesMeanThatAProxyWasGoneAround() {
        assertThat(of(2, "203.0.113.9")).isEqualTo(CALLER);
        assertThat(of(1)).isEqualTo(CALLER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "unknown",
                "localhost",
                "1.2.3",
                "1.2.3.4.5",
                "999.1.1.1",
                "203.0.113.9,",
                "[::1",
                "_hidden",
                "1.1.1.1;2"
            })
    void whatIsNoAddressIsNotTakenForOne(String entry) {
        assertThat(of(1, entry)).isEqualTo(CALLER);
    }

    @Test
    void portsAndBracketsAreTakenOff() {
        assertThat(of(1, "203.0.113.9:4711")).isEqualTo("203.0.113.9");
        assertThat(of(1, "[2001:db8::1]:4711")).isEqualTo("2001:db8:0:0:0:0:0:1");
        assertThat(of(1, "2001:db8::1")).isEqualTo("2001:db8:0:0:0:0:0:1");
    }

    @Test
    void oneAddressHasOneSpelling() {
        assertThat(of(1, "::ffff:203.0.113.9")).isEqualTo("203.0.113.9");
        assertThat(of(1, "2001:DB8:0::0:1")).isEqualTo(of(1, "2001:db8::1"));
    }

    @Test
    void visitorWithoutAnyAddressStillHasOne() {
        assertThat(text(new ClientAddress(0).of(null, List.of()))).isEqualTo("0.0.0.0");
    }

    @Test
    void negativeNumberOfProxiesIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ClientAddress(-1));
    }

    private static String of(int trustedProxies, String... headers) {
        return text(new ClientAddress(trustedProxies).of(CALLER, List.of(headers)));
    }

    private static String text(byte[] address) {
        return ClientAddress.inetAddress(address).getHostAddress();
    }
}
