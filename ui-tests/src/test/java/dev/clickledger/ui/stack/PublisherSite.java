package dev.clickledger.ui.stack;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** A publisher's web site: one page, which is empty and has no rules on what it may load. */
public final class PublisherSite implements AutoCloseable {

    private static final byte[] PAGE = """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><title>A publisher</title></head><body></body></html>
            """.getBytes(StandardCharsets.UTF_8);

    private final HttpServer server;
    private final String host;

    private PublisherSite(String host) {
        this.host = host;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("a publisher's site could not be opened", e);
        }
        server.createContext("/", PublisherSite::answer);
        server.start();
    }

    /** Opens one that browsers take for another site than that of the links. */
    public static PublisherSite elsewhere() {
        return new PublisherSite("127.0.0.1");
    }

    /** Opens one that browsers take for the site of the links: a site is its host, whatever the port. */
    public static PublisherSite onSiteOfLinks() {
        return new PublisherSite("localhost");
    }

    /** Address of its page. */
    public String page() {
        return "http://" + host + ":" + server.getAddress().getPort() + "/";
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
