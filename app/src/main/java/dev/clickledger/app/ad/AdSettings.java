package dev.clickledger.app.ad;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** Settings of campaigns and ads. */
@ConfigMapping(prefix = "clickledger.ad")
public interface AdSettings {

    /** How often the catalog looks whether campaigns, ads or keys changed. */
    @WithDefault("PT0.5S")
    Duration refreshEvery();

    /** Whether a destination may be plain http when its host is the loopback. Only for demos. */
    @WithDefault("${clickledger.demo.enabled:${DEMO:false}}")
    boolean loopbackHttp();

    /** Where visitors' browsers reach this app: what tracking links begin with. */
    @WithDefault("${PUBLIC_URL:http://localhost:${quarkus.http.port:8080}}")
    URI publicUrl();
}
