package dev.clickledger.app.redirect;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClickParametersTest {

    @Test
    void tokenAndSourceAreRead() {
        assertThat(ClickParameters.of("a=1&t=AQ&s=news%20letter+1&b")).isEqualTo(given("AQ", "news letter 1"));
        assertThat(ClickParameters.of("s=%C3%BC")).isEqualTo(given(null, "\u00fc"));
    }

    @Test
    void absentAndEmptyAreTheSame() {
        assertThat(ClickParameters.of(null)).isEqualTo(given(null, null));
        assertThat(ClickParameters.of("")).isEqualTo(given(null, null));
        assertThat(ClickParameters.of("t=&s=")).isEqualTo(given(null, null));
        assertThat(ClickParameters.of("&&t&s&xt=1")).isEqualTo(given(null, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "t=a&t=b",
                "s=a&x=1&s=a",
                "t=%",
                "t=%a",
                "t=%zz",
                "s=%0d%0aSet-Cookie:x",
                "s=%00",
                "s=%7f",
                "s=%c2%85",
                "s=%ff",
                "s=%c0%af",
                "s=%ed%a0%80",
                "s=a b",
                "s=\u00fc",
                "s=\r\n"
            })
    void whatCannotBeReadIsUnreadable(String query) {
        assertThat(ClickParameters.of(query)).isInstanceOf(ClickParameters.Unreadable.class);
    }

    @Test
    void overlongValueIsUnreadable() {
        assertThat(ClickParameters.of("s=" + "a".repeat(1024))).isInstanceOf(ClickParameters.Given.class);
        assertThat(ClickParameters.of("s=" + "a".repeat(1025))).isInstanceOf(ClickParameters.Unreadable.class);
    }

    @Test
    void otherParametersSpoilNothing() {
        assertThat(ClickParameters.of("x=%&x=%ff&y=%0d%0a&s=ok")).isEqualTo(given(null, "ok"));
    }

    private static ClickParameters given(@Nullable String token, @Nullable String source) {
        return new ClickParameters.Given(token, source);
    }
}
