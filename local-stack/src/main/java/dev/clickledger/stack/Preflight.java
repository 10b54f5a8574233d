package dev.clickledger.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** What must be so before anything is started; each complaint is one line that says what to do. */
final class Preflight {

    private static final long NEEDED_MEMORY_MIB = 3_000;
    private static final long NEEDED_DISK_MIB = 2_000;
    private static final long KIB_PER_MIB = 1_024;
    private static final long BYTES_PER_MIB = 1_048_576;

    private Preflight() {}

    static void checkPorts(StackSettings settings) {
        Map<String, Integer> taken = settings.ports().taken();
        if (!taken.isEmpty()) {
            String ports = taken.entrySet().stream()
                    .map(port -> port.getValue() + " (" + port.getKey() + ")")
                    .collect(Collectors.joining(", "));
            throw new IllegalStateException("port " + ports
                    + " is taken: stop what listens there, or move all ports with --port-offset, for example"
                    + " --port-offset 1000");
        }
    }

    static void checkRoom(StackSettings settings) throws IOException {
        checkWritable(settings.data());
        long disk = Files.getFileStore(settings.data()).getUsableSpace() / BYTES_PER_MIB;
        if (disk < NEEDED_DISK_MIB) {
            throw new IllegalStateException("only " + disk + " MiB of disk are free for " + settings.data() + ", but "
                    + NEEDED_DISK_MIB + " are needed: make room, or choose another folder with --data DIR");
        }
        long memory = availableMemoryMib();
        if (memory < NEEDED_MEMORY_MIB) {
            throw new IllegalStateException("only " + memory + " MiB of memory are available, but " + NEEDED_MEMORY_MIB
                    + " are needed: close other programs and try again");
        }
    }

    private static void checkWritable(Path data) {
        try {
            Files.createDirectories(data);
            Files.delete(Files.createTempFile(data, "probe", ".tmp"));
        } catch (IOException e) {
            throw new IllegalStateException(
                    "cannot write to " + data + " (" + e + "): mend it, or choose another folder with --data DIR", e);
        }
    }

    /** Memory that the kernel could give without swapping; plenty where there is no Linux to ask. */
    private static long availableMemoryMib() throws IOException {
        Path memory = Path.of("/proc/meminfo");
        if (!Files.isReadable(memory)) {
            return Long.MAX_VALUE;
        }
        return Files.readAllLines(memory).stream()
                .filter(line -> line.startsWith("MemAvailable:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / KIB_PER_MIB)
                .findFirst()
                .orElse(Long.MAX_VALUE);
    }
}
