package dev.clickledger.app.entrance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clickledger.app.problem.Problem;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Answers requests that nothing else of the app ever sees, and counts them. */
@Singleton
final class Refusals {

    private final Map<Refusal, Counter> counters = new EnumMap<>(Refusal.class);
    private final ObjectMapper json;

    Refusals(MeterRegistry registry, ObjectMapper json) {
        this.json = json;
        for (Refusal refusal : Refusal.values()) {
            counters.put(
                    refusal,
                    Counter.builder("clickledger.requests.rejected")
                            .description("requests that are no click, by reason")
                            .tag("reason", refusal.reason())
                            .register(registry));
        }
    }

    /** Answers what is no HTTP; where its end is cannot be told, so nothing further is read from the connection. */
    void answerUnreadable(HttpServerRequest request) {
        Throwable cause = request.decoderResult().cause();
        answer(
                request,
                switch (cause) {
                    case TooLongHttpLineException _ -> Refusal.TARGET_TOO_LONG;
                    case TooLongHttpHeaderException _ -> Refusal.HEADERS_TOO_LONG;
                    case null, default -> Refusal.NO_HTTP;
                });
        request.response().close();
    }

    /** Answers programs under {@code /api} with a problem document and people in plain words. */
    void answer(HttpServerRequest request, Refusal refusal) {
        Counter counter = counters.get(refusal);
        if (counter != null) {
            counter.increment();
        }
        boolean api = ofTheApi(request.uri());
        HttpServerResponse response = request.response();
        if (refusal == Refusal.METHOD) {
            response.putHeader(HttpHeaders.ALLOW, Methods.ALLOWED);
        }
        response.setStatusCode(refusal.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, api ? Problem.MEDIA_TYPE : "text/plain; charset=utf-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(api ? problem(refusal) : Buffer.buffer(refusal.detail()));
    }

    private Buffer problem(Refusal refusal) {
        String kind = refusal.title().toLowerCase(Locale.ROOT).replace(' ', '-');
        try {
            return Buffer.buffer(
                    json.writeValueAsBytes(Problem.of(kind, refusal.title(), refusal.status(), refusal.detail())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem cannot be written", e);
        }
    }

    private static boolean ofTheApi(String target) {
        String clean = RequestTarget.clean(target);
        return clean != null && (clean.startsWith("/api/") || clean.equals("/api"));
    }
}
