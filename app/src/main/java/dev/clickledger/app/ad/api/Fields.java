package dev.clickledger.app.ad.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.clickledger.app.api.Problem;
import dev.clickledger.app.api.Problem.InvalidValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a JSON body, read one by one. Absent fields keep what there was; whatever has the wrong type is
 * collected, so that the caller learns of all of it at once.
 */
final class Fields {

    private final JsonNode body;
    private final List<InvalidValue> errors = new ArrayList<>();

    private Fields(JsonNode body) {
        this.body = body;
    }

    static Fields of(@Nullable JsonNode body, Set<String> known) {
        if (body == null || !body.isObject()) {
            throw Problem.malformed("Send a JSON object, see /q/openapi.").exception();
        }
        Fields fields = new Fields(body);
        for (Iterator<String> names = body.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                fields.errors.add(new InvalidValue(
                        name,
                        "is no field here; known are " + known.stream().sorted().collect(Collectors.joining(", "))));
            }
        }
        return fields;
    }

    String text(String name, String otherwise) {
        JsonNode value = body.get(name);
        if (value == null) {
            return otherwise;
        }
        if (!value.isTextual()) {
            errors.add(new InvalidValue(name, "must be a text"));
            return otherwise;
        }
        return value.textValue();
    }

    boolean flag(String name, boolean otherwise) {
        JsonNode value = body.get(name);
        if (value == null) {
            return otherwise;
        }
        if (!value.isBoolean()) {
            errors.add(new InvalidValue(name, "must be true or false"));
            return otherwise;
        }
        return value.booleanValue();
    }

    <E extends Enum<E>> E choice(String name, Class<E> type, E otherwise) {
        JsonNode value = body.get(name);
        if (value == null) {
            return otherwise;
        }
        E[] all = type.getEnumConstants();
        for (E one : all) {
            if (value.isTextual() && one.name().equals(value.textValue().toUpperCase(Locale.ROOT))) {
                return one;
            }
        }
        errors.add(new InvalidValue(
                name, "must be one of " + Arrays.stream(all).map(Enum::name).collect(Collectors.joining(", "))));
        return otherwise;
    }

    /** A time; null in the body takes it away. */
    @Nullable
    Instant time(String name, @Nullable Instant otherwise) {
        JsonNode value = body.get(name);
        if (value == null) {
            return otherwise;
        }
        if (value.isNull()) {
            return null;
        }
        try {
            if (value.isTextual()) {
                return OffsetDateTime.parse(value.textValue()).toInstant();
            }
        } catch (DateTimeException e) {
            // the same answer as for another type
        }
        errors.add(new InvalidValue(name, "must be a time with its zone, such as 2026-03-01T09:00:00Z, or null"));
        return otherwise;
    }

    List<String> texts(String name, List<String> otherwise) {
        JsonNode value = body.get(name);
        if (value == null) {
            return otherwise;
        }
        List<String> texts = new ArrayList<>();
        boolean good = value.isArray();
        for (JsonNode item : value) {
            good &= item.isTextual();
            texts.add(item.asText());
        }
        if (!good) {
            errors.add(new InvalidValue(name, "must be a list of texts"));
            return otherwise;
        }
        return texts;
    }

    /** Refuses the request when a field was wrong. */
    void check() {
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors).exception();
        }
    }
}
