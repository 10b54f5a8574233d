package dev.clickledger.stack.exposure;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * A TCP socket of this machine that waits for connections, as Linux tells in {@code /proc/net}.
 *
 * @param address where it listens; {@code 0.0.0.0} or {@code ::} is every address of the machine
 * @param port its port
 * @param inode by which the socket is found among the open files of a process
 */
record ListeningSocket(InetAddress address, int port, long inode) {

    private static final String LISTENING = "0A";
    private static final int HEX = 16;
    private static final int WORD = Integer.BYTES;

    /** Every socket that waits for connections, whichever process it belongs to. */
    static List<ListeningSocket> all() throws IOException {
        List<ListeningSocket> sockets = new ArrayList<>();
        for (String table : List.of("tcp", "tcp6")) {
            Path file = Path.of("/proc/net", table);
            // a machine without IPv6 has no such table
            if (Files.exists(file)) {
                sockets.addAll(read(Files.readAllLines(file)));
            }
        }
        return sockets;
    }

    /** The sockets of such a table that wait for connections; its first line is a heading. */
    static List<ListeningSocket> read(List<String> table) throws UnknownHostException {
        List<ListeningSocket> sockets = new ArrayList<>();
        for (String line : table.subList(1, table.size())) {
            String[] columns = line.strip().split("\\s+", -1);
            if (columns[3].equals(LISTENING)) {
                String[] local = columns[1].split(":", -1);
                sockets.add(new ListeningSocket(
                        address(local[0]), Integer.parseInt(local[1], HEX), Long.parseLong(columns[9])));
            }
        }
        return sockets;
    }

    /** The open files of a process that are sockets; none when it has ended. */
    static Set<Long> inodesOf(long process) throws IOException {
        Set<Long> inodes = new HashSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of("/proc", Long.toString(process), "fd"))) {
            for (Path file : files) {
                String target = target(file);
                if (target.startsWith("socket:[")) {
                    inodes.add(Long.parseLong(target.substring("socket:[".length(), target.length() - 1)));
                }
            }
        } catch (NoSuchFileException e) {
            return Set.of();
        }
        return inodes;
    }

    /** Whether nobody but this machine itself reaches it. */
    boolean loopback() {
        return address.isLoopbackAddress();
    }

    private static String target(Path file) throws IOException {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (NoSuchFileException e) {
            return "closed meanwhile";
        }
    }

    /** Each word of 32 bits is written as the machine holds it, its lowest byte first. */
    private static InetAddress address(String hex) throws UnknownHostException {
        byte[] written = HexFormat.of().parseHex(hex);
        byte[] address = new byte[written.length];
        for (int i = 0; i < written.length; i++) {
            address[i] = written[i / WORD * WORD + WORD - 1 - i % WORD];
        }
        return InetAddress.getByAddress(address);
    }
}
