package dev.clickledger.ui.stack;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** A web site of somebody else, on another host than the app: one page, which is empty. */
public final class OtherSite implements AutoCloseable {

    private static final byte[] PAGE = """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><title>Another site</title></head><body></body></html>
            """.getBytes(StandardCharsets.UTF_8);

    private final HttpServer server;

    /** Opens it on a free port. */
    public OtherSite() {
        try {
            // the app is reached as localhost, which browsers take for another host than its address
            server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("another site could not be opened", e);
        }
        server.createContext("/", OtherSite::answer);
        server.start();
    }

    /** Address of its page. */
    public String page() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, PAGE.length);
            exchange.getResponseBody().write(PAGE);
        }
    }
}
