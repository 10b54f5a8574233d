package dev.clickledger.app.destination;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.app.url.WebUrl;
import dev.clickledger.app.url.WebUrlParser;
import dev.clickledger.app.url.WebUrlResult;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationTest {

    private static final List<String> NAMES = List.of("utm_source", "utm_campaign", "gclid");

    @Test
    void macrosAreReplacedWhereverTheyStand() {
        Destination destination = Destinations.of(
                "https://shop.example/{ad_id}/{campaign_id}?c=%7Bclick_id%7D&again={click_id}#{source}");

        assertThat(destination.location(null, macro -> "<" + macro.name().toLowerCase(Locale.ROOT) + ">"))
                .isEqualTo(new Location(
                        "https://shop.example/%3Cad_id%3E/%3Ccampaign_id%3E?c=%3Cclick_id%3E&again=%3Cclick_id%3E"
                                + "#%3Csource%3E",
                        0));
    }

    @Test
    void aMacroInAnInnerUrlIsEncodedForBoth() {
        Destination destination =
                Destinations.of("https://r.example/?to=https%3A%2F%2Fx%3Fs%3D%257Bsource%257D&s={source}");

        assertThat(destination.location(null, _ -> "a&b").url())
                .isEqualTo("https://r.example/?to=https%3A%2F%2Fx%3Fs%3Da%2526b&s=a%26b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\r\nSet-Cookie: a=b",
                "\u0000",
                "a&b=c#d?e",
                "//evil.example",
                "\\evil.example",
                "@evil.example",
                "../../..",
                "..",
                ".",
                "%0d%0a",
                "{click_id}",
                "\u00fc\ud83d\ude00",
                "\ud800"
            })
    void noValueOfAMacroGetsOutOfItsPlace(String value) {
        String url = Destinations.of("https://shop.example/p/{source}?x={source}&y=1")
                .location("", _ -> value)
                .url();

        assertThat(url).matches("https://shop\\.example/p/[A-Za-z0-9._~%-]*\\?x=[A-Za-z0-9._~%-]*&y=1");
        assertThat(browserReads(url)).hasToString(url);
    }

    @ParameterizedTest
    @CsvSource({
        "https://shop.example, https://shop.example/?utm_campaign=1&gclid=a%20b",
        "https://shop.example/?, https://shop.example/?utm_campaign=1&gclid=a%20b",
        "https://shop.example/?x=1, https://shop.example/?x=1&utm_campaign=1&gclid=a%20b",
        "https://shop.example/?x=1&, https://shop.example/?x=1&utm_campaign=1&gclid=a%20b",
        "https://shop.example/#top, https://shop.example/?utm_campaign=1&gclid=a%20b#top",
        "https://shop.example/#top?x, https://shop.example/?utm_campaign=1&gclid=a%20b#top?x",
        "https://shop.example/?x=1#{ad_id}, https://shop.example/?x=1&utm_campaign=1&gclid=a%20b#shoes"
    })
    void parametersPassedOnEndTheQuery(String destination, String url) {
        assertThat(passed(destination, "gclid=a%20b&utm_campaign=1")).isEqualTo(url);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "utm_source=google | https://shop.example/lp?utm_source=google&c=shoes",
                "utm_source= | https://shop.example/lp?utm_source=&c=shoes",
                "utm_source=a&utm_source=b | https://shop.example/lp?utm_source=a&utm_source=b&c=shoes",
                "utm%5Fsource=a | https://shop.example/lp?utm%5Fsource=a&c=shoes",
                "x=1 | https://shop.example/lp?utm_source=default&c=shoes",
                "gclid=1 | https://shop.example/lp?utm_source=default&c=shoes&gclid=1",
                "c=2 | https://shop.example/lp?utm_source=default&c=shoes"
            })
    void theClicksValueTakesThePlaceOfTheDefault(String query, String url) {
        assertThat(passed("https://shop.example/lp?utm_source=default&c=%7Bad_id%7D", query))
                .isEqualTo(url);
    }

    @Test
    void allDefaultsOfANameGiveWay() {
        String destination = "https://shop.example/?gclid=1&x=2&gclid=3&gcl%69d=4&y";
        assertThat(passed(destination, "gclid=5")).isEqualTo("https://shop.example/?gclid=5&x=2&y");
        assertThat(passed(destination, "")).isEqualTo(destination);
    }

    @Test
    void aParameterThatAMacroFillsIsTheAdsOwn() {
        assertThat(passed("https://shop.example/?gclid={ad_id}&utm_source=x", "gclid=stolen&utm_source=y"))
                .isEqualTo("https://shop.example/?gclid=shoes&utm_source=y");
    }

    @Test
    void whatAVisitorWritesIsNoMacro() {
        assertThat(passed("https://shop.example/?utm_source=x", "utm_source={ad_id}&gclid=%7Bad_id%7D"))
                .isEqualTo("https://shop.example/?utm_source={ad_id}&gclid=%7Bad_id%7D");
    }

    @Test
    void onlyWhatWouldMakeTheAddressTooLongIsLeftOut() {
        Destination destination = Destinations.of("https://shop.example/").passingOn(NAMES);
        int room = Destination.LONGEST_LOCATION - "https://shop.example/?gclid=".length();

        Location longest = destination.location("gclid=" + "x".repeat(room), _ -> "");
        assertThat(longest.url()).hasSize(Destination.LONGEST_LOCATION);
        assertThat(longest.dropped()).isZero();

        assertThat(destination.location("gclid=" + "x".repeat(room + 1) + "&utm_source=1", _ -> ""))
                .isEqualTo(new Location("https://shop.example/?utm_source=1", 1));
    }

    @Test
    void everyLocationIsWhatABrowserWouldSendForIt() {
        Random random = new Random(7);
        String alphabet = "ab=&&%2e%%5F;amp;{}|^`'\"<>#? /\\\r\n\u0000\u007f\u00e9\u00c3+.utm_sourcegclid";
        Destination destination = Destinations.of("https://shop.example/a/{source}?utm_source=d&c={click_id}#f{source}")
                .passingOn(NAMES);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder query = new StringBuilder("gclid=");
            random.ints(random.nextInt(40), 0, alphabet.length()).forEach(at -> query.append(alphabet.charAt(at)));
            String source = query.substring(random.nextInt(query.length()));

            String url = destination.location(query.toString(), _ -> source).url();

            WebUrl read = browserReads(url);
            assertThat(read).as("%s", query).hasToString(url);
            assertThat(read.host()).isEqualTo("shop.example");
            assertThat(read.path()).startsWith("/a/").matches("/a/[^/]*");
            assertThat(read.fragment()).startsWith("f");
        }
    }

    private static String passed(String destination, String query) {
        return Destinations.of(destination)
                .passingOn(NAMES)
                .location(query, _ -> "shoes")
                .url();
    }

    private static WebUrl browserReads(String url) {
        return WebUrlParser.read(url) instanceof WebUrlResult.Read(WebUrl read)
                ? read
                : org.junit.jupiter.api.Assertions.fail(url);
    }
}
