package dev.clickledger.app.edge.clicklog.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clickledger.app.edge.clicklog.AppendOutcome;
import dev.clickledger.app.edge.clicklog.AppendOutcome.Spooled;
import dev.clickledger.app.edge.clicklog.AppendOutcome.Unacknowledged;
import dev.clickledger.app.edge.clicklog.Clicks;
import dev.clickledger.app.edge.clicklog.TestSettings;
import dev.clickledger.contract.ClickEvent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class ClickSpoolTest {

    private static final Clock CLOCK = Clock.fixed(Clicks.NOW, ZoneOffset.UTC);

    @TempDir
    private Path directory;

    private final FaultyDisk disk = new FaultyDisk();
    private final List<ClickSpool> open = new ArrayList<>();

    @AfterEach
    void closeAll() {
        disk.heal();
        disk.goOn();
        open.forEach(ClickSpool::close);
    }

    @Test
    void whatWasSpooledIsThereAfterReopeningInTheSameOrder() throws Exception {
        List<ClickEvent> clicks = Clicks.many(100);
        ClickSpool spool = spool();
        assertThat(append(spool, clicks)).allMatch(Spooled.class::isInstance);
        close(spool);

        ClickSpool reopened = spool();

        assertThat(reopened.depth().records()).isEqualTo(100);
        assertThat(reopened.depth().oldest()).isEqualTo(Clicks.NOW);
        assertThat(takeAll(reopened)).isEqualTo(clicks);
        assertThat(reopened.depth()).isEqualTo(new SpoolDepth(0, 0, null));
        assertThat(files()).isEmpty();
    }

    @Test
    void whatIsBeingWrittenCanBeTaken() throws Exception {
        List<ClickEvent> clicks = Clicks.many(3);
        ClickSpool spool = spool();
        append(spool, clicks);

        assertThat(takeAll(spool)).isEqualTo(clicks);
    }

    @Test
    void manyClicksShareOneForce() throws Exception {
        ClickSpool spool = spool();
        append(spool, Clicks.many(1));
        disk.hang();
        CompletionStage<AppendOutcome> first = spool.append(Clicks.one());
        List<CompletionStage<AppendOutcome>> behind =
                Clicks.many(500).stream().map(spool::append).toList();
        int before = disk.forced();

        disk.goOn();

        assertThat(outcomes(Stream.concat(Stream.of(first), behind.stream()).toList()))
                .allMatch(Spooled.class::isInstance);
        assertThat(disk.forced() - before).isBetween(1, 2 + 501 * 250 / 4096);
    }

    @Test
    void clickIsNotSpooledBeforeTheDiskHasIt() {
        ClickSpool spool = spool();
        append(spool, Clicks.many(1));
        disk.hang();

        CompletableFuture<AppendOutcome> outcome = spool.append(Clicks.one()).toCompletableFuture();

        assertThat(outcome.orTimeout(200, TimeUnit.MILLISECONDS)).failsWithin(1, TimeUnit.SECONDS);
    }

    @Test
    void halfWrittenClickIsRefusedAndNeverTakenForAWholeOne() throws Exception {
        ClickSpool spool = spool();
        List<ClickEvent> before = Clicks.many(2);
        append(spool, before);
        disk.failWrites("No space left on device");

        assertThat(append(spool, Clicks.many(1))).allMatch(Unacknowledged.class::isInstance);
        assertThat(spool.failing()).contains("No space left on device");
        disk.heal();
        List<ClickEvent> after = Clicks.many(2);
        assertThat(append(spool, after)).allMatch(Spooled.class::isInstance);
        assertThat(spool.failing()).isNull();
        close(spool);

        ClickSpool reopened = spool();
        assertThat(takeAll(reopened))
                .isEqualTo(Stream.concat(before.stream(), after.stream()).toList());
        assertThat(reopened.damaged()).isZero();
    }

    @Test
    void clickWhoseForceFailedIsRefusedAndItsFileIsWrittenNoMore() throws Exception {
        ClickSpool spool = spool();
        List<ClickEvent> before = Clicks.many(2);
        append(spool, before);
        disk.failForces("Input/output error");
        assertThat(append(spool, Clicks.many(1))).allMatch(Unacknowledged.class::isInstance);

        disk.heal();
        List<ClickEvent> after = Clicks.many(1);
        append(spool, after);

        assertThat(files()).hasSize(2);
        assertThat(takeAll(spool))
                .isEqualTo(Stream.concat(before.stream(), after.stream()).toList());
    }

    @Test
    void failingDiskIsUnavailableUntilItTakesSomethingAgain() {
        ClickSpool spool = spool();
        assertThat(spool.available()).isTrue();
        disk.failWrites("No space left on device");
        append(spool, Clicks.many(1));

        assertThat(spool.available()).isFalse();
        disk.heal();
        assertThat(spool.available()).isTrue();
        assertThat(spool.failing()).isNull();
    }

    @Test
    void fullSpoolRefusesUntilSomethingWasTaken() throws Exception {
        ClickSpool spool = spool(settings().withMaxBytes(10_000));
        List<AppendOutcome> outcomes = new ArrayList<>();
        for (ClickEvent click : Clicks.many(100)) {
            outcomes.addAll(append(spool, List.of(click)));
        }

        assertThat(outcomes.getFirst()).isInstanceOf(Spooled.class);
        assertThat(outcomes.getLast()).isEqualTo(new Unacknowledged("the spool is full"));
        assertThat(spool.depth().bytes()).isLessThanOrEqualTo(10_000);
        assertThat(bytesOnDisk()).isLessThanOrEqualTo(10_000);

        spool.delete(oldest(spool));
        assertThat(append(spool, Clicks.many(1))).allMatch(Spooled.class::isInstance);
    }

    @Test
    void tornTailIsSetAsideAndReportedAndTheRestRecovered() throws Exception {
        List<ClickEvent> clicks = Clicks.many(10);
        ClickSpool spool = spool();
        append(spool, clicks);
        close(spool);
        Path file = files().getFirst();
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - 7));

        ClickSpool reopened = spool();

        assertThat(reopened.damaged()).isEqualTo(1);
        assertThat(takeAll(reopened)).isEqualTo(clicks.subList(0, 9));
        byte[] aside = Files.readAllBytes(asideFiles().getFirst());
        int length = SegmentFormat.recordLength(Clicks.encoded(clicks.getLast())) - 7;
        assertThat(ByteBuffer.wrap(aside).getInt(0)).isEqualTo(bytes.length - 7 - length);
        assertThat(ByteBuffer.wrap(aside).getInt(4)).isEqualTo(length);
        assertThat(aside).hasSize(8 + length);
    }

    @Test
    void flippedBitInAMiddleRecordCostsThatRecordAlone() throws Exception {
        List<ClickEvent> clicks = Clicks.many(10);
        ClickSpool spool = spool();
        append(spool, clicks);
        close(spool);
        Path file = files().getFirst();
        byte[] bytes = Files.readAllBytes(file);
        int record = SegmentFormat.recordLength(Clicks.encoded(clicks.getFirst()));
        bytes[SegmentFormat.HEADER_LENGTH + 4 * record + 30] ^= 4;
        Files.write(file, bytes);

        List<ClickEvent> read = takeAll(spool());

        List<ClickEvent> expected = new ArrayList<>(clicks);
        expected.remove(4);
        assertThat(read).isEqualTo(expected);
    }

    @Test
    void damageThatComesWhileTheSpoolIsOpenIsReportedWhenTheFileIsRead() throws Exception {
        ClickSpool spool = spool();
        append(spool, Clicks.many(3));
        SpoolSegment segment = oldest(spool);
        byte[] bytes = Files.readAllBytes(segment.file());
        bytes[bytes.length - 1] ^= 1;
        Files.write(segment.file(), bytes);

        assertThat(spool.read(segment)).hasSize(2);
        assertThat(spool.damaged()).isEqualTo(1);
        assertThat(asideFiles()).hasSize(1);
    }

    @Test
    void emptyFileOfAKilledProcessIsCleanedUp() throws Exception {
        Files.createFile(directory.resolve("0000000000000000007.spool"));

        ClickSpool spool = spool();

        assertThat(spool.oldest()).isNull();
        assertThat(spool.damaged()).isZero();
        append(spool, Clicks.many(1));
        assertThat(files())
                .extracting(file -> file.getFileName().toString())
                .containsExactly("0000000000000000008.spool");
    }

    @Test
    void secondOwnerIsTurnedAwayWithAClearMessage() {
        spool();

        assertThatThrownBy(this::spool)
                .isInstanceOf(SpoolFailure.class)
                .hasMessageContaining("belongs to another running process")
                .hasMessageContaining("SPOOL_DIR");
    }

    @Test
    void ownerInAnotherProcessIsNoticedToo() throws Exception {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SpoolOwner.class.getName(),
                        directory.toString())
                .start();
        try {
            assertThat(other.inputReader().readLine()).isEqualTo("owned");

            assertThatThrownBy(this::spool).hasMessageContaining("belongs to another running process");
        } finally {
            other.destroyForcibly().waitFor();
        }
        assertThat(spool().available()).isTrue();
    }

    @Test
    void newerVersionIsNotTouched() throws Exception {
        ByteBuffer header = SegmentFormat.header(Clicks.NOW);
        header.putInt(8, 2);
        java.util.zip.CRC32C checksum = new java.util.zip.CRC32C();
        checksum.update(header.array(), 0, 20);
        header.putInt(20, (int) checksum.getValue());
        Path file = Files.write(directory.resolve("0000000000000000001.spool"), header.array());

        assertThatThrownBy(this::spool).isInstanceOf(SpoolFailure.class).hasMessageContaining("version 2");
        assertThat(file).exists();
    }

    @Test
    void folderThatCannotBeMadeIsAClearMessage() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));

        assertThatThrownBy(() -> ClickSpool.open(TestSettings.in(file.resolve("spool")), CLOCK))
                .isInstanceOf(SpoolFailure.class)
                .hasMessageContaining("make it a folder that this user can write");
    }

    @Test
    void closedSpoolRefusesAndKeepsWhatItHas() throws Exception {
        ClickSpool spool = spool();
        append(spool, Clicks.many(1));
        close(spool);

        assertThat(append(spool, Clicks.many(1))).allMatch(Unacknowledged.class::isInstance);
        assertThat(spool.available()).isFalse();
        assertThat(spool().depth().records()).isEqualTo(1);
    }

    private ClickSpool spool() {
        return spool(settings());
    }

    private ClickSpool spool(TestSettings settings) {
        ClickSpool spool = ClickSpool.open(settings, CLOCK, disk);
        open.add(spool);
        return spool;
    }

    private void close(ClickSpool spool) {
        spool.close();
        open.remove(spool);
    }

    private TestSettings settings() {
        return TestSettings.in(directory);
    }

    private static List<AppendOutcome> append(ClickSpool spool, List<ClickEvent> clicks) {
        return outcomes(clicks.stream().map(spool::append).toList());
    }

    private static List<AppendOutcome> outcomes(List<CompletionStage<AppendOutcome>> stages) {
        return stages.stream()
                .map(stage -> stage.toCompletableFuture()
                        .orTimeout(5, TimeUnit.SECONDS)
                        .join())
                .toList();
    }

    private static SpoolSegment oldest(ClickSpool spool) {
        return Objects.requireNonNull(spool.oldest(), "the spool is empty");
    }

    private static List<ClickEvent> takeAll(ClickSpool spool) throws IOException {
        List<ClickEvent> clicks = new ArrayList<>();
        for (@Nullable SpoolSegment segment = spool.oldest(); segment != null; segment = spool.oldest()) {
            spool.read(segment).forEach(bytes -> clicks.add(Clicks.decoded(bytes)));
            spool.delete(segment);
        }
        return clicks;
    }

    private List<Path> files() throws IOException {
        return filesEndingWith(SpoolDirectory.SEGMENT);
    }

    private List<Path> asideFiles() throws IOException {
        return filesEndingWith(SpoolDirectory.DAMAGED);
    }

    private long bytesOnDisk() throws IOException {
        long bytes = 0;
        for (Path file : files()) {
            bytes += Files.size(file);
        }
        return bytes;
    }

    private List<Path> filesEndingWith(String ending) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }
}
