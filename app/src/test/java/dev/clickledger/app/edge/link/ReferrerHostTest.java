package dev.clickledger.app.edge.link;

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
        "https://reader@news.example/, news.example",
        "https://my_blog.example.com/, my_blog.example.com",
        "https://_dmarc.example.com/, _dmarc.example.com",
        "https://example.com./, example.com",
        "https://example.com.:8443/a, example.com",
        "https://xn--strae-oqa.example/, xn--strae-oqa.example",
        "https://a@b:c@news.example:443/, news.example",
        "https://192.0.2.1/, 192.0.2.1",
        "https://news.example:/, news.example",
        "https://news.example\\x, news.example"
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
                "https://-news.example/",
                "https://news-.example/",
                "https://news..example/",
                "https://.news.example/",
                "https://./",
                "https://news.example../",
                "https://news.example:80a/",
                "https://news.example:123456/",
                "https://[2001:db8::1]/",
                "https://n%C3%A4ws.example/"
            })
    void whatIsNoCleanHostIsNone(String referrer) {
        assertThat(ReferrerHost.of(referrer)).isNull();
    }

    @Test
    void lengthIsBounded() {
        assertThat(ReferrerHost.of(null)).isNull();
        assertThat(ReferrerHost.of("https://" + "a".repeat(254) + "/")).isNull();
        assertThat(ReferrerHost.of("https://" + "a".repeat(64) + ".example/")).isNull();
        assertThat(ReferrerHost.of("https://" + "a@".repeat(5000) + "news.example/"))
                .isNull();
        assertThat(ReferrerHost.of("x".repeat(5000) + "://news.example/")).isNull();
        assertThat(ReferrerHost.of("https://news.example/" + "a".repeat(5000)))
                .as("the rest of the address may be long")
                .isEqualTo("news.example");
    }
}
