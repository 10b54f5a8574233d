package dev.clickledger.app.console.browser;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;

/** Follows redirects and keeps the cookies of one site, as a browser does, and remembers each answer. */
final class Browser {

    private static final int MOST_REDIRECTS = 10;

    private final HttpClient http;
    private final URI site;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final List<HttpResponse<String>> answers = new ArrayList<>();

    Browser(URI site, SSLContext trust) {
        this.site = site;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(trust)
                .build();
    }

    /** Opens a page; gives what it ends at. */
    HttpResponse<String> opens(String path) throws IOException, InterruptedException {
        return follow(HttpRequest.newBuilder(site.resolve(path)).header("Sec-Fetch-Mode", "navigate"));
    }

    /** Sends a form; gives the first answer, which it does not follow. */
    HttpResponse<String> sends(String path, Map<String, String> form) throws IOException, InterruptedException {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return exchange(HttpRequest.newBuilder(site.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", site.toString())
                .header("Sec-Fetch-Mode", "navigate")
                .POST(BodyPublishers.ofString(body)));
    }

    /** What a script of a page asks for. */
    HttpResponse<String> asks(String path) throws IOException, InterruptedException {
        return exchange(HttpRequest.newBuilder(site.resolve(path)).header("Sec-Fetch-Mode", "cors"));
    }

    Map<String, String> cookies() {
        return cookies;
    }

    /** Those of the site alone, in order. */
    List<HttpResponse<String>> answers() {
        return answers.stream()
                .filter(answer -> answer.uri().getAuthority().equals(site.getAuthority()))
                .toList();
    }

    private HttpResponse<String> follow(HttpRequest.Builder first) throws IOException, InterruptedException {
        HttpResponse<String> answer = exchange(first);
        for (int i = 0; answer.statusCode() / 100 == 3; i++) {
            if (i == MOST_REDIRECTS) {
                throw new IOException("this goes round in circles: " + answer.uri());
            }
            URI next =
                    answer.uri().resolve(answer.headers().firstValue("Location").orElseThrow());
            answer = exchange(HttpRequest.newBuilder(next).header("Sec-Fetch-Mode", "navigate"));
        }
        return answer;
    }

    private HttpResponse<String> exchange(HttpRequest.Builder asked) throws IOException, InterruptedException {
        HttpRequest plain = asked.build();
        boolean own = plain.uri().getAuthority().equals(site.getAuthority());
        if (own && !cookies.isEmpty()) {
            asked.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        HttpResponse<String> answer = http.send(asked.build(), BodyHandlers.ofString());
        answers.add(answer);
        if (own) {
            answer.headers().allValues("Set-Cookie").forEach(this::keep);
        }
        return answer;
    }

    private void keep(String cookie) {
        String[] pair = cookie.split(";", 2)[0].split("=", 2);
        if (cookie.toLowerCase(Locale.ROOT).contains("max-age=0")) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }
}
