package dev.clickledger.app.console.audit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** For how long the audit is kept. */
@ConfigMapping(prefix = "clickledger.audit")
public interface AuditSettings {

    /** How old entries become, at least thirty days: the database deletes nothing that is younger. */
    @WithDefault("P400D")
    Duration kept();
}
