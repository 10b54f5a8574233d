package dev.clickledger.stack.demo;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;

/**
 * Sends visits to the redirect over HTTP/1.1. It never follows the answer. The visitor's address stands in
 * X-Forwarded-For, as if the request came by way of a proxy that the redirect trusts.
 */
final class VisitSender {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final URI redirect;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(PATIENCE)
            .build();

    VisitSender(URI redirect) {
        this.redirect = redirect;
    }

    /** Sends one visit and waits for the answer. */
    SendOutcome send(Visit visit) throws InterruptedException {
        try {
            int status = client.send(request(visit), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            if (status == (visit.manner() == Visit.Manner.PREFETCH ? 403 : 302)) {
                return SendOutcome.LOGGED;
            }
            return status >= 500 ? SendOutcome.UNAVAILABLE : SendOutcome.REFUSED;
        } catch (IOException e) {
            return SendOutcome.UNAVAILABLE;
        }
    }

    private HttpRequest request(Visit visit) {
        HttpRequest.Builder request = HttpRequest.newBuilder(link(visit))
                .timeout(PATIENCE)
                .header("User-Agent", visit.visitor().userAgent().text())
                .header("X-Forwarded-For", visit.visitor().address());
        if (visit.referrer() != null) {
            request.header("Referer", visit.referrer());
        }
        return switch (visit.manner()) {
            case CLICK, ROBOT -> request.GET().build();
            case PREFETCH ->
                request.header("Sec-Purpose", "prefetch;prerender").GET().build();
            case HEAD -> request.HEAD().build();
        };
    }

    private URI link(Visit visit) {
        StringBuilder query = new StringBuilder();
        String source = visit.source();
        Impression impression = visit.impression();
        if (impression != null) {
            query.append("?t=")
                    .append(impression.token(
                            visit.ad().adId(),
                            source,
                            Objects.requireNonNull(visit.ad().key())));
        } else if (source != null) {
            query.append("?s=").append(URLEncoder.encode(source, StandardCharsets.UTF_8));
        }
        return redirect.resolve("/c/" + visit.ad().adId() + query);
    }
}
