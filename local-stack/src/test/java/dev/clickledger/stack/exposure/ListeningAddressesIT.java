package dev.clickledger.stack.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.stack.RunningStack;
import dev.clickledger.stack.SharedStack;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;

/** Nothing of the stack on one machine can be reached from another one. */
@ExtendWith(SharedStack.class)
@EnabledOnOs(OS.LINUX)
@Timeout(600)
class ListeningAddressesIT {

    /** Ports by which the stack is known; what else its processes open is found by process. */
    private static final List<String> KNOWN = List.of(
            "redirect",
            "redirect.management",
            "console",
            "console.management",
            "keycloak",
            "kafka",
            "kafka.controller",
            "pinot.zookeeper",
            "pinot.controller",
            "pinot.broker",
            "pinot.server",
            "pinot.server.admin",
            "flink",
            "postgres");

    @Test
    void noProcessOfTheStackListensBeyondThisMachine(RunningStack stack) throws IOException {
        Set<Integer> ports = new HashSet<>(KNOWN.stream().map(stack::port).toList());
        Set<Long> inodes = new HashSet<>();
        for (long process : stack.processes()) {
            inodes.addAll(ListeningSocket.inodesOf(process));
        }

        List<ListeningSocket> sockets = ListeningSocket.all().stream()
                .filter(socket -> ports.contains(socket.port()) || inodes.contains(socket.inode()))
                .toList();

        assertThat(sockets).extracting(ListeningSocket::port).containsAll(ports);
        assertThat(described(sockets.stream().filter(socket -> !socket.loopback())))
                .as("sockets that others reach, out of %s", sockets)
                .isEmpty();
    }

    private static List<String> described(Stream<ListeningSocket> sockets) {
        return sockets.map(socket -> socket.address().getHostAddress() + ":" + socket.port())
                .toList();
    }
}
