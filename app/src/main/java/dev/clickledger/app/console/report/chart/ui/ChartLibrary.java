package dev.clickledger.app.console.report.chart.ui;

import io.quarkus.vertx.web.Route;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/**
 * Serves the chart library, by far the largest file of a page: compressed once and not per visit, and kept by browsers
 * for a year, since its address names its version.
 */
@Singleton
class ChartLibrary {

    private static final String FILE = "META-INF/resources/_static/echarts/6.0.0/dist/echarts.common.min.js";
    private static final String ADDRESS = "/assets/echarts-6.0.0.js";

    private final Buffer plain;
    private final Buffer compressed;

    ChartLibrary() {
        byte[] file = read();
        plain = Buffer.buffer(file);
        compressed = Buffer.buffer(compress(file));
    }

    @Route(
            path = ADDRESS,
            methods = {Route.HttpMethod.GET, Route.HttpMethod.HEAD},
            type = Route.HandlerType.NORMAL)
    void serve(RoutingContext exchange) {
        String accepted = exchange.request().getHeader(HttpHeaders.ACCEPT_ENCODING);
        boolean gzip = accepted != null && accepted.contains("gzip");
        exchange.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/javascript; charset=utf-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable")
                .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                .putHeader(HttpHeaders.CONTENT_ENCODING, gzip ? "gzip" : "identity")
                .end(gzip ? compressed : plain);
    }

    private static byte[] read() {
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException("the chart library is not on the classpath: " + FILE);
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("reading the chart library failed", e);
        }
    }

    private static byte[] compress(byte[] file) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(file);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return bytes.toByteArray();
    }
}
