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

    /** Where browsers reach the demo's pages, which are the destinations of its ads. */
    @WithDefault("${CONSOLE_URL:http://localhost:${quarkus.http.port:8080}}")
    URI baseUrl();
}
