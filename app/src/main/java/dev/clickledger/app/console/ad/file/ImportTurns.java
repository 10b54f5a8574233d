package dev.clickledger.app.console.ad.file;

import dev.clickledger.app.catalog.AdSettings;
import dev.clickledger.app.database.BusyException;
import dev.clickledger.app.database.BusyException.Reason;
import dev.clickledger.app.database.Database;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Who may import at this replica: one file of a tenant at a time, and a few of all together, since a file takes memory and a
 * processor while it is read.
 */
@Singleton
public class ImportTurns {

    private final Database database;
    private final Set<String> tenants = ConcurrentHashMap.newKeySet();
    private final Semaphore free;

    public ImportTurns(Database database, AdSettings settings, MeterRegistry meters) {
        this.database = database;
        this.free = new Semaphore(settings.imports());
        Gauge.builder("clickledger.imports", tenants, Set::size)
                .description("files of ads that are being imported or looked at")
                .register(meters);
    }

    /**
     * Does the work at once or not at all.
     *
     * @throws BusyException when the tenant imports already, or too many others do
     */
    <T> T take(String tenantId, Supplier<T> work) {
        if (!tenants.add(tenantId)) {
            throw refused("Another file of your organization is being imported or looked at.");
        }
        try {
            if (!free.tryAcquire()) {
                throw refused("As many files are being imported as can be at once.");
            }
            try {
                return work.get();
            } finally {
                free.release();
            }
        } finally {
            tenants.remove(tenantId);
        }
    }

    private BusyException refused(String what) {
        return database.counted(
                new BusyException(Reason.IMPORT, what + " Nothing was changed. Try again in a few seconds.", null));
    }
}
