package dev.clickledger.app.console.system.heartbeat;

import dev.clickledger.app.console.impression.Impressions;
import dev.clickledger.app.console.impression.SignedImpression;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/**
 * Opens a signed link as a browser would, and stays there: the redirect is not followed. No rule of the redirect knows it:
 * its click is valid because it is signed, and because its user agent is a browser's.
 */
@Singleton
final class RedirectClicks implements ClickSender {

    /** Names itself behind what makes it a browser. */
    static final String USER_AGENT = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/142.0.0.0 Safari/537.36 ClickledgerHeartbeat/1.0";

    /** The redirect itself answers after two seconds, whatever happens behind it. */
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final int FOUND = 302;

    private final Impressions impressions;
    private final URI redirect;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(TIMEOUT)
            .build();

    RedirectClicks(Impressions impressions, HeartbeatSettings settings) {
        this.impressions = impressions;
        this.redirect = settings.url();
    }

    @Override
    public Optional<String> click(String source) throws InterruptedException {
        Optional<SignedImpression> link = impressions.mint(HeartbeatAd.ID, source, LIFE);
        return link.isEmpty() ? Optional.of("The ad is not in the catalog yet.") : open(link.get());
    }

    private Optional<String> open(SignedImpression link) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(redirect.resolve(link.path()))
                .timeout(TIMEOUT)
                .header("User-Agent", USER_AGENT)
                .build();
        try {
            HttpResponse<Void> answer = http.send(request, HttpResponse.BodyHandlers.discarding());
            if (answer.statusCode() != FOUND) {
                return Optional.of("The redirect answered " + answer.statusCode() + ".");
            }
            // a click whose link was not accepted has another id
            return answer.headers()
                            .firstValue("Click-Id")
                            .filter(link.impressionId().toString()::equals)
                            .isPresent()
                    ? Optional.empty()
                    : Optional.of("The redirect did not accept the signature.");
        } catch (IOException e) {
            return Optional.of("The redirect does not answer.");
        }
    }
}
