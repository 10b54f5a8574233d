package dev.clickledger.app.catalog;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings of campaigns and ads. */
@ConfigMapping(prefix = "clickledger.ad")
public interface AdSettings {

    /** How often the catalog looks whether campaigns, ads or keys changed, even if no change was announced. */
    @WithDefault("PT0.5S")
    Duration refreshEvery();

    /** Whether a destination may be plain http when its host is the loopback. Only for demos. */
    @WithDefault("${clickledger.demo.enabled:${DEMO:false}}")
    boolean loopbackHttp();

    /**
     * File in which the catalog is kept for a start while PostgreSQL is down. It holds signing keys and is readable by its
     * owner only; none when empty.
     */
    @WithDefault("${CATALOG_SNAPSHOT:}")
    Optional<Path> snapshot();

    /** Where visitors' browsers reach this app: what tracking links begin with. */
    @WithDefault("${PUBLIC_URL:http://localhost:${quarkus.http.port:8080}}")
    URI publicUrl();

    /**
     * Further hosts under which visitors reach the redirect, such as short ones, separated by commas. No ad may lead to a
     * tracking link at any of them.
     */
    @WithDefault("${OTHER_HOSTS:}")
    Optional<List<String>> otherHosts();

    /** How many files of ads may be imported at once at a replica, one of a tenant. */
    @WithDefault("3")
    int imports();
}
