package dev.clickledger.app.edge.clicklog.spool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.app.edge.clicklog.Clicks;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SegmentContentTest {

    @Test
    void wholeFileReadsBackInOrder() {
        List<byte[]> events = events(new Random(1), 20);

        SegmentContent content = SegmentContent.of(file(events));

        assertThat(content.createdAt()).isEqualTo(Clicks.NOW);
        assertThat(content.damaged()).isEmpty();
        assertThat(content.events()).usingRecursiveComparison().isEqualTo(events);
    }

    @Test
    void fileTornAtAnyByteKeepsEveryWholeRecordAndSetsTheRestAside() {
        List<byte[]> events = events(new Random(2), 5);
        byte[] file = file(events);

        for (int length = 0; length < file.length; length++) {
            SegmentContent content = SegmentContent.of(Arrays.copyOf(file, length));

            int whole = wholeRecords(events, length);
            assertThat(content.events())
                    .as("records of %d bytes", length)
                    .usingRecursiveComparison()
                    .isEqualTo(events.subList(0, whole));
            int rest = length < SegmentFormat.HEADER_LENGTH ? length : length - end(events, whole);
            assertThat(content.damagedBytes()).as("damage in %d bytes", length).isEqualTo(rest);
        }
    }

    @Test
    void flippedBitCostsItsOwnRecordAndNoOther() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 3000; round++) {
            List<byte[]> events = events(random, 1 + random.nextInt(8));
            byte[] file = file(events);
            int at = random.nextInt(file.length);
            file[at] ^= (byte) (1 << random.nextInt(8));

            SegmentContent content = SegmentContent.of(file);

            List<byte[]> expected = new ArrayList<>(events);
            if (at >= SegmentFormat.HEADER_LENGTH) {
                expected.remove(recordAt(events, at));
            }
            assertThat(content.events())
                    .as("seed %d, round %d, byte %d of %d", seed, round, at, file.length)
                    .usingRecursiveComparison()
                    .isEqualTo(expected);
            assertThat(content.damaged()).as("seed %d, round %d", seed, round).hasSize(1);
        }
    }

    @Test
    void scrambledFilesNeverYieldAnythingThatWasNotWritten() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 1000; round++) {
            List<byte[]> events = events(random, 6);
            byte[] file = file(events);
            int from = random.nextInt(file.length);
            int to = from + random.nextInt(file.length - from);
            switch (random.nextInt(3)) {
                case 0 -> Arrays.fill(file, from, to, (byte) 0);
                case 1 -> {
                    byte[] noise = new byte[to - from];
                    random.nextBytes(noise);
                    System.arraycopy(noise, 0, file, from, noise.length);
                }
                default -> System.arraycopy(file, 0, file, from, to - from);
            }

            List<byte[]> read = SegmentContent.of(file).events();

            assertThat(read)
                    .as("seed %d, round %d, bytes %d to %d", seed, round, from, to)
                    .allMatch(event -> events.stream().anyMatch(written -> Arrays.equals(written, event)));
        }
    }

    @Test
    void zerosBehindTheLastRecordAreNoRecords() {
        List<byte[]> events = events(new Random(3), 2);
        byte[] file = file(events);

        SegmentContent content = SegmentContent.of(Arrays.copyOf(file, file.length + 4096));

        assertThat(content.events()).hasSize(2);
        assertThat(content.damagedBytes()).isEqualTo(4096);
    }

    private static List<byte[]> events(Random random, int count) {
        List<byte[]> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] event = new byte[1 + random.nextInt(200)];
            random.nextBytes(event);
            events.add(event);
        }
        return events;
    }

    private static byte[] file(List<byte[]> events) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(SegmentFormat.header(Clicks.NOW).array());
        for (byte[] event : events) {
            ByteBuffer record = ByteBuffer.allocate(SegmentFormat.recordLength(event));
            SegmentFormat.putRecord(record, event);
            out.writeBytes(record.array());
        }
        return out.toByteArray();
    }

    private static int end(List<byte[]> events, int count) {
        return SegmentFormat.HEADER_LENGTH
                + events.subList(0, count).stream()
                        .mapToInt(SegmentFormat::recordLength)
                        .sum();
    }

    private static int wholeRecords(List<byte[]> events, int length) {
        int whole = 0;
        while (whole < events.size() && end(events, whole + 1) <= length) {
            whole++;
        }
        return whole;
    }

    private static int recordAt(List<byte[]> events, int position) {
        return wholeRecords(events, position);
    }
}
