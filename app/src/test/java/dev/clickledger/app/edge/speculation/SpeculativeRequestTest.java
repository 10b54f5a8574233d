package dev.clickledger.app.edge.speculation;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpeculativeRequestTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                // speculation rules, the address bar, links that are hovered over
                "Sec-Purpose: prefetch",
                "Sec-Purpose: prefetch;prerender",
                "Sec-Purpose: prefetch; prerender",
                "Sec-Purpose: prefetch;prerender;preview",
                "Sec-Purpose: prefetch;anonymous-client-ip",
                "sec-purpose: Prefetch",
                "SEC-PURPOSE: PREFETCH ; PRERENDER",
                "Sec-Purpose: \"prefetch\"",
                "Sec-Purpose: prefetch;q=1;reason=hover",
                "Sec-Purpose: something, prefetch",
                // Safari, older Chromium, libraries on pages
                "Purpose: prefetch",
                "Purpose: Prerender",
                "Purpose: preview",
                "X-Sec-Purpose: prefetch",
                // Safari's top sites, Facebook's apps
                "X-Purpose: preview",
                "X-Purpose: : preview",
                // older Firefox
                "X-Moz: prefetch",
                "x-moz: PREFETCH",
                // names the rules that it is due to
                "Sec-Speculation-Tags: null",
                "Sec-Speculation-Tags: \"ads\", null"
            })
    void whoeverFetchesAheadSaysSoInOneOfManyWays(String header) {
        assertThat(SpeculativeRequest.announcedBy(headers(header))).isTrue();
    }

    @Test
    void eachHeaderIsLookedAtAndNotTheFirstThatIsThere() {
        assertThat(SpeculativeRequest.announcedBy(headers("Sec-Purpose: ", "Purpose: prefetch")))
                .isTrue();
        assertThat(SpeculativeRequest.announcedBy(headers("Sec-Purpose: x", "Purpose: y", "X-Moz: prefetch")))
                .isTrue();
        assertThat(SpeculativeRequest.announcedBy(headers("Purpose: ", "X-Purpose: preview")))
                .isTrue();
    }

    @Test
    void eachLineOfAHeaderIsLookedAt() {
        assertThat(SpeculativeRequest.announcedBy(headers("Sec-Purpose: ", "Sec-Purpose: prefetch")))
                .isTrue();
        assertThat(SpeculativeRequest.announcedBy(headers("Purpose: x", "Purpose: prefetch")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sec-Purpose: ",
                "Purpose: ",
                "Purpose: navigate",
                "X-Purpose: instant",
                "X-Moz: 1",
                // what browsers send with the navigation of a person
                "Sec-Fetch-Dest: document",
                "Sec-Fetch-Mode: navigate",
                "Sec-Fetch-User: ?1",
                // a click that a script reports, with a picture or by itself, is a click
                "Sec-Fetch-Dest: image",
                "Sec-Fetch-Dest: empty",
                "Sec-Fetch-Dest: iframe",
                "Referer: https://prefetch.example/prefetch",
                "Accept: text/html;prefetch"
            })
    void whoeverGoesThereSaysNothingOfTheKind(String header) {
        assertThat(SpeculativeRequest.announcedBy(headers(header))).isFalse();
    }

    @Test
    void requestWithoutHeadersIsNotAhead() {
        assertThat(SpeculativeRequest.announcedBy(headers())).isFalse();
    }

    private static MultiMap headers(String... lines) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        for (String line : lines) {
            int colon = line.indexOf(':');
            headers.add(line.substring(0, colon), line.substring(colon + 1).strip());
        }
        return headers;
    }
}
