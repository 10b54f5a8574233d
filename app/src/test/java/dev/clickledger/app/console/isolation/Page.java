package dev.clickledger.app.console.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A browser with a page open, driven as Vaadin's client drives it. Whoever is signed in sends the requests. */
final class Page {

    private static final String FORM = "application/json; charset=UTF-8";
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String PUSHED = "pushed-to-the-page";
    private static final String SESSION_EXPIRED = "sessionExpired";
    private static final Pattern NUMBER = Pattern.compile("\"v-uiId\":\\s*(\\d+)");
    private static final Pattern KEY = Pattern.compile("\"Vaadin-Security-Key\":\\s*\"([^\"]+)\"");
    private static final Pattern PUSH = Pattern.compile("\"Vaadin-Push-ID\":\\s*\"([^\"]+)\"");

    private final String cookie;
    private final Begun begun;

    /** What Vaadin says of a page that begins: its number in the session, and two secrets. */
    private record Begun(String number, String key, String pushId) {}

    private Page(String cookie) {
        this.cookie = cookie;
        this.begun = begin(cookie);
    }

    /** Opens one. */
    static Page open() {
        return new Page(RestAssured.given().get("/").cookie("JSESSIONID"));
    }

    private static Begun begin(String cookie) {
        String text = in(cookie)
                .get("/?v-r=init&location=&query=&v-tzid=Europe%2FBerlin&v-sw=1440&v-sh=900")
                .asString();
        return new Begun(found(NUMBER, text), found(KEY, text), found(PUSH, text));
    }

    /**
     * What a new page in this browser is told to show that begins at a path, which has no slash at its beginning. A page
     * that goes on from another would be told the differences alone.
     */
    String opens(String path, String query) {
        Response answer = says(
                begin(cookie),
                "{\"type\":\"event\",\"node\":1,\"event\":\"ui-navigate\",\"data\":{\"route\":\"" + path
                        + "\",\"query\":\"" + query
                        + "\",\"appShellTitle\":\"\",\"historyState\":{\"idx\":0},\"trigger\":\"\"}}");
        assertThat(answer.statusCode()).as("opening %s %s", path, query).isEqualTo(200);
        return answer.asString();
    }

    /** Whether the page goes on by what it sends by itself. */
    boolean isOpen(Channel channel) {
        return switch (channel) {
            case PRESENCE -> in(cookie).get("/presence?page=" + begun.number()).statusCode() == 204;
            case HEARTBEAT ->
                in(cookie).post("/?v-r=heartbeat&v-uiId=" + begun.number()).statusCode() == 200;
            case CHANGES -> {
                Response answer = says(begun, "");
                yield answer.statusCode() == 200 && !answer.asString().contains(SESSION_EXPIRED);
            }
            case PUSH -> pushes();
        };
    }

    private Response says(Begun page, String what) {
        String message = "{\"csrfToken\":\"" + page.key() + "\",\"rpc\":[" + what + "],\"syncId\":0,\"clientId\":0}";
        return in(cookie).contentType(FORM).body(message).post("/?v-r=uidl&v-uiId=" + page.number());
    }

    /** What pages keep asking by. */
    enum Channel {
        PRESENCE,
        HEARTBEAT,
        CHANGES,
        PUSH
    }

    /** Whether a WebSocket is opened that hears what is pushed to the page. */
    private boolean pushes() {
        Ear ear = new Ear();
        try {
            WebSocket line = line(ear);
            RunningApp.push(begun.pushId(), begun.number(), PUSHED);
            boolean heard =
                    ear.heard.completeOnTimeout(false, 2, TimeUnit.SECONDS).join();
            line.abort();
            return heard;
        } catch (CompletionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException || e.getCause() instanceof TimeoutException) {
                return false;
            }
            throw e;
        }
    }

    /** The WebSocket over which the page is pushed what it shows. */
    WebSocket line() {
        return line(new Ear());
    }

    /** Asks for such a WebSocket and does not wait for it. */
    CompletableFuture<WebSocket> asksForALine() {
        return asksForALine(new Ear());
    }

    private WebSocket line(Ear ear) {
        WebSocket line = asksForALine(ear).join();
        ear.connected.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        return line;
    }

    private CompletableFuture<WebSocket> asksForALine(Ear ear) {
        String address = "ws://127.0.0.1:" + RestAssured.port + "/VAADIN/push?v-r=push&v-uiId=" + begun.number()
                + "&v-pushId=" + begun.pushId()
                + "&X-Atmosphere-tracking-id=0&X-Atmosphere-Framework=4.0.1&X-Atmosphere-Transport=websocket"
                + "&X-Atmosphere-TrackMessageSize=true&Content-Type=application/json;%20charset=UTF-8"
                + "&X-atmo-protocol=true&X-Vaadin-LastSeenServerSyncId=0";
        return HTTP.newWebSocketBuilder()
                .header("Cookie", "JSESSIONID=" + cookie)
                .buildAsync(URI.create(address), ear)
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** Does something while the page is busy, as with a long answer. */
    void whileBusy(Runnable work) {
        RunningApp.whileLocked(begun.pushId(), begun.number(), work);
    }

    private static final class Ear implements WebSocket.Listener {

        private final CompletableFuture<Boolean> connected = new CompletableFuture<>();
        private final CompletableFuture<Boolean> heard = new CompletableFuture<>();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
            connected.complete(true);
            if (text.toString().contains(PUSHED)) {
                heard.complete(true);
            }
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            connected.complete(true);
            heard.complete(false);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            connected.complete(true);
            heard.complete(false);
        }
    }

    private static RequestSpecification in(String cookie) {
        return RestAssured.given().redirects().follow(false).cookie("JSESSIONID", cookie);
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as("%s in what a page begins with", pattern).isTrue();
        return matcher.group(1);
    }
}
