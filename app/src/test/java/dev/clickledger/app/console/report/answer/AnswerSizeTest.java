package dev.clickledger.app.console.report.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.clickledger.app.console.report.question.ClickSeries;
import dev.clickledger.app.console.report.question.Counts;
import dev.clickledger.app.console.report.question.Ranking;
import dev.clickledger.contract.MinuteState;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class AnswerSizeTest {

    private static final byte[] NAME = "publisher-of-many-words".getBytes(StandardCharsets.ISO_8859_1);
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void seriesWeighsAboutWhatItTakes() {
        assertWeighsWhatItTakes(() -> series(1_000));
    }

    @Test
    void listsWeighAboutWhatTheyTake() {
        assertWeighsWhatItTakes(() -> {
            List<Ranking.Entry> entries = new ArrayList<>(1_000);
            for (int i = 0; i < 1_000; i++) {
                entries.add(new Ranking.Entry(new String(NAME, StandardCharsets.ISO_8859_1), i));
            }
            return new Ranking(entries);
        });
    }

    private static ClickSeries series(int points) {
        List<ClickSeries.Point> all = new ArrayList<>(points);
        for (int i = 0; i < points; i++) {
            all.add(new ClickSeries.Point(
                    FakeReports.NOW.plusSeconds(60L * i), null, new Counts(i, 1, 2, 3, 4, MinuteState.OPEN)));
        }
        ClickSeries one = FakeReports.open(5);
        return new ClickSeries(one.range(), one.zone(), one.granularity(), all, null);
    }

    /** What making it allocates is what it takes, and the list that it is copied from, four bytes for each element. */
    private static void assertWeighsWhatItTakes(Supplier<Object> making) {
        Object warm = making.get();
        assertThat(warm).isNotNull();
        long before = THREADS.getCurrentThreadAllocatedBytes();
        Object made = making.get();
        long taken = THREADS.getCurrentThreadAllocatedBytes() - before;

        assertThat((double) AnswerSize.bytes(ReportAnswer.fresh(made, FakeReports.NOW)))
                .isBetween(taken * 0.75, taken * 1.5);
    }
}
