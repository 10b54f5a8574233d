package dev.clickledger.app.console.pinot;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.common.MapBackedConfigSource;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** The way to a broker outside the application. */
public final class PinotGateways {

    private PinotGateways() {}

    /** To the broker at an address, waiting longer and for more at once than a viewer would. */
    public static PinotGateway patientlyTo(URI address) {
        return to(address, Map.of("timeout", "30s", "tenant-queries", "100"), new SimpleMeterRegistry());
    }

    /** To the broker at an address, as the application does. */
    public static PinotGateway to(URI address) {
        return to(address, Map.of(), new SimpleMeterRegistry());
    }

    static PinotGateway to(URI address, Map<String, String> settings, MeterRegistry metrics) {
        PinotSettings read = settings(address, settings);
        return new PinotGateway(new PinotBroker(read, new ObjectMapper(), metrics), read, metrics);
    }

    static PinotSettings settings(URI address, Map<String, String> settings) {
        Map<String, String> named = new HashMap<>(Map.of("clickledger.pinot.broker-url", address.toString()));
        settings.forEach((name, value) -> named.put("clickledger.pinot." + name, value));
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withSources(new MapBackedConfigSource("test", named, 1_000) {
                    private static final long serialVersionUID = 1L;
                })
                .withMapping(PinotSettings.class)
                .build()
                .getConfigMapping(PinotSettings.class);
    }
}
