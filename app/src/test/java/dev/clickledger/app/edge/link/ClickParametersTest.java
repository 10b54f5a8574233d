package dev.clickledger.app.edge.link;

import static dev.clickledger.app.edge.link.ClickParameters.UNREADABLE;
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

    @Test
    void ofSeveralTheFirstThatIsNotEmptyCounts() {
        assertThat(ClickParameters.of("t=a&t=b&s=x&s=y")).isEqualTo(given("a", "x"));
        assertThat(ClickParameters.of("s=a&x=1&s=a")).isEqualTo(given(null, "a"));
        assertThat(ClickParameters.of("t=&s=&t=b&s=y")).isEqualTo(given("b", "y"));
        assertThat(ClickParameters.of("t=%ff&t=b")).isEqualTo(given(UNREADABLE, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%",
                "%a",
                "%zz",
                "%0d%0aSet-Cookie:x",
                "%00",
                "%7f",
                "%c2%85",
                "%ff",
                "%E9t%E9",
                "%c0%af",
                "%ed%a0%80",
                "a b",
                "\u00fc",
                "\r\n",
                "AQ%0D%0AAQ",
                "AQ%0AAQ"
            })
    void whatCannotBeReadIsNoTokenAndNoSourceOfOurs(String value) {
        assertThat(ClickParameters.of("t=" + value)).isEqualTo(given(UNREADABLE, null));
        assertThat(ClickParameters.of("s=" + value)).isEqualTo(given(null, UNREADABLE));
    }

    @Test
    void overlongValueCannotBeRead() {
        assertThat(ClickParameters.of("s=" + "a".repeat(1024))).isEqualTo(given(null, "a".repeat(1024)));
        assertThat(ClickParameters.of("s=" + "a".repeat(1025))).isEqualTo(given(null, UNREADABLE));
        assertThat(ClickParameters.of("t=" + "a".repeat(1025))).isEqualTo(given(UNREADABLE, null));
    }

    @Test
    void ampersandThatWasWrittenForHtmlIsOne() {
        assertThat(ClickParameters.of("a=1&amp;t=AQ&amp;s=letter")).isEqualTo(given("AQ", "letter"));
        assertThat(ClickParameters.of("a=1&amp;amp;t=AQ")).isEqualTo(given("AQ", null));
        assertThat(ClickParameters.of("a=1&bamp;t=AQ")).isEqualTo(given(null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {".", ")", "%29", ",", "%20", "*", "]", "%22", "%E2%80%8B", "%E3%80%82", "&gt;", "%3E", "/"})
    void whatATextLeavesBehindALinkIsNoPartOfTheToken(String trail) {
        assertThat(ClickParameters.of("t=AQ_-" + trail)).isEqualTo(given("AQ_-", null));
    }

    @Test
    void otherParametersSpoilNothing() {
        assertThat(ClickParameters.of("x=%&x=%ff&y=%0d%0a&s=ok")).isEqualTo(given(null, "ok"));
    }

    private static ClickParameters given(@Nullable String token, @Nullable String source) {
        return new ClickParameters(token, source);
    }
}
