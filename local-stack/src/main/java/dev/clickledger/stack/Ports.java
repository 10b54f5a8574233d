package dev.clickledger.stack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The ports that the stack listens on, by name, from {@code ports.properties} plus an offset. */
public final class Ports {

    private static final int HIGHEST = 65_535;

    /** The only port in reach that browsers do not open, whatever listens there. */
    private static final int REFUSED_BY_BROWSERS = 10_080;

    private final Map<String, Integer> byName;

    private Ports(Map<String, Integer> byName) {
        this.byName = byName;
    }

    /**
     * The ports moved by an offset.
     *
     * @throws IllegalArgumentException when a port would leave the range, or be one that browsers do not open
     */
    public static Ports withOffset(int offset) {
        Map<String, Integer> ports = new TreeMap<>();
        defaults().forEach((name, port) -> {
            int moved = Integer.parseInt((String) port) + offset;
            if (moved < 1 || moved > HIGHEST) {
                throw new IllegalArgumentException(
                        "port offset " + offset + " moves port " + name + " to " + moved + ", which does not exist");
            }
            if (moved == REFUSED_BY_BROWSERS) {
                throw new IllegalArgumentException("port offset " + offset + " moves port " + name + " to " + moved
                        + ", which browsers do not open: choose another");
            }
            ports.put((String) name, moved);
        });
        return new Ports(ports);
    }

    /** The port of that name. */
    public int of(String name) {
        Integer port = byName.get(name);
        if (port == null) {
            throw new IllegalArgumentException("ports.properties has no port " + name);
        }
        return port;
    }

    /** The ports on which something listens already, by name. */
    Map<String, Integer> taken() {
        return byName.entrySet().stream()
                .filter(port -> Loopback.listens(port.getValue()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new));
    }

    private static Properties defaults() {
        Properties properties = new Properties();
        try (InputStream in = Ports.class.getResourceAsStream("/ports.properties")) {
            if (in == null) {
                throw new IllegalStateException("ports.properties is missing");
            }
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read ports.properties", e);
        }
        return properties;
    }
}
