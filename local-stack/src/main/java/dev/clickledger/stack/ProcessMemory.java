package dev.clickledger.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Memory of a process and all its children as their proportional set size, which counts shared pages once. */
final class ProcessMemory {

    private static final long KIB_PER_MIB = 1_024;

    private ProcessMemory() {}

    /** MiB of one process without its children, or 0 where the process is gone or the system does not tell. */
    static long mebibytesAlone(long pid) {
        return kibibytes(pid) / KIB_PER_MIB;
    }

    /** MiB, or 0 where the process is gone or the system does not tell. */
    static long mebibytes(long pid) {
        return ProcessHandle.of(pid)
                .map(process -> Stream.concat(Stream.of(process), process.descendants())
                                .mapToLong(each -> kibibytes(each.pid()))
                                .sum()
                        / KIB_PER_MIB)
                .orElse(0L);
    }

    private static long kibibytes(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException | RuntimeException e) {
            return 0;
        }
    }
}
