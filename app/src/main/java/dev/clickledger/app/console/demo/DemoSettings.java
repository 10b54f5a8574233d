package dev.clickledger.app.console.demo;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;

/** Settings of the demo. */
@ConfigMapping(prefix = "clickledger.demo")
public interface DemoSettings {

    /** Whether demo data is loaded and demo pages are served. Never in production. */
    @WithDefault("${DEMO:false}")
    boolean enabled();

    /** Where browsers reach this app, for links and for the destinations of demo ads. */
    @WithDefault("http://localhost:${quarkus.http.port:8080}")
    URI baseUrl();
}
