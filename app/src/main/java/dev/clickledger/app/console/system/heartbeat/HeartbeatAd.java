package dev.clickledger.app.console.system.heartbeat;

import dev.clickledger.app.catalog.Ad;
import dev.clickledger.app.catalog.Campaign;
import dev.clickledger.app.console.registry.AdRegistry;
import dev.clickledger.app.console.security.TenantScope;
import dev.clickledger.contract.SigningKey;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the heartbeat clicks: an ad of a tenant that is nobody's, which leads nowhere and counts signed links alone. So a
 * stranger who finds its address cannot add a valid click to it.
 */
@Singleton
final class HeartbeatAd {

    /** Id of the ad and of its campaign. */
    static final String ID = "clickledger-heartbeat";

    /** Each replica counts with one of them, so that none takes another's click for its own. */
    static final List<String> SOURCES =
            IntStream.rangeClosed(1, 32).mapToObj(number -> "heart-" + number).toList();

    private static final String TENANT = TenantScope.PLATFORM.tenantId();
    private static final String NAME = "Clickledger itself";

    /** A name that no server can have (RFC 2606): the redirect to it is not followed. */
    private static final String NOWHERE = "https://heartbeat.invalid/";

    private final AdRegistry registry;

    HeartbeatAd(AdRegistry registry) {
        this.registry = registry;
    }

    /** Puts into the registry what is not there yet. */
    void register() {
        if (registry.ad(TENANT, ID).isEmpty()) {
            byte[] secret = new byte[SigningKey.MIN_SECRET_LENGTH];
            new SecureRandom().nextBytes(secret);
            registry.saveTenant(TENANT, NAME);
            registry.saveSigningKey(TENANT, new SigningKey("heartbeat", secret));
            registry.save(new Campaign(ID, TENANT, "Heartbeat"));
            registry.save(new Ad(ID, TENANT, ID, "Heartbeat", NOWHERE, true, true));
        }
        SOURCES.forEach(source -> registry.saveSource(TENANT, ID, source));
    }
}
