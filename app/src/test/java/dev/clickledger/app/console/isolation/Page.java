package dev.clickledger.app.console.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.concurrent.CompletionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An open page in a browser of its own, driven as Vaadin's client drives it. Whoever is signed in sends the requests. */
final class Page {

    private static final String FORM = "application/json; charset=UTF-8";
    private static final Pattern KEY = Pattern.compile("\"Vaadin-Security-Key\":\\s*\"([^\"]+)\"");
    private static final Pattern PUSH = Pattern.compile("\"Vaadin-Push-ID\":\\s*\"([^\"]+)\"");

    private final String cookie;
    private final String key;
    private final String pushId;
    /** Messages that were sent: one with a number that was there is answered as it was then. */
    private int sent;

    private Page(String cookie, String key, String pushId) {
        this.cookie = cookie;
        this.key = key;
        this.pushId = pushId;
    }

    /** Opens one. */
    static Page open() {
        String cookie = RestAssured.given().get("/").cookie("JSESSIONID");
        String begun = in(cookie)
                .get("/?v-r=init&location=&query=&v-tzid=Europe%2FBerlin&v-sw=1440&v-sh=900")
                .asString();
        return new Page(cookie, found(KEY, begun), found(PUSH, begun));
    }

    /** Goes to a path of the app, without a slash at its beginning; what Vaadin's client is told to show. */
    String goes(String path, String query) {
        Response answer = says("{\"type\":\"event\",\"node\":1,\"event\":\"ui-navigate\",\"data\":{\"route\":\"" + path
                + "\",\"query\":\"" + query
                + "\",\"appShellTitle\":\"\",\"historyState\":{\"idx\":0},\"trigger\":\"\"}}");
        assertThat(answer.statusCode()).as("going to %s%s", path, query).isEqualTo(200);
        return answer.asString();
    }

    /** The status of a request that an open page sends by itself. */
    int status(Channel channel) {
        return switch (channel) {
            case PRESENCE -> in(cookie).get("/presence?page=0").statusCode();
            case HEARTBEAT -> in(cookie).post("/?v-r=heartbeat&v-uiId=0").statusCode();
            case CHANGES -> says("").statusCode();
            case PUSH -> handshake();
        };
    }

    private Response says(String what) {
        String message = "{\"csrfToken\":\"" + key + "\",\"rpc\":[" + what + "],\"syncId\":" + sent + ",\"clientId\":" + sent
                + "}";
        sent++;
        return in(cookie).contentType(FORM).body(message).post("/?v-r=uidl&v-uiId=0");
    }

    /** What pages keep asking by. */
    enum Channel {
        PRESENCE,
        HEARTBEAT,
        CHANGES,
        PUSH
    }

    /** Of the WebSocket's handshake: 101 where it is opened. */
    private int handshake() {
        String address = "ws://127.0.0.1:" + RestAssured.port + "/VAADIN/push?v-r=push&v-uiId=0&v-pushId=" + pushId
                + "&X-Atmosphere-tracking-id=0&X-Atmosphere-Framework=4.0.1&X-Atmosphere-Transport=websocket"
                + "&X-Atmosphere-TrackMessageSize=true&Content-Type=application/json;%20charset=UTF-8"
                + "&X-atmo-protocol=true&X-Vaadin-LastSeenServerSyncId=0";
        try (HttpClient http = HttpClient.newHttpClient()) {
            http.newWebSocketBuilder()
                    .header("Cookie", "JSESSIONID=" + cookie)
                    .buildAsync(URI.create(address), new WebSocket.Listener() {})
                    .join()
                    .abort();
            return 101;
        } catch (CompletionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refused) {
                return refused.getResponse().statusCode();
            }
            throw e;
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
