package dev.clickledger.app.ad;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationRulesTest {

    private static final DestinationRules RULES = new DestinationRules(false);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://shop.example",
                "https://shop.example/",
                "https://shop.example:8443/a/b;c=d?x=%20&y=1#top",
                "https://192.0.2.1/offer",
                "https://[2001:db8::1]/offer",
                "HTTPS://shop.example/"
            })
    void httpsUrlsAreFine(String text) {
        assertThat(expanded(RULES, text)).isEqualTo(text.replace("HTTPS", "https"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "shop.example",
                "/offer",
                "//evil.example",
                "///evil.example",
                "\\evil.example",
                "https:\\\\evil.example",
                "https://shop.example\\@evil.example",
                "javascript:alert(1)",
                "javascript://shop.example/%0aalert(1)",
                "JaVaScRiPt://x",
                "data:text/html,x",
                "vbscript://x/",
                "file:///etc/passwd",
                "ftp://shop.example/",
                "http://shop.example/",
                "http://localhost/",
                "https:shop.example",
                "https:/shop.example",
                "https://",
                "https:///offer",
                "https://?x=1",
                "https://#x",
                "https://user@shop.example/",
                "https://user:secret@shop.example/",
                "https://shop.example@evil.example/",
                "https://shop.example:99999999999/",
                "https://shop.example:port/",
                "https://shop example/",
                "https://shop.example/a b",
                " https://shop.example/",
                "https://shop.example/\r\nSet-Cookie: a=b",
                "https://shop.example/\n",
                "https://shop.example/\u0000",
                "https://shop.example/\u0085",
                "https://shop.example/\u2028",
                "https://shop.example/\u007f",
                "https://shop_.exa mple/",
                "https://shop.example/%",
                "https://shop.example/%zz",
                "https://shop.example/<script>",
                "https://shop.example/\"",
                "https://{source}/",
                "https://{source}.example/",
                "https://shop.example{source}/",
                "https://shop.example/{unknown}",
                "https://shop.example/{CLICK_ID}",
                "https://shop.example/{}",
                "https://shop.example/{click_id",
                "https://shop.example/click_id}",
                "{source}://shop.example/"
            })
    void whatIsNoSafeDestinationIsRefusedWithAReason(String text) {
        assertThat(RULES.read(text))
                .isInstanceOfSatisfying(
                        DestinationResult.Invalid.class,
                        invalid -> assertThat(invalid.reason()).isNotBlank());
    }

    @Test
    void overlongTextIsRefused() {
        assertThat(RULES.read("https://shop.example/" + "a".repeat(2048 - 21)))
                .isInstanceOf(DestinationResult.Valid.class);
        assertThat(RULES.read("https://shop.example/" + "a".repeat(2048 - 20)))
                .isInstanceOf(DestinationResult.Invalid.class);
    }

    @ParameterizedTest
    @CsvSource({
        "https://b\u00fccher.example/, https://xn--bcher-kva.example/",
        "https://b\u00fccher.example:8443/x, https://xn--bcher-kva.example:8443/x",
        "https://\u4f8b\u3048.example/, https://xn--r8jz45g.example/",
        "https://shop.example/gr\u00fc\u00dfe?x=\u00e4, https://shop.example/gr%C3%BC%C3%9Fe?x=%C3%A4",
        "https://shop\u3002example/, https://shop.example/"
    })
    void whatIsNotAsciiIsTurnedIntoIt(String text, String url) {
        assertThat(expanded(RULES, text)).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example\uff0f.shop.example/",
                "https://evil.example\uff03.shop.example/",
                "https://evil.example\uff1f.shop.example/",
                "https://evil.example\uff20shop.example/"
            })
    void lookalikesOfSeparatorsAreRefused(String text) {
        assertThat(RULES.read(text)).isInstanceOf(DestinationResult.Invalid.class);
    }

    @Test
    void plainHttpIsOnlyForTheLoopbackAndOnlyInDemos() {
        DestinationRules demo = new DestinationRules(true);

        assertThat(expanded(demo, "http://localhost:8080/demo")).isEqualTo("http://localhost:8080/demo");
        assertThat(expanded(demo, "http://127.0.0.1:8080/demo")).isEqualTo("http://127.0.0.1:8080/demo");
        assertThat(expanded(demo, "http://[::1]:8080/demo")).isEqualTo("http://[::1]:8080/demo");
        assertThat(demo.read("http://shop.example/")).isInstanceOf(DestinationResult.Invalid.class);
        assertThat(demo.read("http://localhost.evil.example/")).isInstanceOf(DestinationResult.Invalid.class);
        assertThat(demo.read("http://127.0.0.1.evil.example/")).isInstanceOf(DestinationResult.Invalid.class);
        assertThat(demo.read("javascript://localhost/")).isInstanceOf(DestinationResult.Invalid.class);
        assertThat(RULES.read("http://127.0.0.1:8080/")).isInstanceOf(DestinationResult.Invalid.class);
    }

    private static String expanded(DestinationRules rules, String text) {
        return switch (rules.read(text)) {
            case DestinationResult.Valid valid -> expand(valid.destination());
            case DestinationResult.Invalid(String reason) -> throw new AssertionError(text + ": " + reason);
        };
    }

    private static String expand(Destination destination) {
        return destination.expand(Map.of(), macro -> "value");
    }
}
