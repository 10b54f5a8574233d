package dev.clickledger.app.console.pinot;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/** Listens where a broker would, remembers the statements, and answers what a test says. */
public final class PinotStandIn implements AutoCloseable {

    /** The statements in the order in which they came. */
    public final List<String> asked = new CopyOnWriteArrayList<>();

    private final HttpServer server;
    private volatile UnaryOperator<String> answers;

    /** Answers each statement with a body, made at its own pace. */
    public PinotStandIn(UnaryOperator<String> answers) throws IOException {
        this.answers = answers;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/query/sql", this::answer);
        server.start();
    }

    /** Where it listens. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Answers otherwise from now on. */
    public void answer(UnaryOperator<String> other) {
        answers = other;
    }

    /** A whole answer with these rows, as JSON. */
    public static String rows(String rows) {
        return "{\"resultTable\":{\"rows\":[" + rows + "]},\"exceptions\":[],\"numServersQueried\":1,"
                + "\"numServersResponded\":1,\"numGroupsLimitReached\":false}";
    }

    /** What Pinot answers to a statement that fails. */
    public static String failure(int code) {
        return "{\"exceptions\":[{\"errorCode\":" + code + ",\"message\":\"failed\"}]}";
    }

    private void answer(HttpExchange exchange) throws IOException {
        String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String sql = new ObjectMapper().readTree(request).path("sql").asText();
        asked.add(sql);
        try {
            byte[] body = answers.apply(sql).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            exchange.close();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
