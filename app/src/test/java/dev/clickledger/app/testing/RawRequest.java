package dev.clickledger.app.testing;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Sends bytes that no HTTP client would send, and reads what comes back. */
public final class RawRequest {

    private static final String CHROME =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/145.0.0.0 Safari/537.36";

    private static final int PATIENCE_MILLIS = 20_000;

    private RawRequest() {}

    /**
     * An answer as it came.
     *
     * @param status 0 when the connection was closed without one
     * @param headers lines behind the status line
     */
    public record Answer(int status, List<String> headers, String body) {

        /** What a header holds, once for each time it stands there. */
        public List<String> values(String name) {
            String prefix = name.toLowerCase(Locale.ROOT) + ":";
            return headers.stream()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
                    .map(line -> line.substring(prefix.length()).strip())
                    .toList();
        }
    }

    /** A GET of a browser for a target, in ISO 8859-1: one character is one byte. */
    public static Answer get(int port, String target, String... headers) throws IOException {
        String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        String agent = Arrays.stream(headers).anyMatch(header -> header.startsWith("User-Agent:"))
                ? ""
                : "User-Agent: " + CHROME + "\r\n";
        return send(port, "GET " + target + " HTTP/1.1\r\nHost: go.example\r\n" + agent + more + "\r\n");
    }

    /** A request as it is to be sent; the connection closes behind the answer. */
    public static Answer send(int port, String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            String last = request.replaceFirst("\r\n", "\r\nConnection: close\r\n");
            socket.getOutputStream().write(last.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return answer(socket.getInputStream());
        }
    }

    /** What comes back for several requests of one connection, of which the last must ask to close it. */
    public static String sendAll(int port, String requests) throws IOException {
        return sendAll("127.0.0.1", port, requests);
    }

    /** What comes back for them when another address of the loopback sends them. */
    public static String sendAll(String from, int port, String requests) throws IOException {
        InetAddress loopback = InetAddress.ofLiteral("127.0.0.1");
        try (Socket socket = new Socket(loopback, port, InetAddress.ofLiteral(from), 0)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(requests.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private static Answer answer(InputStream in) throws IOException {
        String text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        if (text.isEmpty()) {
            return new Answer(0, List.of(), "");
        }
        int end = text.indexOf("\r\n\r\n");
        List<String> lines = List.of(text.substring(0, end).split("\r\n"));
        return new Answer(
                Integer.parseInt(lines.getFirst().split(" ")[1]),
                lines.subList(1, lines.size()),
                text.substring(end + 4));
    }
}
