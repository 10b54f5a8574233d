package dev.clickledger.app.catalog;

import dev.clickledger.app.destination.DestinationRules;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Makes what is built from settings. */
final class AdBeans {

    @Produces
    @Singleton
    DestinationRules destinationRules(AdSettings settings) {
        return rules(settings);
    }

    static DestinationRules rules(AdSettings settings) {
        List<String> hosts = new ArrayList<>(settings.otherHosts().orElse(List.of()));
        hosts.add(settings.publicUrl().getRawAuthority());
        return new DestinationRules(settings.loopbackHttp(), hosts);
    }
}
