package dev.clickledger.app.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.bootstrap.logging.InitialConfigurator;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Arrays;
import java.util.logging.Handler;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.handlers.ConsoleHandler;
import org.junit.jupiter.api.Test;

/** What strangers control cannot forge a line of the log. */
@QuarkusTest
class OneLineTest {

    private static final String FORGED =
            "denied\r\n2026-01-01 00:00:00,000 INFO  [app] (main) root signed in\u001b[2J\u0085\u2028\u202e";

    @Test
    void aMessageStaysOnItsLine() {
        ExtLogRecord event = event("Authentication failed, error: %s", FORGED);

        String line = written(event);

        assertThat(line.strip().lines()).hasSize(1);
        assertThat(line)
                .contains("error: denied\\r\\n2026-01-01", "\\u001b[2J\\u0085\\u2028\\u202e")
                .doesNotContain("\u001b", "\u0085", "\u2028", "\u202e");
    }

    @Test
    void soDoTheMessagesOfAnExceptionAndItsCauses() {
        ExtLogRecord event = event("failed", "");
        IllegalStateException thrown = new IllegalStateException("outer", new IllegalArgumentException(FORGED));
        thrown.addSuppressed(new IllegalArgumentException(FORGED));
        event.setThrown(thrown);

        String lines = written(event);

        assertThat(lines).contains("IllegalStateException: outer", "denied\\r\\n2026-01-01");
        assertThat(lines.lines()).noneMatch(line -> line.startsWith("2026-01-01 00:00:00"));
        assertThat(lines).contains("OneLineTest");
    }

    @Test
    void whatHoldsNothingOfTheKindStaysAsItIs() {
        ExtLogRecord event = event("Grüße aus %s\t\u2713", "Köln");
        IllegalStateException thrown = new IllegalStateException("plain");
        event.setThrown(thrown);

        assertThat(written(event)).contains("Grüße aus Köln\t\u2713");
        assertThat(event.getThrown()).isSameAs(thrown);
    }

    private static ExtLogRecord event(String format, String value) {
        ExtLogRecord event =
                new ExtLogRecord(Level.WARN, format, ExtLogRecord.FormatStyle.PRINTF, OneLineTest.class.getName());
        event.setParameters(new Object[] {value});
        event.setLoggerName("app");
        return event;
    }

    private static String written(ExtLogRecord event) {
        Handler console = Arrays.stream(InitialConfigurator.DELAYED_HANDLER.getHandlers())
                .filter(ConsoleHandler.class::isInstance)
                .findFirst()
                .orElseThrow();
        if (console.getFilter() != null) {
            assertThat(console.getFilter().isLoggable(event)).isTrue();
        }
        return console.getFormatter().format(event);
    }
}
