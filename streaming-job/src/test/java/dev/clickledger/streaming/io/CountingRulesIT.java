package dev.clickledger.streaming.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.clickledger.contract.CountingRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules of counts from the command that writes them to the job that reads them, with a real broker in between. */
class CountingRulesIT {

    private static final int PATIENCE_SECONDS = 60;
    private static final CountingRules ONES = rules(Duration.ofMinutes(7));
    private static final CountingRules OTHERS = rules(Duration.ofMinutes(9));

    @TempDir
    private Path directory;

    @Test
    void theRulesThatWereWrittenFirstCountForGood() throws Exception {
        try (Kafka kafka = Kafka.start(directory)) {
            withoutRulesNoJobStarts(kafka);

            CountingRules winner = ofTwoSetupsAtOnceOneWins(kafka);

            assertThat(KafkaCountingRules.read(kafka.bootstrapServers())).isEqualTo(winner);
            assertThat(setup(kafka, winner).status()).as("the same again").isZero();
            CountingRules loser = winner.equals(ONES) ? OTHERS : ONES;
            kafka.addRules(loser);
            assertThat(KafkaCountingRules.read(kafka.bootstrapServers()))
                    .as("with others written later")
                    .isEqualTo(winner);
            refuses(setup(kafka, loser), loser, winner);
        }
    }

    private void withoutRulesNoJobStarts(Kafka kafka) throws IOException, InterruptedException {
        assertThatIllegalStateException()
                .isThrownBy(() -> KafkaCountingRules.read(kafka.bootstrapServers()))
                .withMessageContaining("topic counting-rules at " + kafka.bootstrapServers())
                .withMessageContaining("run the command setup with topics and rules");
        try (StreamingJob job = StreamingJob.start(kafka, directory, Map.of())) {
            assertThat(job.process().exitStatus(PATIENCE_SECONDS)).isEqualTo(1);
        }
        assertThat(directory.resolve("job.log")).content().contains("run the command setup with topics and rules");
    }

    private CountingRules ofTwoSetupsAtOnceOneWins(Kafka kafka) throws IOException, InterruptedException {
        Path firstLog = directory.resolve("first.log");
        Path secondLog = directory.resolve("second.log");
        try (JavaProcess first = start(kafka, ONES, firstLog);
                JavaProcess second = start(kafka, OTHERS, secondLog)) {
            Outcome one = new Outcome(first.exitStatus(PATIENCE_SECONDS), Files.readString(firstLog));
            Outcome other = new Outcome(second.exitStatus(PATIENCE_SECONDS), Files.readString(secondLog));
            if (one.status() == 0) {
                refuses(other, OTHERS, ONES);
                return ONES;
            }
            assertThat(other.status()).as(other.log()).isZero();
            refuses(one, ONES, OTHERS);
            return OTHERS;
        }
    }

    private static void refuses(Outcome setup, CountingRules wanted, CountingRules recorded) {
        assertThat(setup.status()).as(setup.log()).isEqualTo(1);
        assertThat(setup.log())
                .contains("other rules (" + recorded + ")")
                .contains("the settings say (" + wanted + ")")
                .contains("Set LATENESS_BOUND to " + recorded.latenessBound());
    }

    private Outcome setup(Kafka kafka, CountingRules rules) throws IOException, InterruptedException {
        Path log = Files.createTempFile(directory, "setup", ".log");
        try (JavaProcess setup = start(kafka, rules, log)) {
            return new Outcome(setup.exitStatus(PATIENCE_SECONDS), Files.readString(log));
        }
    }

    private static JavaProcess start(Kafka kafka, CountingRules rules, Path log) throws IOException {
        return SetupCommand.start(
                kafka,
                log,
                "rules",
                Map.of(
                        "LATENESS_BOUND", rules.latenessBound().toString(),
                        "CLOSING_MARGIN", rules.margin().toString(),
                        "REPEAT_HORIZON", rules.horizon().toString()));
    }

    private static CountingRules rules(Duration bound) {
        return new CountingRules(bound, Duration.ofMinutes(2), Duration.ofMinutes(30));
    }

    private record Outcome(int status, String log) {}
}
