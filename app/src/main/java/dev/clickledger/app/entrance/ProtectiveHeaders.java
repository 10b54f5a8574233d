package dev.clickledger.app.entrance;

import io.netty.util.AsciiString;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Singleton;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What each answer tells the browser not to do with it, errors included: it is put there before anything else of the app
 * sees the request. Pages replace the content policy by their own.
 */
@Singleton
final class ProtectiveHeaders {

    private static final CharSequence CONTENT_TYPE_OPTIONS = AsciiString.cached("X-Content-Type-Options");
    private static final CharSequence NOSNIFF = AsciiString.cached("nosniff");
    private static final CharSequence TRANSPORT_SECURITY = AsciiString.cached("Strict-Transport-Security");
    private static final CharSequence A_YEAR = AsciiString.cached("max-age=31536000");
    private static final CharSequence REFERRER_POLICY = AsciiString.cached("Referrer-Policy");
    private static final CharSequence SAME_ORIGIN = AsciiString.cached("same-origin");
    /** No page of another origin that opened one of ours, or was opened by it, keeps a hand on its window. */
    private static final CharSequence OPENER_POLICY = AsciiString.cached("Cross-Origin-Opener-Policy");

    private static final CharSequence PERMISSIONS_POLICY = AsciiString.cached("Permissions-Policy");
    private static final CharSequence NO_DEVICES = AsciiString.cached(
            "accelerometer=(), autoplay=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), hid=(),"
                    + " magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=()");
    private static final CharSequence CONTENT_POLICY = AsciiString.cached("Content-Security-Policy");

    /** For everything that runs no script: figures, files, errors, the page after signing out. */
    private static final CharSequence NO_SCRIPTS =
            AsciiString.cached("default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
                    + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'");

    /** The description of the API brings a page whose script stands in it. */
    private static final CharSequence OWN_SCRIPTS = AsciiString.cached(
            "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline';"
                    + " img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none';"
                    + " frame-ancestors 'none'");

    private static final CharSequence NO_STORE = AsciiString.cached("no-store");

    private final boolean overTls;

    ProtectiveHeaders(@ConfigProperty(name = "clickledger.ad.public-url") String publicUrl) {
        this.overTls = publicUrl.toLowerCase(Locale.ROOT).startsWith("https://");
    }

    /**
     * Of a link, which nearly always is a redirect and no document, only what costs nothing. A referrer policy would even
     * do harm there: browsers go on with that of the redirect, and advertisers would no longer see what the publisher lets
     * them see.
     */
    void put(HttpServerResponse response, String target) {
        response.putHeader(CONTENT_TYPE_OPTIONS, NOSNIFF);
        if (overTls) {
            response.putHeader(TRANSPORT_SECURITY, A_YEAR);
        }
        if (target.startsWith("/api/") || target.startsWith("/export/")) {
            response.putHeader(HttpHeaders.CACHE_CONTROL, NO_STORE);
        }
        if (!target.startsWith("/c/")) {
            response.putHeader(REFERRER_POLICY, SAME_ORIGIN)
                    .putHeader(OPENER_POLICY, SAME_ORIGIN)
                    .putHeader(PERMISSIONS_POLICY, NO_DEVICES)
                    .putHeader(CONTENT_POLICY, target.startsWith("/api/swagger-ui") ? OWN_SCRIPTS : NO_SCRIPTS);
        }
    }
}
