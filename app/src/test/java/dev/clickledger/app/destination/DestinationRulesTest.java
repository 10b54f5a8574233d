package dev.clickledger.app.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationRulesTest {

    private static final DestinationRules RULES = Destinations.rules();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://shop.example/",
                "https://shop.example:8443/a/b;c=d?x=%20&y=1#top",
                "https://192.0.2.1/offer",
                "https://[2001:db8::1]/offer",
                "https://my_shop.example/",
                "https://shop.example./",
                "https://10.0.0.1/c/anything",
                "https://shop.example/?guid={3F2504E0-4F89-11D3-9A0C-0305E82C3301}",
                "https://shop.example/?guid=%7BCB5B6A77-4F89-11D3-9A0C-0305E82C3301%7D",
                "https://shop.example/?json={%22a%22:1}&empty={}&open={",
                "https://track.example/r?to=https%3A%2F%2Fshop.example%2F%3Fid%3D%7Btransaction%7D",
                "https://shop.example/?{ad_id}={click_id}&x=%257Bsource%257D#{campaign_id}",
                "https://go.example/",
                "https://go.example/category/boots",
                "https://other.go.example/c/anything"
            })
    void whatABrowserSendsIsSavedAsItIs(String text) {
        assertThat(saved(RULES, text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://shop.example | https://shop.example/",
                "HTTPS://SHOP.example:443 | https://shop.example/",
                "'  https://shop.example/ ' | https://shop.example/",
                "https://stra\u00dfe.example/ | https://xn--strae-oqa.example/",
                "https://\u03b2\u03cc\u03bb\u03bf\u03c2.example/ | https://xn--nxasmm1c.example/",
                "https://\ud83d\ude09.example/ | https://xn--n28h.example/",
                "https://\u4f8b\u3048.example/ | https://xn--r8jz45g.example/",
                "https://shop\u3002example/ | https://shop.example/",
                "https://shop.example/gr\u00fc\u00dfe?x=\u00e4 | https://shop.example/gr%C3%BC%C3%9Fe?x=%C3%A4",
                "https://shop.example/a b?c d#e f | https://shop.example/a%20b?c%20d#e%20f",
                "https:\\\\shop.example\\a | https://shop.example/a",
                "https://shop.example\\@evil.example | https://shop.example/@evil.example",
                "https:shop.example/a | https://shop.example/a",
                "https://shop.example/% | https://shop.example/%",
                "https://shop.example/<b>{} | https://shop.example/%3Cb%3E%7B%7D",
                "https://shop.example/a/../{source}/./b | https://shop.example/{source}/b",
                "https://shop.example/%7Bclick_id%7D?a=%7bclick%5Fid%7d#%7B ad_id %7D | https://shop.example/{click_id}?a={click_id}#{ad_id}",
                "https://shop.example/?to=https%3A%2F%2Fx.example%2F%3Fc%3D%257bclick%255Fid%257d | https://shop.example/?to=https%3A%2F%2Fx.example%2F%3Fc%3D%257Bclick_id%257D"
            })
    void whatABrowserReadsIsSavedInTheFormThatItSends(String text, String url) {
        assertThat(saved(RULES, text)).isEqualTo(url);
        assertThat(saved(RULES, url)).isEqualTo(url);
    }

    @Test
    void tabsAndLineBreaksOfABadCopyAreTakenOut() {
        assertThat(saved(RULES, "https://shop.example/a\r\nb\tc?d\n")).isEqualTo("https://shop.example/abc?d");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | whole address",
                "shop.example | whole address",
                "//evil.example | whole address",
                "\\evil.example | whole address",
                "{source}://shop.example/ | whole address",
                "javascript:alert(1) | https://",
                "JaVaScRiPt://x | https://",
                "data:text/html,x | https://",
                "file:///etc/passwd | https://",
                "ftp://shop.example/ | https://",
                "http://shop.example/ | https://",
                "http:shop.example | https://",
                "http://localhost/ | https://",
                "https:// | no host",
                "https://?x=1 | no host",
                "https://#x | no host",
                "https://user@shop.example/ | user name",
                "https://user:secret@shop.example/ | user name",
                "https://shop.example@evil.example/ | user name",
                "https://shop.example:99999/ | port",
                "https://shop.example:99999999999/ | port",
                "https://shop.example:port/ | port",
                "https://shop.example:{source}/ | port",
                "https://shop.example:6000/ | port 6000",
                "https://shop.example:0/ | port 0",
                "https://shop example/ | characters that no host may hold",
                "https://shop%20example/ | characters that no host may hold",
                "https://evil.example\uff0f.shop.example/ | characters that no host may hold",
                "https://evil.example\uff03.shop.example/ | characters that no host may hold",
                "https://evil.example\uff1f.shop.example/ | characters that no host may hold",
                "https://\u00ad/ | characters that no host may hold",
                "https://{source}/ | behind the host",
                "https://{source}.example/ | behind the host",
                "https://%7Bsource%7D.example/ | behind the host",
                "https://1.2.3.256/ | IPv4",
                "https://shop.1/ | IPv4",
                "https://[::g]/ | IPv6",
                "https://[fe80::1%25eth0]/ | IPv6",
                "https://shop..example/ | name server",
                "https://./ | name server"
            })
    void whatIsNoSafeDestinationIsRefusedWithPlainWords(String text, String words) {
        assertThat(reason(RULES, text)).contains(words).doesNotContain("java", "Exception");
    }

    @Test
    void hostsThatNobodyCanLookUpAreRefused() {
        assertThat(reason(RULES, "https://" + "a".repeat(64) + ".example/")).contains("63 characters");
        assertThat(reason(RULES, "https://" + "a.".repeat(126) + "example/")).contains("253");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://shop.example/?c={clickid} | did you mean {click_id}?",
                "https://shop.example/{CLICK_ID} | did you mean {click_id}?",
                "https://shop.example/?c={click-id} | did you mean {click_id}?",
                "https://shop.example/?c=%7BclickId%7D | did you mean {click_id}?",
                "https://shop.example/#%257Bcampainid%257D | did you mean {campaign_id}?",
                "https://shop.example/{keyword} | there are {click_id} {ad_id} {campaign_id} {source}",
                "https://shop.example/?c={{click_id}} | one pair of braces",
                "https://shop.example/?c=%7B%7Bclick_id%7D%7D | one pair of braces",
                "https://shop.example/?c=${click_id} | one pair of braces",
                "https://shop.example/{click_id | a brace of the macro {click_id} is missing",
                "https://shop.example/click_id} | a brace of the macro {click_id} is missing",
                "https://shop.example/?c=%7Bsource&d=1 | a brace of the macro {source} is missing"
            })
    void whatWasMeantToBeAMacroGetsAHint(String text, String hint) {
        assertThat(reason(RULES, text)).contains(hint);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://go.example/c/shoes",
                "https://go.example/c/",
                "https://go.example/c",
                "https://GO.example:8443/c/shoes?s=news#x",
                "https://go.example./c/shoes",
                "https://g%6F.example/c/shoes",
                "https://\uff47\uff4f.\uff45xample/c/shoes",
                "https://go\u3002example/c/shoes",
                "https:\\\\go.example\\c\\shoes",
                "https://go.example/%63/shoes",
                "https://go.example//c//shoes",
                "https://go.example/%2fc/shoes",
                "https://go.example/x/../c/shoes",
                "https://go.example/x/%2e%2e/c/shoes",
                "https://go.example/{source}/shoes",
                "https://go.exa\tmple/c/sh\noes"
            })
    void noAdLeadsToATrackingLink(String text) {
        assertThat(reason(RULES, text)).contains("tracking link");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:9090/c/shoes",
                "http://127.0.0.1:8080/c/shoes",
                "http://127.1/c/shoes",
                "http://[::1]:8080/c/shoes",
                "https://localhost./c/shoes",
                "https://0x7f000001/c/shoes",
                "https://[::ffff:127.0.0.1]/c/shoes",
                "https://0/c/shoes",
                "https://xn--strae-oqa.example/c/shoes",
                "https://stra\u00dfe.example/c/shoes"
            })
    void everyNameOfAHostIsOurs(String text) {
        DestinationRules demo = new DestinationRules(true, List.of("localhost:8080", "Stra\u00dfe.example:8443"));

        assertThat(reason(demo, text)).contains("tracking link");
    }

    @Test
    void anAdThatWasSavedLongAgoIsStillRead() {
        for (String text : List.of(
                "https://go.example/c/shoes", "https://shop.example/?c=%7Bclickid%7D", "https://shop.example:6000/")) {
            assertThat(RULES.read(text)).as(text).isInstanceOf(DestinationResult.Valid.class);
        }
        assertThat(RULES.read("https://user@shop.example/")).isInstanceOf(DestinationResult.Invalid.class);
    }

    @Test
    void overlongTextIsRefused() {
        String start = "https://shop.example/";
        int left = DestinationRules.MAX_LENGTH - start.length();
        assertThat(saved(RULES, start + "a".repeat(left))).hasSize(2048);
        assertThat(reason(RULES, start + "a".repeat(left + 1))).contains("2048");
        assertThat(reason(RULES, start + "\u3042".repeat(300))).contains("2048");
        assertThat(saved(RULES, start + "{source}".repeat(13))).isNotEmpty();
        assertThat(reason(RULES, start + "{source}".repeat(14))).contains("8000", "macros");
    }

    @Test
    void plainHttpIsOnlyForTheLoopbackAndOnlyInDemos() {
        DestinationRules demo = new DestinationRules(true, List.of("localhost:8080"));

        assertThat(saved(demo, "http://localhost:8080/demo")).isEqualTo("http://localhost:8080/demo");
        assertThat(saved(demo, "http://127.0.0.1:8080/demo")).isEqualTo("http://127.0.0.1:8080/demo");
        assertThat(saved(demo, "http://[::1]:8080/demo")).isEqualTo("http://[::1]:8080/demo");
        for (String text : List.of(
                "http://shop.example/",
                "http://localhost.evil.example/",
                "http://127.0.0.1.evil.example/",
                "javascript://localhost/")) {
            assertThat(demo.accept(text)).as(text).isInstanceOf(DestinationResult.Invalid.class);
        }
        assertThat(reason(RULES, "http://127.0.0.1:8080/")).contains("https://");
    }

    @Test
    void anOwnHostThatIsNoneStopsTheStart() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DestinationRules(false, List.of("go example")))
                .withMessageContaining("go example");
    }

    private static String saved(DestinationRules rules, String text) {
        return switch (rules.accept(text)) {
            case DestinationResult.Valid valid -> valid.destination().text();
            case DestinationResult.Invalid(String reason) -> throw new AssertionError(text + ": " + reason);
        };
    }

    private static String reason(DestinationRules rules, String text) {
        return switch (rules.accept(text)) {
            case DestinationResult.Valid valid ->
                throw new AssertionError(text + " became " + valid.destination().text());
            case DestinationResult.Invalid(String reason) -> reason;
        };
    }
}
