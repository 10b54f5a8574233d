package dev.clickledger.app.console.audit;

import dev.clickledger.app.database.Database;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Deletes entries that are older than they have to be kept, by the only function that may. */
@Singleton
final class AuditRetention {

    private static final Logger LOG = Logger.getLogger(AuditRetention.class);

    private final Database database;
    private final Duration kept;

    AuditRetention(Database database, AuditSettings settings) {
        this.database = database;
        this.kept = settings.kept();
    }

    /** Deletes a part of them. Never throws, or the log would have a trace every hour. */
    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        try {
            long gone = database.append(
                    "forgetting what is old in the audit",
                    sql -> sql.first(
                                    "select forget_audit(make_interval(secs => ?))",
                                    row -> row.getLong(1),
                                    kept.toSeconds())
                            .orElseThrow());
            if (gone > 0) {
                LOG.infof("%d entries of the audit were older than %d days", gone, kept.toDays());
            }
        } catch (RuntimeException e) {
            LOG.errorf("The audit could not be shortened: %s", e.getMessage());
        }
    }
}
