package dev.clickledger.app.console.pinot;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;

/** The broker's client outside the application. */
public final class PinotBrokers {

    private PinotBrokers() {}

    /** Asks the broker at an address, and waits longer than a viewer would. */
    public static PinotBroker at(URI address) {
        PinotSettings settings = new PinotSettings() {
            @Override
            public URI brokerUrl() {
                return address;
            }

            @Override
            public Duration timeout() {
                return Duration.ofSeconds(30);
            }
        };
        return new PinotBroker(settings, new ObjectMapper(), Clock.systemUTC());
    }
}
