package dev.clickledger.app.redirect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PassThroughTest {

    private static final List<String> NAMES = List.of("gclid", "utm_term");

    @Test
    void onlyNamedParametersArePassedOn() {
        assertThat(PassThrough.of("t=x&gclid=a%2Bb+c&other=1&utm_term=%C3%BC", NAMES))
                .containsExactly(Map.entry("gclid", "a+b c"), Map.entry("utm_term", "\u00fc"));
        assertThat(PassThrough.of("gclid=1", List.of())).isEmpty();
        assertThat(PassThrough.of(null, NAMES)).isEmpty();
        assertThat(PassThrough.of("xgclid=1&gclidx=2&gclid", NAMES)).isEmpty();
    }

    @Test
    void firstOfSeveralCounts() {
        assertThat(PassThrough.of("gclid=1&gclid=2", NAMES)).containsExactly(Map.entry("gclid", "1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gclid=%0d%0aX",
                "gclid=%00",
                "gclid=%ff",
                "gclid=%c0%af",
                "gclid=%",
                "gclid=%2",
                "gclid=%zz",
                "gclid=\u00fc",
                "gclid=a b"
            })
    void whatCannotBeDecodedIsLeftOut(String query) {
        assertThat(PassThrough.of(query + "&utm_term=1", NAMES)).containsExactly(Map.entry("utm_term", "1"));
    }

    @Test
    void overlongOnesAreLeftOut() {
        assertThat(PassThrough.of("gclid=" + "a".repeat(1025) + "&utm_term=1", NAMES))
                .containsExactly(Map.entry("utm_term", "1"));
        String long1 = "a".repeat(1024);
        assertThat(PassThrough.of("gclid=" + long1 + "&utm_term=" + long1, NAMES))
                .containsOnlyKeys("gclid");
    }
}
