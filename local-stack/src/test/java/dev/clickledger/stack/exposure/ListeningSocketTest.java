package dev.clickledger.stack.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListeningSocketTest {

    private static final String HEADING = "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt";

    @ParameterizedTest
    @CsvSource({
        "0100007F:1F90, 127.0.0.1, true",
        "0200007F:1F90, 127.0.0.2, true",
        "00000000:1F90, 0.0.0.0, false",
        "0500A8C0:1F90, 192.168.0.5, false",
        "00000000000000000000000001000000:1F90, 0:0:0:0:0:0:0:1, true",
        "0000000000000000FFFF00000100007F:1F90, 127.0.0.1, true",
        "00000000000000000000000000000000:1F90, 0:0:0:0:0:0:0:0, false",
        "B80D0120000000000000000001000000:1F90, 2001:db8:0:0:0:0:0:1, false"
    })
    void readsWhereASocketListens(String written, String address, boolean loopback) throws IOException {
        ListeningSocket socket = ListeningSocket.read(
                        List.of(HEADING, "   0: " + written + " 00000000:0000 0A 00000000:00000000 00:0 0 0 0 4711 1"))
                .getFirst();

        assertThat(socket.address().getHostAddress()).isEqualTo(address);
        assertThat(socket.port()).isEqualTo(8080);
        assertThat(socket.inode()).isEqualTo(4711);
        assertThat(socket.loopback()).isEqualTo(loopback);
    }

    @Test
    void leavesOutConnections() throws IOException {
        assertThat(ListeningSocket.read(
                        List.of(HEADING, "   1: 0100007F:1F90 0100007F:9C40 01 00000000:00000000 00:0 0 0 0 4711 1")))
                .isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void findsWhatThisProcessHasOpenToEverybody() throws IOException {
        try (ServerSocket open = new ServerSocket(0, 1, InetAddress.getByName("0.0.0.0"))) {
            assertThat(ListeningSocket.all())
                    .filteredOn(socket -> socket.port() == open.getLocalPort())
                    .singleElement()
                    .satisfies(socket -> {
                        assertThat(socket.loopback()).isFalse();
                        assertThat(ListeningSocket.inodesOf(
                                        ProcessHandle.current().pid()))
                                .contains(socket.inode());
                    });
        }
    }
}
