package dev.clickledger.app.entrance;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpRequestDecoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SlowRequestsTest {

    private final EmbeddedChannel connection = new EmbeddedChannel(new SlowRequests(), new HttpRequestDecoder());

    @BeforeEach
    void timeStandsStill() {
        connection.freezeTime();
    }

    @Test
    void headerThatDribblesIsCutWithAnAnswer() {
        send("GET / HTTP/1.1\r\n");
        for (int second = 0; second < 9; second++) {
            pass(1);
            send("X");
        }
        assertThat(connection.isOpen()).isTrue();

        pass(1);

        assertThat(connection.isOpen()).isFalse();
        assertThat(answer()).startsWith("HTTP/1.1 408 ");
    }

    @Test
    void headerOfALaterRequestIsCutWithoutOneSinceAnAnswerMayBeOnItsWay() {
        send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
        pass(100);
        send("GET / HTTP/1.1\r\n");
        pass(10);

        assertThat(connection.isOpen()).isFalse();
        assertThat(answer()).isEmpty();
    }

    @Test
    void bodyThatDribblesIsCut() {
        send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n");
        for (int second = 0; second < 10; second++) {
            send("x".repeat(500));
            pass(1);
        }

        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void bodyThatComesSlowlyButSteadilyIsRead() {
        send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n");
        for (int second = 0; second < 50; second++) {
            send("x".repeat(2_000));
            pass(1);
        }
        pass(1_000);

        assertThat(connection.isOpen()).isTrue();
    }

    @Test
    void bodyThatTheAppDoesNotReadIsNotTheClientsFault() {
        send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n");
        connection.config().setAutoRead(false);
        pass(100);
        assertThat(connection.isOpen()).isTrue();

        connection.config().setAutoRead(true);
        pass(20);
        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void connectionMayRestBetweenRequestsAndWaitForItsAnswer() {
        pass(100);
        send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
        pass(100);
        send("GET / HT");
        pass(5);
        send("TP/1.1\r\nHost: a\r\n\r\n");
        pass(100);

        assertThat(connection.isOpen()).isTrue();
    }

    @Test
    void whatBecameAWebSocketIsLeftAlone() {
        send("GET /push HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: upgrade\r\n\r\n");
        connection.pipeline().remove(HttpRequestDecoder.class);
        send("\u0081\u0001x");
        pass(1_000);

        assertThat(connection.isOpen()).isTrue();
        assertThat(connection.pipeline().get(SlowRequests.class)).isNull();
    }

    private void send(String bytes) {
        connection.writeInbound(Unpooled.copiedBuffer(bytes, StandardCharsets.ISO_8859_1));
        connection.releaseInbound();
    }

    private void pass(int seconds) {
        connection.advanceTimeBy(seconds, TimeUnit.SECONDS);
        connection.runScheduledPendingTasks();
    }

    private String answer() {
        ByteBuf bytes = connection.readOutbound();
        if (bytes == null) {
            return "";
        }
        String text = bytes.toString(StandardCharsets.US_ASCII);
        bytes.release();
        return text;
    }
}
