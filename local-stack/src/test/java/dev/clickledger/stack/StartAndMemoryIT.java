package dev.clickledger.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** How fast the demo starts and how much memory all of it takes, over two reconcile runs. */
@EnabledIfSystemProperty(
        named = "soak",
        matches = "true",
        disabledReason = "takes minutes and a quiet machine; -Dsoak=true runs it")
@Timeout(1_200)
class StartAndMemoryIT {

    private static final int PORT_OFFSET = 15_000;
    private static final Duration FIRST_START = Duration.ofSeconds(60);
    private static final Duration LATER_START = Duration.ofSeconds(35);
    private static final Duration HISTORY_RECONCILED = Duration.ofMinutes(2);
    private static final long MOST_MIB = 3_072;
    private static final int RUNS = 2;

    @Test
    void startsWithinAMinuteAndFitsIntoThreeGibibytes() throws IOException, InterruptedException {
        KeycloakHome.prepare(
                System.getProperty("java.home") + "/bin/java",
                LocalStack.keycloak(java.nio.file.Path.of("..")),
                java.nio.file.Path.of("target/keycloak-home"));
        Instant begun = Instant.now();
        try (RunningStack stack =
                RunningStack.start("demo-stack", PORT_OFFSET, List.of("--reconcile-every", "30"), Map.of())) {
            Duration first = since(begun);
            RunningStack.await("the first reconcile run", RunningStack.PATIENCE, () -> runs(stack) >= 1);
            Duration reconciled = since(begun).minus(first);
            RunningStack.await("another reconcile run", RunningStack.PATIENCE, () -> runs(stack) >= RUNS);
            long peak = stack.memory().peakMib();
            stack.stop();
            Instant again = Instant.now();
            stack.startAgain();
            Duration later = since(again);
            System.out.printf(
                    "measured: demo ready %.1f s after its first start and %.1f s after a later one; history reconciled"
                            + " %.0f s after ready; peak %,d MiB of memory (PSS) over %d reconcile runs%n",
                    seconds(first), seconds(later), seconds(reconciled), peak, RUNS);
            assertThat(first).isLessThanOrEqualTo(FIRST_START);
            assertThat(later).isLessThanOrEqualTo(LATER_START);
            assertThat(reconciled).isLessThanOrEqualTo(HISTORY_RECONCILED);
            assertThat(peak).isLessThanOrEqualTo(MOST_MIB);
        }
    }

    private static int runs(RunningStack stack) {
        return stack.component(ReconcileSchedule.NAME)
                .filter(run -> run.pid() < 0)
                .map(run -> Integer.parseInt(run.state().replaceAll("\\D", "")) - run.restarts())
                .orElse(0);
    }

    private static Duration since(Instant begun) {
        return Duration.between(begun, Instant.now());
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
