package dev.clickledger.ui.stack;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A line of one's own to the app or to a part of the stack, which can be cut or fall silent, wholly or about somebody, and
 * be mended again. What is at its end goes on.
 */
public final class Line implements AutoCloseable {

    private static final int BUFFER = 16_384;

    private final URI app;
    private final int port;
    private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
    private final Object silence = new Object();
    private @Nullable ServerSocket door;
    private boolean silent;
    private @Nullable String unspoken;

    Line(String app) {
        this.app = URI.create(app);
        this.door = open(0);
        this.port = door.getLocalPort();
    }

    /** Address of the app at this end. */
    public String url() {
        return "http://localhost:" + port;
    }

    /** Breaks every connection and refuses new ones. */
    public void cut() {
        closeQuietly(door);
        door = null;
        ends.forEach(Line::breakOff);
        ends.clear();
    }

    /** Carries nothing from now on, and leaves everybody in the belief of being connected. */
    public void fallSilent() {
        synchronized (silence) {
            silent = true;
        }
    }

    /** Carries nothing more on a connection in which this text is sent; all others go on. */
    public void fallSilentAbout(String text) {
        synchronized (silence) {
            unspoken = text;
        }
    }

    /** Carries everything again, also what was held back. */
    public void mend() {
        synchronized (silence) {
            silent = false;
            unspoken = null;
            silence.notifyAll();
        }
        if (door == null) {
            door = open(port);
        }
    }

    @Override
    public void close() {
        mend();
        cut();
    }

    private ServerSocket open(int wanted) {
        try {
            ServerSocket opened = new ServerSocket(wanted, 50, InetAddress.getByName("localhost"));
            Thread.startVirtualThread(() -> welcome(opened));
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException("no line could be laid", e);
        }
    }

    private void welcome(ServerSocket opened) {
        while (!opened.isClosed()) {
            try {
                Socket browser = opened.accept();
                Socket server = new Socket(app.getHost(), app.getPort());
                ends.add(browser);
                ends.add(server);
                Thread.startVirtualThread(() -> carry(browser, server));
                Thread.startVirtualThread(() -> carry(server, browser));
            } catch (IOException _) {
                // the door was closed, or the app is not there: the browser finds nobody either way
            }
        }
    }

    private void carry(Socket from, Socket to) {
        byte[] buffer = new byte[BUFFER];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                awaitSound(new String(buffer, 0, read, StandardCharsets.ISO_8859_1));
                out.write(buffer, 0, read);
            }
        } catch (IOException _) {
            // one of the two has gone, and so does the other
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            closeQuietly(from);
            closeQuietly(to);
            ends.remove(from);
            ends.remove(to);
        }
    }

    private void awaitSound(String said) throws InterruptedException {
        synchronized (silence) {
            while (silent || (unspoken != null && said.contains(unspoken))) {
                silence.wait();
            }
        }
    }

    /** Without a farewell, as when a cable is pulled. */
    private static void breakOff(Socket end) {
        try {
            end.setSoLinger(true, 0);
        } catch (SocketException _) {
            // closed already
        }
        closeQuietly(end);
    }

    private static void closeQuietly(@Nullable Closeable end) {
        try {
            if (end != null) {
                end.close();
            }
        } catch (IOException _) {
            // it is gone all the same
        }
    }
}
