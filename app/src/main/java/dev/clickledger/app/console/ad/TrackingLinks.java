package dev.clickledger.app.console.ad;

import dev.clickledger.app.catalog.AdSettings;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The links that publishers put behind an ad. */
@Singleton
public class TrackingLinks {

    private final String base;

    public TrackingLinks(AdSettings settings) {
        String url = settings.publicUrl().toString();
        this.base = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    /** The ad's link; its clicks count under no source. */
    public String of(String adId) {
        return base + "/c/" + adId;
    }

    /** The ad's link for one of its sources. */
    public String of(String adId, String source) {
        return of(adId) + "?s=" + encoded(source);
    }

    static String encoded(String source) {
        return URLEncoder.encode(source, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Where a machine asks for signed links of the ad. */
    public String signing(String adId) {
        return base + "/api/v1/ads/" + adId + "/impressions";
    }
}
