package dev.clickledger.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SupervisedTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path data;

    @Test
    void aKilledComponentIsStartedAgain() throws InterruptedException {
        Supervised sleeper = supervised("sleep 300");
        sleeper.startAfter(List.of());
        sleeper.awaitReady(PATIENCE);
        long first = sleeper.pid();

        sleeper.kill();
        ProcessHandle.of(first).ifPresent(process -> process.onExit().join());
        sleeper.awaitReady(PATIENCE);

        System.out.printf("killed process %d, now %d runs, restarts %d%n", first, sleeper.pid(), sleeper.restarts());
        assertThat(sleeper.pid()).isPositive().isNotEqualTo(first);
        assertThat(sleeper.restarts()).isEqualTo(1);
        sleeper.stop();
        assertThat(sleeper.pid()).isEqualTo(-1);
    }

    @Test
    void aComponentThatCannotStartIsGivenUpWithItsLogNamed() {
        Supervised broken = new Supervised(
                "broken", () -> launch("echo ERROR: no disk; exit 3"), () -> false, settings(), Progress.printed());
        broken.startAfter(List.of());

        assertThatExceptionOfType(java.util.concurrent.CompletionException.class)
                .isThrownBy(() -> broken.firstReady().join())
                .withMessageContaining("no disk")
                .withMessageContaining(settings().logOf("broken").toString());
        assertThat(broken.state()).isEqualTo(Supervised.State.FAILED);
        assertThat(broken.restarts()).isEqualTo(Restarts.LIMIT_OF_COMPLAINTS);
        assertThat(settings().logOf("broken")).content().contains("no disk");
    }

    @Test
    void aComponentThatCanNeverBeReadyIsGivenUpAtOnceWithTheReason() {
        Supervised refused = new Supervised(
                "refused",
                () -> launch("exec sleep 300"),
                () -> {
                    throw new IllegalStateException("others hold here");
                },
                settings(),
                Progress.printed());
        refused.startAfter(List.of());

        assertThat(refused.firstReady())
                .failsWithin(PATIENCE)
                .withThrowableOfType(java.util.concurrent.ExecutionException.class)
                .withMessageContaining("others hold here");
        assertThat(refused.state()).isEqualTo(Supervised.State.FAILED);
        assertThat(refused.pid()).as("what is given up and runs on").isEqualTo(-1);
    }

    @Test
    void aRestartThatWasAskedForIsNoDeath() throws InterruptedException {
        Supervised sleeper = supervised("exec sleep 300");
        sleeper.startAfter(List.of());
        sleeper.awaitReady(PATIENCE);
        long first = sleeper.pid();

        sleeper.restart();
        sleeper.awaitReady(PATIENCE);

        assertThat(sleeper.pid()).isPositive().isNotEqualTo(first);
        assertThat(sleeper.restarts()).isZero();
        sleeper.stop();
    }

    @Test
    void oneThatWasGivenUpIsTriedAgainWhenAsked() throws InterruptedException {
        Supervised mended = new Supervised(
                "mended",
                () -> launch("test -e mended || { echo ERROR: no disk; exit 3; }; exec sleep 300"),
                () -> Files.exists(data.resolve("mended")),
                settings(),
                Progress.printed());
        mended.startAfter(List.of());
        assertThat(mended.firstReady()).failsWithin(PATIENCE);

        assertThatCode(() -> Files.createFile(data.resolve("mended"))).doesNotThrowAnyException();
        mended.restart();
        mended.awaitReady(PATIENCE);

        assertThat(mended.pid()).isPositive();
        mended.stop();
    }

    @Test
    void oneThatWaitsForAFailedOneFailsToo() {
        Supervised broken =
                new Supervised("broken", () -> launch("exit 1"), () -> false, settings(), Progress.printed());
        Supervised waiting = supervised("sleep 300");
        waiting.startAfter(List.of(broken));
        broken.startAfter(List.of());

        assertThat(waiting.firstReady()).failsWithin(PATIENCE);
        assertThat(waiting.pid()).isEqualTo(-1);
    }

    @Test
    void whatAKilledSupervisorLeftRunningIsEnded() throws IOException, InterruptedException {
        Process orphan = new ProcessBuilder("sleep", "300").start();
        ProcessNote.write(settings().processes(), "orphan", orphan.toHandle());

        LocalStack.endLeftovers(settings());

        assertThat(orphan.waitFor(5, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void anotherProcessThatGotTheNumberSinceIsLeftAlone() throws IOException, InterruptedException {
        Process other = new ProcessBuilder("sleep", "300").start();
        Files.createDirectories(settings().processes());
        Files.writeString(settings().processes().resolve("old.pid"), other.pid() + " 2020-01-01T00:00:00Z");

        LocalStack.endLeftovers(settings());

        assertThat(other.isAlive()).isTrue();
        other.destroyForcibly();
    }

    private Supervised supervised(String command) {
        return new Supervised("sleeper", () -> launch(command), () -> true, settings(), Progress.printed());
    }

    private Launch launch(String command) {
        return new Launch("test", List.of("sh", "-c", command), Map.of(), data);
    }

    private StackSettings settings() {
        return StackSettings.forTest(data, data, 0);
    }
}
