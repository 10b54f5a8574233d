package dev.clickledger.app.console.report.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Signs in as a browser does. */
final class SignIn {

    private SignIn() {}

    /**
     * Prints the header by which requests are those of who signed in.
     *
     * @param arguments address of the app, user, password
     */
    public static void main(String[] arguments) throws Exception {
        System.out.println("Cookie: " + cookies(URI.create(arguments[0]), arguments[1], arguments[2]));
    }

    /** Through Keycloak's page; gives the cookies that carry the sign-in. */
    static String cookies(URI app, String user, String password) throws IOException, InterruptedException {
        CookieManager cookies = new LoopbackCookies();
        HttpClient browser = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(cookies)
                .followRedirects(HttpClient.Redirect.ALWAYS)
                .build();
        HttpResponse<String> page =
                browser.send(HttpRequest.newBuilder(app.resolve("/")).build(), HttpResponse.BodyHandlers.ofString());
        String action = found("action=\"([^\"]+)\"", page.body()).replace("&amp;", "&");
        String form = "username=" + encoded(user) + "&password=" + encoded(password);
        page = browser.send(
                HttpRequest.newBuilder(URI.create(action))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        List<String> kept = new ArrayList<>();
        cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().startsWith("q_session"))
                .forEach(cookie -> kept.add(cookie.getName() + "=" + cookie.getValue()));
        if (kept.isEmpty()) {
            throw new IOException("the sign-in failed at " + page.uri());
        }
        return String.join("; ", kept);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    static String found(String pattern, String text) throws IOException {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        if (!matcher.find()) {
            throw new IOException("there is no " + pattern + " in " + text.substring(0, Math.min(200, text.length())));
        }
        return matcher.group(1);
    }

    /** As browsers do on the loopback: secure cookies go over plain HTTP there. */
    private static final class LoopbackCookies extends CookieManager {

        @Override
        public void put(URI uri, Map<String, List<String>> headers) throws IOException {
            Map<String, List<String>> plain = new HashMap<>(headers);
            plain.replaceAll((_, values) -> values.stream()
                    .map(value -> value.replaceAll("(?i);\\s*secure", ""))
                    .toList());
            super.put(uri, plain);
        }
    }
}
