package dev.clickledger.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastWordsTest {

    @TempDir
    private Path folder;

    private Path log;

    @BeforeEach
    void nameTheLog() {
        log = folder.resolve("component.log");
    }

    @Test
    void aLaunchersOwnWordsSayMostThenTheDatabasesThenTheLastError() throws IOException {
        Files.writeString(log, """
                2026-01-01 10:00:00,000 ERROR [org.acme] (main) ERROR: Store header is corrupt
                2026-01-01 10:00:00,001 ERROR [org.acme] (main) For more details run the same command
                \tat org.acme.Exception.main(Exception.java)
                """);
        assertThat(LastWords.in(log, 0)).contains("ERROR [org.acme] (main) ERROR: Store header is corrupt");

        Files.writeString(log, """
                2026-01-01 10:00:00.000 UTC [7] FATAL:  "data" is not a valid data directory
                java.lang.IllegalStateException: pg_ctl failed
                """);
        assertThat(LastWords.in(log, 0))
                .hasValueSatisfying(words -> assertThat(words).contains("is not a valid data directory"));

        Files.writeString(log, "Kafka cannot start: no node ID\nCaused by: java.lang.RuntimeException: no node ID\n");
        assertThat(LastWords.in(log, 0)).contains("Kafka cannot start: no node ID");
    }

    @Test
    void whatAnEarlierLifeSaidDoesNotCount() throws IOException {
        String earlier = "Caused by: java.io.IOException: disk full\n";
        Files.writeString(log, earlier + "all is well\n");

        assertThat(LastWords.in(log, earlier.length())).isEmpty();
    }

    @Test
    void aLogThatIsNotThereHoldsNone() {
        assertThat(LastWords.in(log, 0)).isEmpty();
    }

    @Test
    void longOnesAreCut() throws IOException {
        Files.writeString(log, "ERROR: " + "x".repeat(10_000));

        assertThat(LastWords.in(log, 0))
                .hasValueSatisfying(
                        words -> assertThat(words).hasSizeLessThan(300).endsWith("..."));
    }
}
