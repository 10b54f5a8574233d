package dev.clickledger.app.testing;

import io.restassured.http.Header;
import io.restassured.response.Response;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Headers of answers, for tests that two of them look alike. */
public final class AnswerHeaders {

    /** Those that depend on when and how often somebody asks, and on nothing else. */
    private static final Set<String> OF_THE_MOMENT = Set.of("date", "ratelimit-remaining", "ratelimit-reset");

    private AnswerHeaders() {}

    /** The headers that the same request would get at any other moment. */
    public static List<String> lasting(Response answer) {
        return answer.headers().asList().stream()
                .filter(header -> !OF_THE_MOMENT.contains(header.getName().toLowerCase(Locale.ROOT)))
                .map(Header::toString)
                .toList();
    }
}
