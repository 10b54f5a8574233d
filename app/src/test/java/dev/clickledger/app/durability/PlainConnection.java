package dev.clickledger.app.durability;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A browser's connection that never sends a request twice: an HTTP client would, behind a broken connection. */
final class PlainConnection implements AutoCloseable {

    private static final int ANSWER_WITHIN_MILLIS = 10_000;
    private static final int CONNECT_WITHIN_MILLIS = 1000;
    private static final int LONGEST_HEAD = 8192;
    private static final String BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    private final Socket socket;
    private final InputStream in;

    private PlainConnection(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    static PlainConnection open(int port) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(ANSWER_WITHIN_MILLIS);
            socket.connect(new InetSocketAddress("127.0.0.1", port), CONNECT_WITHIN_MILLIS);
            return new PlainConnection(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** Status line and, in lower case, headers of the answer; a body is read and thrown away. */
    String get(String target, String... headers) throws IOException {
        String request = "GET " + target + " HTTP/1.1\r\nHost: localhost\r\nUser-Agent: " + BROWSER + "\r\n"
                + String.join(
                        "",
                        List.of(headers).stream().map(header -> header + "\r\n").toList()) + "\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return head();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private String head() throws IOException {
        byte[] buffer = new byte[LONGEST_HEAD];
        int length = 0;
        while (length < 4 || !endsHead(buffer, length)) {
            int next = in.read();
            if (next < 0 || length == buffer.length) {
                throw new IOException("the connection ended within an answer");
            }
            buffer[length++] = (byte) next;
        }
        String head = new String(buffer, 0, length, StandardCharsets.US_ASCII);
        int line = head.indexOf("\r\n");
        head = head.substring(0, line) + head.substring(line).toLowerCase(Locale.ROOT);
        in.skipNBytes(Arrays.stream(head.split("\r\n"))
                .filter(header -> header.startsWith("content-length: "))
                .mapToInt(header -> Integer.parseInt(header.substring("content-length: ".length())))
                .sum());
        return head;
    }

    private static boolean endsHead(byte[] buffer, int length) {
        return buffer[length - 4] == '\r'
                && buffer[length - 3] == '\n'
                && buffer[length - 2] == '\r'
                && buffer[length - 1] == '\n';
    }
}
