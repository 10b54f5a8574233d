package dev.clickledger.app.console.audit;

import dev.clickledger.app.console.security.Scopes;
import java.util.List;

/** Reads the audit for tests. */
public final class AuditReader {

    private AuditReader() {}

    /** What a person did, with what became of it and to what, the newest first. */
    public static List<String> actions(AuditLog audit, String person) {
        return audit
                .read(Scopes.platform(), new AuditFilter(null, null, null, person, null, null), Long.MAX_VALUE, 100)
                .stream()
                .map(entry -> entry.action() + " " + entry.outcome() + " " + entry.object())
                .toList();
    }
}
