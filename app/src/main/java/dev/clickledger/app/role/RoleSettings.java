package dev.clickledger.app.role;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Which role this process has. */
@ConfigMapping(prefix = "clickledger.role")
interface RoleSettings {

    /** {@code redirect}, {@code console} or {@code both}. */
    @WithDefault("${ROLE:both}")
    Role name();
}
