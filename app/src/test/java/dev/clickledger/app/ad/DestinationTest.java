package dev.clickledger.app.ad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.fail;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationTest {

    @Test
    void macrosAreReplacedWhereverTheyStand() {
        Destination destination =
                read("https://shop.example/{ad_id}/{campaign_id}?c={click_id}&again={click_id}#{source}");

        assertThat(destination.expand(Map.of(), macro -> "<" + macro.name().toLowerCase(Locale.ROOT) + ">"))
                .isEqualTo("https://shop.example/%3Cad_id%3E/%3Ccampaign_id%3E?c=%3Cclick_id%3E&again=%3Cclick_id%3E"
                        + "#%3Csource%3E");
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
                "%0d%0a",
                "{click_id}",
                "\u00fc\ud83d\ude00",
                "\ud800"
            })
    void noValueGetsOutOfItsPlace(String value) {
        String url =
                read("https://shop.example/p/{source}?x={source}&y=1").expand(Map.of("gclid", value), macro -> value);

        assertThat(url)
                .matches(
                        "https://shop\\.example/p/[A-Za-z0-9._~%-]*\\?x=[A-Za-z0-9._~%-]*&y=1&gclid=[A-Za-z0-9._~%-]*");
        URI uri = URI.create(url);
        assertThat(uri.getHost()).isEqualTo("shop.example");
        assertThat(uri.getRawQuery().split("&")).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
        "https://shop.example, https://shop.example?gclid=a%20b&utm=1",
        "https://shop.example/, https://shop.example/?gclid=a%20b&utm=1",
        "https://shop.example/?x=1, https://shop.example/?x=1&gclid=a%20b&utm=1",
        "https://shop.example/#top, https://shop.example/?gclid=a%20b&utm=1#top",
        "https://shop.example/#top?x, https://shop.example/?gclid=a%20b&utm=1#top?x",
        "https://shop.example/?x=1#top, https://shop.example/?x=1&gclid=a%20b&utm=1#top"
    })
    void parametersPassedOnEndTheQuery(String destination, String url) {
        Map<String, String> passed = new LinkedHashMap<>();
        passed.put("gclid", "a b");
        passed.put("utm", "1");

        assertThat(read(destination).expand(passed, macro -> "")).isEqualTo(url);
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
            assertThatIllegalArgumentException().as("%s", names).isThrownBy(() -> PassThroughNames.require(names));
        }
    }

    private static Destination read(String text) {
        return new DestinationRules(false).read(text) instanceof DestinationResult.Valid(Destination destination)
                ? destination
                : fail(text);
    }
}
