package dev.clickledger.app.entrance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainPathTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/?",
                "/a/",
                "/a.b/c..d/...",
                "/.well-known/x",
                "/campaigns/sommer%20%25%C3%A4",
                "/a%25zz",
                "/a%00%0A%7f",
                "/a?b=;//../%2e%2f%00",
                "/c/",
                "/c/shoes;",
                "/c//shoes",
                "/c/./shoes",
                "/c/shoes/.",
                "/c/shoes...",
                "/c/shoes%2F..%2F",
                "/c/shoes?../;"
            })
    void plain(String target) {
        assertThat(PlainPath.in(target)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/a;",
                "/;a",
                "/a//b",
                "/a//",
                "/.",
                "/..",
                "/./",
                "/a/..",
                "/a/../b?c",
                "/%2e",
                "/a%2Eb",
                "/a%2fb",
                "/a%5Cb",
                "/a%3B",
                "/a%252e",
                "/a%25252f",
                "/c/..",
                "/c/../admin",
                "/c/..;x/admin",
                "/c/%2e./admin",
                "/c/%2E%2e;/admin"
            })
    void notPlain(String target) {
        assertThat(PlainPath.in(target)).isFalse();
    }
}
