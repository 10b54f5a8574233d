package dev.clickledger.app.url;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebUrlParserTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void readsUrlsAsTheTestsThatBrowsersShareSay() throws IOException {
        agree("urltestdata.json", "href", text -> text);
    }

    @Test
    void readsHostsAsTheTestsThatBrowsersShareSay() throws IOException {
        agree("toascii.json", "output", host -> "https://" + host + "/x");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '\u00a7',
            value = {
                "https://stra\u00dfe.example/ \u00a7 https://xn--strae-oqa.example/",
                "https://\u03b2\u03cc\u03bb\u03bf\u03c2.example/ \u00a7 https://xn--nxasmm1c.example/",
                "https://\ud83d\ude09.example/ \u00a7 https://xn--n28h.example/",
                "https://my_shop.example/ \u00a7 https://my_shop.example/",
                "HTTPS:\\\\Shop.Example\\a\\..\\b \u00a7 https://shop.example/b",
                "https:shop.example \u00a7 https://shop.example/",
                "https://shop.example:443 \u00a7 https://shop.example/",
                "https://127.1/ \u00a7 https://127.0.0.1/",
                "https://0x7f.1/ \u00a7 https://127.0.0.1/",
                "https://2130706433/ \u00a7 https://127.0.0.1/",
                "https://0177.0.0.1/ \u00a7 https://127.0.0.1/",
                "https://[2001:DB8:0:0:0:0:0:1]/ \u00a7 https://[2001:db8::1]/",
                "https://[::ffff:127.0.0.1]/ \u00a7 https://[::ffff:7f00:1]/",
                "https://shop.example/gr\u00fc\u00dfe?x=\u00e4'#\u00f6 \u00a7 https://shop.example/gr%C3%BC%C3%9Fe?x=%C3%A4%27#%C3%B6",
                "https://shop.example/20%?x=20%|{}^` \u00a7 https://shop.example/20%?x=20%|{}^`"
            })
    void readsWhatPeopleEnter(String text, String url) {
        assertThat(href(text)).isEqualTo(url);
    }

    @Test
    void whatItHasReadItReadsTheSameAgain() {
        Random random = new Random(4);
        String alphabet = "ab./\\:@?#%20%2e[]{}|^`' \t\n\u00e9\u00df\u3042\ud83d\ude09\ud8000x";
        int read = 0;
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder("https://shop.example");
            random.ints(random.nextInt(24), 0, alphabet.length()).forEach(at -> text.append(alphabet.charAt(at)));
            String href = href(text.toString());
            if (href != null) {
                read++;
                assertThat(href(href)).as("%s", text).isEqualTo(href);
                assertThat(href).as("%s", text).matches("[!-~]+");
            }
        }
        assertThat(read).isGreaterThan(10_000);
    }

    private interface Text {
        String of(String input);
    }

    private static void agree(String file, String field, Text text) throws IOException {
        List<String> wrong = new ArrayList<>();
        int all = 0;
        try (InputStream in = Objects.requireNonNull(WebUrlParserTest.class.getResourceAsStream(file))) {
            for (JsonNode test : JSON.readTree(in)) {
                all++;
                String input = test.get("input").textValue();
                String output = test.get(field).textValue();
                String expected = output == null ? null : text.of(output);
                String actual = href(text.of(input));
                if (!Objects.equals(actual, expected)) {
                    wrong.add(input + " became " + actual + " instead of " + expected);
                }
            }
        }
        System.out.printf(
                "measured: %d of %d texts of %s are read as browsers read them%n", all - wrong.size(), all, file);
        assertThat(wrong).isEmpty();
        assertThat(all).isGreaterThan(80);
    }

    private static @Nullable String href(String text) {
        return WebUrlParser.read(text) instanceof WebUrlResult.Read(WebUrl url) ? url.toString() : null;
    }
}
