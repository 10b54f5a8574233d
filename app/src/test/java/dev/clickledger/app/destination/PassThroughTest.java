package dev.clickledger.app.destination;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PassThroughTest {

    private static final List<String> NAMES = List.of("gclid", "utm_campaign");

    @Test
    void onlyNamedParametersArePassedOn() {
        assertThat(gclid("t=x&gclid=a%2Bb+c&other=1&xgclid=1&gclidx=2")).isEqualTo("gclid=a%2Bb+c");
        assertThat(gclid("t=x&GCLID=1")).isNull();
        assertThat(gclid("")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gclid=%E9t%E9",
                "gclid=%c3%A9",
                "gclid=%ff%09%01%7F",
                "gclid=20%",
                "gclid=%zz",
                "gclid=a|b{c}^d`\\",
                "gclid=a=b?c/d;e",
                "gcl%69d=x",
                "gclid=",
                "gclid",
                "gclid=1&gclid=2"
            })
    void whatCameIsPassedOnAsItCame(String query) {
        assertThat(gclid(query)).isEqualTo(query);
        assertThat(gclid("a=1&" + query)).isEqualTo(query);
    }

    @Test
    void everyNameMayBeEncoded() {
        assertThat(of("utm%5Fcampaign=x&utm%5fcampaign=y").text(1)).isEqualTo("utm%5Fcampaign=x&utm%5fcampaign=y");
    }

    @ParameterizedTest
    @CsvSource({
        "s=newsletter&amp;gclid=abc, gclid=abc",
        "s=newsletter&AMP;gclid=abc, gclid=abc",
        "s=newsletter&amp;amp;gclid=abc, gclid=abc",
        "s=newsletter&amp%3Bgclid=abc, gclid=abc",
        "amp;gclid=abc, gclid=abc"
    })
    void anAmpersandThatWasEscapedForHtmlIsAnAmpersand(String query, String passed) {
        assertThat(gclid(query)).isEqualTo(passed);
    }

    @Test
    void rawBytesAreEncodedAsABrowserEncodesThem() {
        String kana = "\u3042".repeat(114);
        String bytes = new String(kana.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        String encoded = "gclid=" + "%E3%81%82".repeat(114);

        assertThat(gclid("gclid=" + bytes)).isEqualTo(encoded);
        assertThat(gclid("gclid=" + kana)).isEqualTo(encoded);
        assertThat(gclid(encoded)).isEqualTo(encoded);
        assertThat(gclid("gclid=\u00e9")).isEqualTo("gclid=%E9");
    }

    @Test
    void whatWouldBreakTheUrlIsEncoded() {
        assertThat(gclid("gclid=a b\"c<d>e'f#g\ty\u007f")).isEqualTo("gclid=a%20b%22c%3Cd%3Ee%27f%23g%09y%7F");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%0d%0aX-Evil:y", "%0D", "a%0A", "%00", "\r\nX-Evil: y", "\n", "\u0000"})
    void lineBreaksAreLeftOutAndCounted(String value) {
        PassThrough passed = PassThrough.of("gclid=" + value + "&utm_campaign=1", NAMES, 4_000);

        assertThat(passed.text(0)).isNull();
        assertThat(passed.text(1)).isEqualTo("utm_campaign=1");
        assertThat(passed.dropped()).isEqualTo(1);
    }

    @Test
    void longOnesArePassedOnWhole() {
        assertThat(gclid("gclid=" + "x".repeat(1_030))).hasSize(1_036);
    }

    @Test
    void whatFindsNoRoomIsLeftOutWholeAndCounted() {
        PassThrough passed = PassThrough.of("gclid=" + "x".repeat(30) + "&utm_campaign=1&gclid=1", NAMES, 24);

        assertThat(passed.text(0)).isEqualTo("gclid=1");
        assertThat(passed.text(1)).isEqualTo("utm_campaign=1");
        assertThat(passed.dropped()).isEqualTo(1);
        assertThat(PassThrough.of("gclid=1", NAMES, -5).dropped()).isEqualTo(1);
    }

    @Test
    void namesThatCannotBePassedOnAreRefused() {
        for (List<String> names : List.of(
                List.of("t"),
                List.of("s"),
                List.of(""),
                List.of("a&b"),
                List.of("a=b"),
                List.of("a,b"),
                List.of("a".repeat(65)),
                List.of("a", "a"))) {
            assertThat(PassThroughNames.wrongWith(names, null)).as("%s", names).isPresent();
        }
        Destination destination = Destinations.of("https://shop.example/?gclid={click_id}&x=1");
        assertThat(PassThroughNames.wrongWith(List.of("x", "y"), destination)).isEmpty();
        assertThat(PassThroughNames.wrongWith(NAMES, destination))
                .contains(
                        "The destination fills gclid with a macro. Take gclid off this list, or give it a fixed value in"
                                + " the destination.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "code",
                "state",
                "session_state",
                "iss",
                "error",
                "error_description",
                "id_token",
                "access_token",
                "refresh_token",
                "token",
                "nonce",
                "response",
                "SAMLResponse",
                "Code",
                "session.state"
            })
    void whatASignInHandsOverIsNeverPassedOn(String name) {
        assertThat(PassThroughNames.wrongWith(List.of("gclid", name), null))
                .hasValueSatisfying(wrong -> assertThat(wrong)
                        .startsWith("'" + name + "' cannot be passed on")
                        .contains("sign-in"));

        // as in an ad that was saved before such names were refused
        Destination destination =
                Destinations.of("https://shop.example/?code=own").passingOn(List.of(name, "gclid"));
        assertThat(destination
                        .location(name + "=stolen&gclid=1&" + name.replace("e", "%65") + "=stolen", _ -> "")
                        .url())
                .isEqualTo("https://shop.example/?code=own&gclid=1");
    }

    @Test
    void namesThatOnlyBeginLikeASignInsArePassedOn() {
        assertThat(PassThroughNames.wrongWith(List.of("coupon_code", "estate", "tokens", "promocode"), null))
                .isEmpty();
    }

    private static @Nullable String gclid(String query) {
        return of(query).text(0);
    }

    private static PassThrough of(String query) {
        return PassThrough.of(query, NAMES, 4_000);
    }
}
