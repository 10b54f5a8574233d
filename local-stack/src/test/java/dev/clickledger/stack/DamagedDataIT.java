package dev.clickledger.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An engine whose data is damaged is given up soon, with a line that names the folder. */
@Timeout(180)
class DamagedDataIT {

    private static final int PORT_OFFSET = 16_000;

    @TempDir
    private Path data;

    @SuppressWarnings("NullAway.Init")
    private StackSettings settings;

    @BeforeEach
    void chooseTheFolder() {
        settings = StackSettings.forTest(Path.of(".."), data, PORT_OFFSET);
    }

    @Test
    void kafkaWithoutItsOwnNameIsGivenUp() throws IOException {
        damage("kafka/logs/meta.properties");

        assertGivenUp("kafka", new Launches(settings)::kafka);
    }

    @Test
    void postgresOfAnotherVersionIsGivenUp() throws IOException {
        damage("postgres/PG_VERSION");
        Files.createDirectory(data.resolve("postgres/global"));

        assertGivenUp("postgres", new Launches(settings)::postgres);
    }

    @Test
    void pinotWithoutItsMemoryIsGivenUp() throws IOException {
        damage("pinot/zookeeper/version-2/snapshot.0");
        damage("pinot/zookeeper/version-2/log.1");

        assertGivenUp("pinot", new Launches(settings)::pinot);
    }

    private void damage(String name) throws IOException {
        Path file = data.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "garbage\n");
    }

    private void assertGivenUp(String name, Supplier<Launch> launch) {
        Supervised component = new Supervised(name, launch, () -> false, settings, Progress.printed());
        component.startAfter(List.of());

        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(() -> component.firstReady().join())
                .withMessageContaining("cannot start")
                .withMessageContaining(settings.dataOf(name).toString())
                .withMessageContaining(settings.logOf(name).toString());
        assertThat(component.state()).isEqualTo(Supervised.State.FAILED);
        assertThat(component.restarts()).isEqualTo(Restarts.LIMIT_OF_COMPLAINTS);
        assertThat(component.pid()).isEqualTo(-1);
    }
}
