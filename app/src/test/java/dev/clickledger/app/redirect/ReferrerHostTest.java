package dev.clickledger.app.redirect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferrerHostTest {

    @ParameterizedTest
    @CsvSource({
        "https://News.Example/article?id=1#x, news.example",
        "http://news.example:8080/, news.example",
        "https://news.example, news.example",
        "https://news.example/a b|c, news.example",
        "android-app://com.example.reader/, com.example.reader",
        "https://reader@news.example/, news.example"
    })
    void onlyTheHostIsKept(String referrer, String host) {
        assertThat(ReferrerHost.of(referrer)).isEqualTo(host);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "about:blank",
                "news.example",
                "https://",
                "https:///x",
                "https://\u0000.example/",
                "https://news_.example\r\nX: y/",
                "https://n\u00e4ws.example/",
                "https://<script>.example/",
                "https://-news.example/"
            })
    void whatIsNoCleanHostIsNone(String referrer) {
        assertThat(ReferrerHost.of(referrer)).isNull();
    }

    @Test
    void lengthIsBounded() {
        assertThat(ReferrerHost.of(null)).isNull();
        assertThat(ReferrerHost.of("https://" + "a".repeat(254) + "/")).isNull();
        assertThat(ReferrerHost.of("https://news.example/" + "a".repeat(5000))).isNull();
    }
}
