package dev.clickledger.app.log;

import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtLogRecord;

/**
 * Keeps what strangers send from forging lines of the log: line breaks and other control characters of a message, and of
 * its exception, are written as Java escapes. It stands where records leave for a file or the console, so no caller has to
 * think of it.
 */
@LoggingFilter(name = OneLine.NAME)
public final class OneLine implements Filter {

    /** As the settings name it. */
    static final String NAME = "one-line";

    @Override
    public boolean isLoggable(LogRecord event) {
        String message = event instanceof ExtLogRecord extended ? extended.getFormattedMessage() : event.getMessage();
        if (message != null && !Escaped.isClean(message)) {
            String escaped = Escaped.text(message);
            if (event instanceof ExtLogRecord extended) {
                extended.setMessage(escaped, ExtLogRecord.FormatStyle.NO_FORMAT);
            } else {
                event.setMessage(escaped);
                event.setParameters(null);
            }
        }
        Throwable thrown = event.getThrown();
        if (thrown != null) {
            event.setThrown(EscapedThrowable.of(thrown));
        }
        return true;
    }
}
