package dev.clickledger.app.console.report.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.app.console.csv.Separator;
import dev.clickledger.app.console.report.export.ExportFormat.TimeStyle;
import dev.clickledger.app.console.report.question.Dimension;
import dev.clickledger.app.console.report.question.Filters;
import dev.clickledger.app.console.report.question.Question;
import dev.clickledger.app.console.report.time.Comparison;
import dev.clickledger.app.console.report.time.Granularity;
import dev.clickledger.app.console.report.time.Period;
import dev.clickledger.app.console.report.time.TimeRange;
import dev.clickledger.app.console.security.Scopes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SeriesCsvTest {

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Question YEARS =
            question("2000-01-01T00:00:00Z", "2026-11-30T00:00:00Z", UTC, Granularity.HOUR, null);
    private static final Question FOUR_YEARS =
            question("2022-01-01T00:00:00Z", "2026-01-01T00:00:00Z", UTC, Granularity.HOUR, null);
    private static final int LINES = 235_920;
    private static final long MEBIBYTE = 1024 * 1024;

    private final RampReports reports = new RampReports();
    private Instant keptFrom = Instant.EPOCH;

    @Test
    void aFileOfAnyLengthIsReadInBlocks() throws IOException {
        CountedLines out = new CountedLines();

        write(YEARS, ExportFormat.PLAIN, out);

        assertThat(out.lines).isEqualTo(LINES + 1);
        assertThat(reports.largest).hasValueLessThanOrEqualTo(2_000);
    }

    @Test
    void aFileOfManyValuesIsReadInBlocksToo() throws IOException {
        CountedLines out = new CountedLines();

        write(
                question("2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z", UTC, Granularity.HOUR, Dimension.AD, 500),
                ExportFormat.PLAIN,
                out);

        assertThat(out.lines).isEqualTo(31 * 24 * 500 + 1);
        assertThat(reports.largest).hasValueLessThanOrEqualTo(2_000);
    }

    @Test
    void tenFilesOnTheirWayToSlowReadersTakeHardlyAnyMemory() throws Exception {
        // what classes and buffers need is there before it is measured
        write(FOUR_YEARS, ExportFormat.PLAIN, new CountedLines());
        CountDownLatch halfway = new CountDownLatch(10);
        CountDownLatch goOn = new CountDownLatch(1);
        List<Future<?>> exports = new ArrayList<>();
        long before = usedMemory();

        try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 10; i++) {
                exports.add(readers.submit(() -> {
                    write(FOUR_YEARS, ExportFormat.PLAIN, new CountedLines() {
                        @Override
                        void line() {
                            super.line();
                            if (lines == 4 * 365 * 12) {
                                halfway.countDown();
                                await(goOn);
                            }
                        }
                    });
                    return null;
                }));
            }
            // all of them get there though only two may ask at once: whoever waits for a reader holds no turn
            assertThat(halfway.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(usedMemory() - before).isLessThan(8 * MEBIBYTE);
            assertThat(reports.mostAtOnce).hasValueLessThanOrEqualTo(2);
            goOn.countDown();
            for (Future<?> export : exports) {
                export.get(60, TimeUnit.SECONDS);
            }
        }
    }

    @Test
    void everyFileBeginsWithAByteOrderMark() throws IOException {
        assertThat(bytes(aDay(), ExportFormat.PLAIN)).startsWith(0xEF, 0xBB, 0xBF);
    }

    @Test
    void programsReadTimesWithTheirOffset() throws IOException {
        assertThat(lines(theNightClocksGoBack(), ExportFormat.PLAIN))
                .containsExactly(
                        "tenant,start,clicks,repeats,invalid,reconciled,state",
                        "acme,2026-10-25T01:00:00+02:00," + figures("2026-10-24T23:00:00Z"),
                        "acme,2026-10-25T02:00:00+02:00," + figures("2026-10-25T00:00:00Z"),
                        "acme,2026-10-25T02:00:00+01:00," + figures("2026-10-25T01:00:00Z"),
                        "acme,2026-10-25T03:00:00+01:00," + figures("2026-10-25T02:00:00Z"));
    }

    @Test
    void spreadsheetsReadTimesOfTheZoneAndTheHourThatComesTwiceIsToldApart() throws IOException {
        assertThat(lines(theNightClocksGoBack(), new ExportFormat(TimeStyle.LOCAL, Separator.COMMA)))
                .containsExactly(
                        "tenant,start,startOffset,timezone,clicks,repeats,invalid,reconciled,state",
                        "acme,2026-10-25 01:00,UTC+02:00,Europe/Berlin," + figures("2026-10-24T23:00:00Z"),
                        "acme,2026-10-25 02:00,UTC+02:00,Europe/Berlin," + figures("2026-10-25T00:00:00Z"),
                        "acme,2026-10-25 02:00,UTC+01:00,Europe/Berlin," + figures("2026-10-25T01:00:00Z"),
                        "acme,2026-10-25 03:00,UTC+01:00,Europe/Berlin," + figures("2026-10-25T02:00:00Z"));
    }

    @Test
    void aTimeWhoseCountsAreNotKeptIsNotTakenForTheTruth() throws IOException {
        keptFrom = Instant.parse("2026-10-25T00:30:00Z");

        assertThat(lines(theNightClocksGoBack(), ExportFormat.PLAIN))
                .filteredOn(line -> line.endsWith(",NOT_KEPT"))
                .extracting(line -> line.split(",", -1)[1])
                .containsExactly("2026-10-25T01:00:00+02:00", "2026-10-25T02:00:00+02:00");
    }

    @Test
    void earlierTimesAreWrittenTheSameWay() throws IOException {
        Question compared = theNightClocksGoBack().comparedWith(Comparison.WEEKDAYS);

        assertThat(lines(compared, new ExportFormat(TimeStyle.LOCAL, Separator.COMMA))
                        .getFirst())
                .isEqualTo("tenant,start,startOffset,timezone,clicks,repeats,invalid,reconciled,state,"
                        + "earlierStart,earlierStartOffset,earlierClicks,earlierRepeats,earlierInvalid,earlierState");
        assertThat(lines(compared, new ExportFormat(TimeStyle.LOCAL, Separator.COMMA)))
                .allSatisfy(line -> assertThat(line.split(",", -1)).hasSize(15))
                .element(1)
                .asString()
                .contains(",2026-10-18 01:00,UTC+02:00,");
    }

    @Test
    void cellsStandBetweenTheSeparatorThatIsAskedFor() throws IOException {
        assertThat(lines(aDay(), new ExportFormat(TimeStyle.ISO, Separator.SEMICOLON))
                        .getFirst())
                .isEqualTo("tenant;start;clicks;repeats;invalid;reconciled;state");
        assertThat(lines(aDay(), new ExportFormat(TimeStyle.ISO, Separator.TAB)).getFirst())
                .isEqualTo("tenant\tstart\tclicks\trepeats\tinvalid\treconciled\tstate");
    }

    private void write(Question question, ExportFormat format, OutputStream out) throws IOException {
        SeriesCsv csv = new SeriesCsv(
                reports,
                Scopes.tenant("acme"),
                question,
                format,
                "",
                Instant.parse("2026-11-30T12:00:00Z"),
                keptFrom,
                id -> id);
        csv.prepare();
        csv.write(out);
    }

    private byte[] bytes(Question question, ExportFormat format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(question, format, out);
        return out.toByteArray();
    }

    private List<String> lines(Question question, ExportFormat format) throws IOException {
        String text = new String(bytes(question, format), StandardCharsets.UTF_8).substring(1);
        return Arrays.asList(text.split("\r\n"));
    }

    private static String figures(String start) {
        long clicks = RampReports.point(Instant.parse(start), null).counts().clicks();
        return clicks + ",0,0," + clicks + ",RECONCILED";
    }

    private static Question aDay() {
        return question("2026-03-01T00:00:00Z", "2026-03-02T00:00:00Z", UTC, Granularity.HOUR, null);
    }

    private static Question theNightClocksGoBack() {
        return question("2026-10-24T23:00:00Z", "2026-10-25T03:00:00Z", BERLIN, Granularity.HOUR, null);
    }

    private static Question question(
            String from, String until, ZoneId zone, Granularity granularity, @Nullable Dimension by) {
        return question(from, until, zone, granularity, by, 1);
    }

    private static Question question(
            String from, String until, ZoneId zone, Granularity granularity, @Nullable Dimension by, int top) {
        TimeRange range = new TimeRange(Instant.parse(from), Instant.parse(until));
        return new Question(new Period.Between(range), zone, granularity, by, top, Filters.NONE, null);
    }

    private static long usedMemory() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A reader that keeps nothing. */
    private static class CountedLines extends OutputStream {

        int lines;

        void line() {
            lines++;
        }

        @Override
        public void write(int oneByte) {
            if (oneByte == '\n') {
                line();
            }
        }
    }
}
