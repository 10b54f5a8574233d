package dev.clickledger.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** One click, or one ad, with half of all events of a minute must not end a run. */
class CrowdedRecountTest {

    /** Of the gibibyte that the local stack gives the job. */
    private static final String HALF = "-Xmx512m";

    private static final String A_QUARTER = "-Xmx240m";

    private static final long EVENTS = Boolean.getBoolean("soak") ? 40_000_000 : 800_000;

    @TempDir
    private Path directory;

    @Test
    void oneClickWithHalfOfAllEventsIsFewOutcomesInASmallHeap() throws Exception {
        JobProcess run = recount("one-click", A_QUARTER);

        assertThat(run.exitCode()).isZero();
        assertThat(run.figure("clicks")).isEqualTo(1);
        assertThat(run.figure("repeats")).isEqualTo(EVENTS / 2 - 1);
        assertThat(run.figure("outcomes")).isEqualTo(EVENTS / 2 + 2);
    }

    @Test
    @EnabledIfSystemProperty(named = "soak", matches = "true", disabledReason = "takes minutes; -Dsoak=true runs it")
    void oneAdWithHalfOfAllClicksIsComparedInASmallHeap() throws Exception {
        JobProcess run = recount("one-ad", HALF);

        assertThat(run.exitCode()).isZero();
        assertThat(run.figure("clicks")).isEqualTo(EVENTS / 2);
        assertThat(run.figure("repeats")).isZero();
        assertThat(run.figure("published")).isEqualTo(1);
    }

    private JobProcess recount(String shared, String heap) throws Exception {
        JobProcess run = JobProcess.run(
                CrowdedRecount.class, heap, List.of(Long.toString(EVENTS), shared, directory.toString()));
        if (run.exitCode() == 0) {
            System.out.printf(
                    "measured: %,d events, half of them of %s, %s: %,d outcome rows, %d s, peak heap %d MiB%n",
                    EVENTS, shared, heap, run.figure("outcomes"), run.figure("seconds"), run.figure("heap"));
        }
        return run;
    }
}
