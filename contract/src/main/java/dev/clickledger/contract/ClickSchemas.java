package dev.clickledger.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/**
 * Every schema that a click event was ever written with.
 *
 * <p>The files are frozen: a fingerprint does not cover logical types or defaults, so an edited file would be misread in
 * silence. A change is a new file, appended here; readers are upgraded before writers.
 */
public final class ClickSchemas {

    private static final List<String> VERSIONS = List.of("/avro/click-event-v1.avsc");

    private static final Map<Long, Schema> BY_FINGERPRINT = load();

    private static final Schema CURRENT =
            BY_FINGERPRINT.values().stream().reduce((first, second) -> second).orElseThrow();

    private ClickSchemas() {}

    /** The schemas by their CRC-64-AVRO fingerprint, oldest first. */
    public static Map<Long, Schema> byFingerprint() {
        return BY_FINGERPRINT;
    }

    /** The schema that {@link ClickEventCodec} writes. */
    public static Schema current() {
        return CURRENT;
    }

    private static Map<Long, Schema> load() {
        Map<Long, Schema> schemas = new LinkedHashMap<>();
        for (String resource : VERSIONS) {
            Schema schema = read(resource);
            schemas.put(SchemaNormalization.parsingFingerprint64(schema), schema);
        }
        return java.util.Collections.unmodifiableMap(schemas);
    }

    private static Schema read(String resource) {
        try (InputStream in = ClickSchemas.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("schema " + resource + " is missing from the contract jar");
            }
            return new Schema.Parser().parse(in);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read schema " + resource, e);
        }
    }
}
