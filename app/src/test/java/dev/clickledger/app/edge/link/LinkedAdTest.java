package dev.clickledger.app.edge.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import dev.clickledger.app.catalog.Ad;
import dev.clickledger.app.catalog.CatalogAd;
import dev.clickledger.app.catalog.CatalogSnapshot;
import dev.clickledger.app.destination.Destinations;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkedAdTest {

    private static final CatalogSnapshot ADS = ads("shoes", "boots", "boots_", "-x-");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shoes",
                "shoes/",
                "shoes//",
                "shoes.",
                "shoes...",
                "shoes)",
                "shoes).",
                "shoes,",
                "shoes;",
                "shoes:",
                "shoes!",
                "shoes%3F",
                "shoes'",
                "shoes%22",
                "shoes%3E",
                "shoes%5D",
                "shoes%7D",
                "shoes*",
                "shoes**",
                "shoes_",
                "shoes__",
                "shoes-",
                "shoes_*",
                "shoes~",
                "shoes%60",
                "shoes%5C",
                "shoes%7C",
                "shoes$",
                "shoes%20",
                "shoes%0A",
                "shoes%0D%0A",
                "shoes%09",
                "shoes%2F",
                "shoes%2f",
                "shoes&amp;",
                "shoes&",
                "shoes=",
                "shoes=%0D%0A",
                "shoes&gt;",
                "shoes&%2339;",
                "shoes%26quot;",
                "shoes%3C/a%3E",
                "shoes%3Cbr%3E",
                "shoes%22%3Eshop%3C/a%3E",
                "shoes%C2%A0",
                "shoes%E2%80%8B",
                "shoes%EF%BB%BF",
                "shoes%E2%80%99",
                "shoes%E2%80%9D.",
                "shoes%C2%BB",
                "shoes%E3%80%82",
                "shoes%E7%82%B9%E5%87%BB",
                "shoes%F0%9F%91%89",
                "%20shoes",
                "%E2%80%8Bshoes",
                "%EF%BB%BFshoes%E2%80%8B"
            })
    void whatATextLeavesAroundALinkChangesNothing(String path) {
        assertThat(LinkedAd.of(path, ADS)).isEqualTo(new LinkedAd.Known(entry("shoes")));
    }

    @Test
    void idThatIsThereLetterForLetterWins() {
        assertThat(LinkedAd.of("boots_", ADS)).isEqualTo(new LinkedAd.Known(entry("boots_")));
        assertThat(LinkedAd.of("boots_.", ADS)).isEqualTo(new LinkedAd.Known(entry("boots_")));
        assertThat(LinkedAd.of("boots__", ADS)).isEqualTo(new LinkedAd.Known(entry("boots")));
        assertThat(LinkedAd.of("boots.", ADS)).isEqualTo(new LinkedAd.Known(entry("boots")));
        assertThat(LinkedAd.of("-x-", ADS)).isEqualTo(new LinkedAd.Known(entry("-x-")));
        assertThat(LinkedAd.of("-x", ADS)).isEqualTo(new LinkedAd.Unknown("-x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hat", "hat/", "hat.", "hat%20", "shoe", "Shoes", "shoesx"})
    void otherIdsAreUnknown(String path) {
        assertThat(LinkedAd.of(path, ADS)).isInstanceOf(LinkedAd.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "/",
                "%",
                "shoes%",
                "shoes%0",
                "shoes%zz",
                "shoes%00",
                "shoes%7F",
                "shoes%C2%80",
                "shoes%FF",
                "shoes%c0%ae",
                "shoes/more",
                "shoes.html",
                "shoes;x=1",
                "shoes@evil.example",
                "shoes%0d%0aX-Evil:%20y",
                "shoes&nonsenses;x",
                "shoes&averylongname;",
                "//evil.example",
                "javascript:alert(1)",
                "%25shoes"
            })
    void everythingElseIsNoLink(String path) {
        assertThat(LinkedAd.of(path, ADS)).isInstanceOf(LinkedAd.Nonsense.class);
    }

    @Test
    void longPathsAreNotLookedAt() {
        assertThat(LinkedAd.of("shoes" + ".".repeat(500), ADS)).isInstanceOf(LinkedAd.Known.class);
        assertThat(LinkedAd.of("shoes" + ".".repeat(600), ADS)).isInstanceOf(LinkedAd.Nonsense.class);
    }

    private static CatalogAd entry(String id) {
        CatalogAd entry = ADS.ad(id);
        return entry == null ? fail(id) : entry;
    }

    private static CatalogSnapshot ads(String... ids) {
        List<CatalogAd> ads = Stream.of(ids)
                .map(id -> new Ad(id, "acme", "spring", id, "https://shop.example/", true, false))
                .map(ad -> new CatalogAd(ad, Destinations.of(ad.destination()), Set.of()))
                .toList();
        return new CatalogSnapshot(Map.of(), List.of(), ads, Map.of());
    }
}
