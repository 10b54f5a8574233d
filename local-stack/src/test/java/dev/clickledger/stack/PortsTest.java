package dev.clickledger.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {

    private static final int OFFSET = 31_000;

    @Test
    void anOffsetMovesEveryPort() {
        assertThat(Ports.withOffset(0).of("console")).isEqualTo(8080);
        assertThat(Ports.withOffset(100).of("console")).isEqualTo(8180);
        assertThat(Ports.withOffset(100).of("kafka")).isEqualTo(9192);
    }

    @Test
    void anOffsetBeyondTheLastPortIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ports.withOffset(60_000))
                .withMessageContaining("60000");
    }

    @Test
    void anOffsetToAPortThatBrowsersDoNotOpenIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ports.withOffset(2000))
                .withMessageContaining("port console to 10080");
    }

    @Test
    void aTakenPortIsNamedWithTheSetting(@TempDir Path data) throws IOException {
        StackSettings settings = StackSettings.forTest(data, data, OFFSET);
        int port = settings.ports().of("flink");
        try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> Preflight.checkPorts(settings))
                    .withMessageContaining(taken.getLocalPort() + " (flink)")
                    .withMessageContaining("--port-offset");
        }
        Preflight.checkPorts(settings);
    }
}
