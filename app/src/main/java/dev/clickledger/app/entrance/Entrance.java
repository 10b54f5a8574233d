package dev.clickledger.app.entrance;

import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.Context;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.impl.HttpServerConnection;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.core.http.impl.HttpUtils;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.spi.tracing.SpanKind;
import io.vertx.core.spi.tracing.TagExtractor;
import io.vertx.core.spi.tracing.VertxTracer;
import io.vertx.core.tracing.TracingPolicy;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The step between the HTTP server and the app. Quarkus refuses a target that {@link java.net.URI} does not read, and
 * Vert.x what it cannot decode, both with an empty answer, before any handler of the app is asked. Vert.x tells its tracer
 * of each request before it hands the request on: here the connection is told to hand it to the entrance first.
 */
final class Entrance implements VertxTracer<Void, Void> {

    /** Longest target that is read, in bytes. The decoder takes some more, so that the answer can tell who asked. */
    static final int LONGEST_TARGET = 16_384;

    private final Supplier<Refusals> refusals;
    private final Supplier<ProtectiveHeaders> protection;
    private final Supplier<Links> links;
    private final IntSupplier managementPort;

    Entrance(
            Supplier<Refusals> refusals,
            Supplier<ProtectiveHeaders> protection,
            Supplier<Links> links,
            IntSupplier managementPort) {
        this.refusals = refusals;
        this.protection = protection;
        this.links = links;
        this.managementPort = managementPort;
    }

    @Override
    public <R> @Nullable Void receiveRequest(
            Context context,
            SpanKind kind,
            TracingPolicy policy,
            R request,
            String operation,
            Iterable<Map.Entry<String, String>> headers,
            TagExtractor<R> tags) {
        if (request instanceof HttpServerRequest received
                && received.connection() instanceof HttpServerConnection connection
                && !isOfManagement(connection)) {
            connection.handler(this::enter).invalidRequestHandler(this::refuseUnreadable);
        }
        return null;
    }

    /** The port of health and metrics has handlers of its own and is reached from inside alone. */
    private boolean isOfManagement(HttpServerConnection connection) {
        SocketAddress here = connection.localAddress();
        return here != null && here.port() == managementPort.getAsInt();
    }

    private void enter(HttpServerRequest request) {
        String target = request.uri();
        String clean = target == null ? null : RequestTarget.clean(target);
        protection.get().put(request.response(), clean == null ? "" : clean);
        if (target == null || clean == null) {
            refusals.get().answer(request, Refusal.NO_PATH);
        } else if (target.length() > LONGEST_TARGET) {
            refusals.get().answer(request, Refusal.TARGET_TOO_LONG);
        } else if (request.version() == null) {
            refusals.get().answer(request, Refusal.HTTP_VERSION);
        } else if (!hasHost(request)) {
            refusals.get().answer(request, Refusal.NO_HOST);
        } else if (!Methods.known(request.method())) {
            refusals.get().answer(request, Refusal.METHOD);
        } else if (!isPlain(target, clean)) {
            refusals.get().answer(request, Refusal.PATH_NOT_PLAIN);
        } else {
            handOver(request, target, clean);
        }
    }

    private void handOver(HttpServerRequest request, String target, String clean) {
        int question = clean.indexOf('?');
        String path = HttpUtils.normalizePath(question < 0 ? clean : clean.substring(0, question));
        if (path.startsWith(Links.PREFIX)
                || (path.length() == Links.PREFIX.length() - 1 && Links.PREFIX.startsWith(path))) {
            links.get().answer(request, path, question < 0 ? null : clean.substring(question + 1));
        } else {
            VertxHttpRecorder.getRootHandler()
                    .handle(clean.equals(target) ? request : new CleanRequest(request, clean));
        }
    }

    /** Of a link the slashes at the start may be several, as {@link RequestTarget} says. */
    private static boolean isPlain(String target, String clean) {
        return PlainPath.in(clean) && (!target.startsWith("//") || clean.startsWith(Links.PREFIX));
    }

    private void refuseUnreadable(HttpServerRequest request) {
        protection.get().put(request.response(), "");
        refusals.get().answerUnreadable(request);
    }

    private static boolean hasHost(HttpServerRequest request) {
        return request.version() == HttpVersion.HTTP_1_0
                || (request instanceof HttpServerRequestInternal internal && internal.isValidAuthority());
    }
}
