package dev.clickledger.app.console.export;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** The files on their way. Whoever takes nothing any more does not keep one open for ever. */
@ApplicationScoped
class Transfers {

    private static final Logger LOG = Logger.getLogger(Transfers.class);

    private final Set<Transfer> open = ConcurrentHashMap.newKeySet();
    private final Duration stalled;
    private final Duration longest;

    Transfers(ExportSettings settings) {
        this.stalled = settings.stalled();
        this.longest = settings.longest();
    }

    void add(Transfer transfer) {
        open.add(transfer);
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        for (Transfer transfer : open) {
            boolean overdue = transfer.overdue(stalled, longest);
            if (transfer.over() || overdue) {
                open.remove(transfer);
                if (overdue && !transfer.over()) {
                    LOG.info("An export was broken off: its reader took too long");
                    transfer.breakOff();
                }
                transfer.leave();
            }
        }
    }
}
