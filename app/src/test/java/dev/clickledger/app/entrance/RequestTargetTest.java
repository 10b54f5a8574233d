package dev.clickledger.app.entrance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTargetTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/c/shoes",
                "/c/shoes?",
                "/c/shoes?t=AQ_-&s=a+b%20c&x=%E9&y=%e9",
                "/c/shoes?u=https://a.example:80/x;y=1,2*3!$'()@~?z",
                "/c/%00"
            })
    void whatIsAllowedStaysTheVerySameText(String target) {
        assertThat(RequestTarget.clean(target)).isSameAs(target);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '#',
            value = {
                "/c/a?x=a|b, /c/a?x=a%7Cb",
                "/c/a?x={y}, /c/a?x=%7By%7D",
                "/c/a?x={{ad.name}}, /c/a?x=%7B%7Bad.name%7D%7D",
                "/c/a?x=a^b`, /c/a?x=a%5Eb%60",
                "/c/a?x=20%, /c/a?x=20%25",
                "/c/a?x=20%&y=%2&z=%zz, /c/a?x=20%25&y=%252&z=%25zz",
                "/c/a?x=%%20, /c/a?x=%25%20",
                "/c/a?x=\"<>\", /c/a?x=%22%3C%3E%22",
                "/c/a?x[]=1, /c/a?x%5B%5D=1",
                "/c/a?x=\\, /c/a?x=%5C",
                "/c/a?x=\u00c3\u00a9t\u00e9, /c/a?x=%C3%A9t%E9",
                "/c/a|b, /c/a%7Cb",
                "/c/%zz, /c/%25zz",
                "//c/a, /c/a",
                "///, /",
                "//a@[/x, /a@%5B/x",
                "http://go.example/c/a?x=|, /c/a?x=%7C",
                "HTTPS://go.example/c/a, /c/a",
                "http://go.example, /",
                "http://go.example?x, /?x",
                "http://[::1]:8080/c/a, /c/a"
            })
    void whatBrowsersSendIsEscaped(String target, String clean) {
        assertThat(RequestTarget.clean(target)).isEqualTo(clean);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "c/shoes",
                "go.example:443",
                "?x",
                "http:/c/a",
                "http:///c/a",
                "ftp://a/b",
                "javascript:x",
                "/c/a\u0000",
                "/c/a?x=|\u0001",
                "/c/a?x=\r\nX: y",
                "/c/a\n",
                "/\u007f"
            })
    void whatNamesNoPathIsRefused(String target) {
        assertThat(RequestTarget.clean(target)).isNull();
    }

    @Test
    void javaReadsWhateverComesOut() {
        for (int first = ' '; first < 256; first++) {
            for (int second = ' '; second < 256; second++) {
                if (first == 0x7F || second == 0x7F) {
                    continue;
                }
                String clean = Objects.requireNonNull(
                        RequestTarget.clean("/" + (char) first + (char) second + "?" + (char) second + (char) first));
                URI.create(clean);
                assertThat(RequestTarget.clean(clean)).isSameAs(clean);
            }
        }
    }
}
