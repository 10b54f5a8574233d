package dev.clickledger.app.edge.useragent;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** What reading a user agent never seen before costs. {@code app/bench/user-agents} runs it. */
final class UserAgentBenchmark {

    private static final int OF_THE_YARDSTICK = 200;
    private static final ThreadMXBean PROCESSOR = ManagementFactory.getThreadMXBean();

    private UserAgentBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        int rounds = Integer.parseInt(arguments[0]);
        UserAgentReader reader = new UserAgentReader();
        OldUserAgentReading yardstick = new OldUserAgentReading();
        measure("people", texts("people.tsv"), rounds, reader, yardstick);
        measure("robots", texts("robots.tsv"), rounds, reader, yardstick);
    }

    private static void measure(
            String who, List<String> texts, int rounds, UserAgentReader reader, OldUserAgentReading yardstick) {
        List<String> some = new ArrayList<>();
        for (int i = 0; i < texts.size(); i += texts.size() / OF_THE_YARDSTICK) {
            some.add(texts.get(i));
        }
        long[] read = new long[rounds];
        long[] old = new long[rounds];
        for (int round = -1; round < rounds; round++) {
            long one = nanos(texts, reader::read);
            long other = nanos(some, yardstick::read);
            if (round >= 0) {
                read[round] = one;
                old[round] = other;
            }
        }
        System.out.printf(
                "measured: %s, median of %d rounds: %.1f us; one expression after the other: %.1f us%n",
                who, rounds, median(read) / 1e3, median(old) / 1e3);
    }

    private static long nanos(List<String> texts, Consumer<String> reading) {
        long start = PROCESSOR.getCurrentThreadCpuTime();
        texts.forEach(reading);
        return (PROCESSOR.getCurrentThreadCpuTime() - start) / texts.size();
    }

    private static long median(long[] values) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static List<String> texts(String file) throws IOException {
        return HeldUserAgentsTest.lines(file).stream()
                .map(line -> line.split("\t")[2])
                .toList();
    }
}
