package dev.clickledger.app.console.export;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.impl.ConnectionBase;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

/**
 * A file on its way to a reader. Writing waits while the reader takes nothing, and fails once the reader is gone, has taken
 * nothing for too long, or the file has taken too long as a whole.
 */
final class Transfer {

    private final HttpServerRequest request;
    private final Places.Place place;
    private final long started = System.nanoTime();
    private volatile long waitingSince = started;
    private volatile boolean reading;

    Transfer(HttpServerRequest request, Places.Place place) {
        this.request = request;
        this.place = place;
    }

    /** What the file is written to, by one who has a turn: it is given back while the reader takes what is written. */
    OutputStream into(OutputStream out, Turns turns, String tenantId) {
        return new OutputStream() {
            @Override
            public void write(int oneByte) throws IOException {
                write(new byte[] {(byte) oneByte}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                if (response().closed()) {
                    throw new IOException("the reader is gone");
                }
                turns.restAndGiveBack(tenantId);
                try {
                    waitForReader();
                    out.write(bytes, offset, length);
                    reading = true;
                } finally {
                    turns.take(tenantId);
                }
            }
        };
    }

    /** The next block is being read: the reader waits for it, and nobody for the reader. */
    void begin() {
        reading = true;
    }

    /** All is written, and what is left of it is on its way to the reader. */
    void finish() {
        waitForReader();
        place.close();
    }

    /** Whether nothing more can be given to the reader. */
    boolean over() {
        return response().ended() || response().closed();
    }

    /** Whether the reader has taken nothing for too long, or the file has taken too long. */
    boolean overdue(Duration stalled, Duration longest) {
        long now = System.nanoTime();
        return (!reading && now - waitingSince > stalled.toNanos()) || now - started > longest.toNanos();
    }

    /** Ends it, so that the reader knows that this is no whole file. */
    void breakOff() {
        // what the reader does not take would be waited for by the usual way of closing
        if (response().streamId() < 0 && request.connection() instanceof ConnectionBase connection) {
            connection.channel().close();
        } else {
            response().reset();
        }
    }

    /** Makes room for another, whatever became of this one. */
    void leave() {
        place.close();
    }

    private void waitForReader() {
        waitingSince = System.nanoTime();
        reading = false;
    }

    private HttpServerResponse response() {
        return request.response();
    }
}
