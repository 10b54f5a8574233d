package dev.clickledger.app.console.report.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Many open dashboards: one sign-in, then as many sessions of their own, each with its page and its push connection
 * over WebSocket, as browsers open them. Tells what they cost and how late what is pushed arrives.
 */
public final class OpenDashboards {

    private static final Pattern COUNTED = Pattern.compile("\"datetime\",\"feat\":3,\"value\":\"([^\"]+)\"");

    private final URI app;
    private final URI management;
    private final ConcurrentLinkedQueue<Long> delays = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<WebSocket> sockets = new ConcurrentLinkedQueue<>();

    private OpenDashboards(URI app, URI management) {
        this.app = app;
        this.management = management;
    }

    /**
     * Runs.
     *
     * @param arguments addresses of the app and of its metrics, user, password, how many dashboards, for how many
     *     seconds
     */
    public static void main(String[] arguments) throws Exception {
        OpenDashboards run = new OpenDashboards(URI.create(arguments[0]), URI.create(arguments[1]));
        String cookie = SignIn.cookies(run.app, arguments[2], arguments[3]);
        int many = Integer.parseInt(arguments[4]);
        Duration time = Duration.ofSeconds(Integer.parseInt(arguments[5]));
        System.out.println("measured: 10 dashboards: " + run.watch(cookie, 10, time));
        System.out.println("measured: " + many + " dashboards: " + run.watch(cookie, many, time));
    }

    private String watch(String cookie, int many, Duration time) throws IOException, InterruptedException {
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        while (sockets.size() < many) {
            open(http, cookie);
        }
        Thread.sleep(Duration.ofSeconds(5));
        double before = queries(http);
        delays.clear();
        Thread.sleep(time);
        double perSecond = (queries(http) - before) / time.toSeconds();
        List<Long> sorted = delays.stream().sorted().toList();
        if (sorted.isEmpty()) {
            return "%.1f queries/s, nothing was pushed".formatted(perSecond);
        }
        return "%.1f queries/s, %d updates, from count to arrival p50 %d ms, p99 %d ms, at most %d ms"
                .formatted(
                        perSecond,
                        sorted.size(),
                        sorted.get(sorted.size() / 2),
                        sorted.get((int) (sorted.size() * 0.99)),
                        sorted.getLast());
    }

    /** A session of its own: the sign-in's cookie, but none of a session. */
    private void open(HttpClient http, String signIn) throws IOException, InterruptedException {
        HttpResponse<String> page = get(http, "/", signIn);
        String session = page.headers().allValues("set-cookie").stream()
                .filter(cookie -> cookie.startsWith("JSESSIONID="))
                .map(cookie -> cookie.split(";", 2)[0])
                .findFirst()
                .orElseThrow(() -> new IOException("no session: " + page.statusCode()));
        String cookie = signIn + "; " + session;
        String begun = get(http, "/?v-r=init&location=&query=&v-tzid=Europe%2FBerlin&v-sw=1440&v-sh=900", cookie)
                .body();
        String csrf = SignIn.found("\"Vaadin-Security-Key\":\"([^\"]+)\"", begun);
        String push = SignIn.found("\"Vaadin-Push-ID\":\"([^\"]+)\"", begun);
        sockets.add(http.newWebSocketBuilder()
                .header("Cookie", cookie)
                .buildAsync(
                        URI.create(
                                app.toString().replaceFirst("^http", "ws") + "/VAADIN/push?v-r=push&v-uiId=0&v-pushId="
                                        + push
                                        + "&X-Atmosphere-tracking-id=0&X-Atmosphere-Framework=4.0.1"
                                        + "&X-Atmosphere-Transport=websocket&X-Atmosphere-TrackMessageSize=true"
                                        + "&Content-Type=application/json;%20charset=UTF-8&X-atmo-protocol=true"
                                        + "&X-Vaadin-LastSeenServerSyncId=0"),
                        new Reader())
                .join());
        String navigate =
                "{\"csrfToken\":\"" + csrf + "\",\"rpc\":[{\"type\":\"event\",\"node\":1,\"event\":\"ui-navigate\","
                        + "\"data\":{\"route\":\"/\",\"query\":\"\",\"appShellTitle\":\"\",\"historyState\":{\"idx\":0},"
                        + "\"trigger\":\"\"}}],\"syncId\":0,\"clientId\":0}";
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(app.resolve("/?v-r=uidl&v-uiId=0"))
                        .header("Cookie", cookie)
                        .header("Content-Type", "application/json; charset=UTF-8")
                        .POST(HttpRequest.BodyPublishers.ofString(navigate))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (!answer.body().contains("live-chart")) {
            throw new IOException("the page did not open: " + answer.statusCode());
        }
    }

    private final class Reader implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                Matcher counted = COUNTED.matcher(text);
                while (counted.find()) {
                    delays.add(Duration.between(Instant.parse(counted.group(1)), Instant.now())
                            .toMillis());
                }
                text.setLength(0);
            }
            socket.request(1);
            return null;
        }
    }

    private double queries(HttpClient http) throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(management.resolve("/q/metrics")).build(),
                        HttpResponse.BodyHandlers.ofString())
                .body()
                .lines()
                .filter(line -> line.startsWith("clickledger_pinot_queries_total"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private HttpResponse<String> get(HttpClient http, String path, String cookie)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(app.resolve(path));
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
