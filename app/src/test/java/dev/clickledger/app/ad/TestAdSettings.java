package dev.clickledger.app.ad;

import java.net.URI;
import java.time.Duration;

/** Settings for tests. */
public final class TestAdSettings implements AdSettings {

    @Override
    public Duration refreshEvery() {
        return Duration.ofMillis(50);
    }

    @Override
    public boolean loopbackHttp() {
        return false;
    }

    @Override
    public URI publicUrl() {
        return URI.create("https://click.example/");
    }
}
