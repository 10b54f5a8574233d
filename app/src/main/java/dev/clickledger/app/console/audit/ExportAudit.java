package dev.clickledger.app.console.audit;

import dev.clickledger.app.console.export.Downloads;
import dev.clickledger.app.console.export.Exported;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Notes who took which file. */
@Singleton
final class ExportAudit {

    private final AuditLog audit;

    ExportAudit(AuditLog audit) {
        this.audit = audit;
    }

    void onEnd(@Observes Exported exported) {
        @Nullable String tenantId = exported.tenantId().equals(Downloads.PLATFORM) ? null : exported.tenantId();
        audit.addSoon(
                switch (exported.end()) {
                    case WHOLE -> note(tenantId, exported, AuditOutcome.DONE, "");
                    case NO_ROOM -> note(tenantId, exported, AuditOutcome.REFUSED, "too many files at once");
                    case NOT_BEGUN -> note(tenantId, exported, AuditOutcome.FAILED, "could not be begun");
                    case BROKEN_OFF -> note(tenantId, exported, AuditOutcome.FAILED, "broken off");
                });
    }

    private static AuditNote note(@Nullable String tenantId, Exported exported, AuditOutcome outcome, String detail) {
        return new AuditNote(tenantId, exported.person(), "exported", exported.file(), outcome, detail);
    }
}
