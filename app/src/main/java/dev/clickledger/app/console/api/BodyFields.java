package dev.clickledger.app.console.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.clickledger.app.problem.Problem;
import dev.clickledger.app.problem.Problem.InvalidValue;
import dev.clickledger.app.problem.ProblemException;
import java.lang.reflect.RecordComponent;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a JSON body, read one by one. Absent fields keep what there was; whatever has the wrong type is
 * collected, so that the caller learns of all of it at once.
 */
public final class BodyFields {

    private final JsonNode body;
    private final List<InvalidValue> errors = new ArrayList<>();

    private BodyFields(JsonNode body) {
        this.body = body;
    }

    /**
     * The fields of a body.
     *
     * @param as what the description says of the body; its components are the fields that are known
     * @throws ProblemException when the body is no JSON object
     */
    public static BodyFields of(@Nullable JsonNode body, Class<? extends Record> as) {
        Set<String> known = Stream.of(as.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toSet());
        if (body == null || !body.isObject()) {
            throw Problem.malformed("Send a JSON object, see /api/openapi.").exception();
        }
        BodyFields fields = new BodyFields(body);
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

    /** A text that can be kept. */
    public String text(String name, String otherwise) {
        if (body.path(name).isNull()) {
            errors.add(new InvalidValue(name, "must be a text"));
        }
        String text = textOrNull(name);
        return text == null ? otherwise : text;
    }

    /** A text that can be kept, or null when it is absent, null or no such text. */
    public @Nullable String textOrNull(String name) {
        JsonNode value = body.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            errors.add(new InvalidValue(name, "must be a text"));
            return null;
        }
        return storable(name, value.textValue()) ? value.textValue() : null;
    }

    /** A whole number from least to most. */
    public int number(String name, int least, int most, int otherwise) {
        JsonNode value = body.get(name);
        if (value == null || value.isNull()) {
            return otherwise;
        }
        if (!value.isIntegralNumber()
                || !value.canConvertToInt()
                || value.intValue() < least
                || value.intValue() > most) {
            errors.add(new InvalidValue(name, "must be a whole number from " + least + " to " + most));
            return otherwise;
        }
        return value.intValue();
    }

    /** True or false. */
    public boolean flag(String name, boolean otherwise) {
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

    /** One of the constants, whatever the case of its letters. */
    public <E extends Enum<E>> E choice(String name, Class<E> type, E otherwise) {
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
    public @Nullable Instant time(String name, @Nullable Instant otherwise) {
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

    /** A list of texts that can be kept. */
    public List<String> texts(String name, List<String> otherwise) {
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
        return texts.stream().allMatch(text -> storable(name, text)) ? texts : otherwise;
    }

    private boolean storable(String name, String text) {
        if (RequestText.storable(text)) {
            return true;
        }
        errors.add(new InvalidValue(name, "must not hold the character NUL or half a character"));
        return false;
    }

    /**
     * Refuses the request when a field was wrong.
     *
     * @throws ProblemException naming every such field
     */
    public void check() {
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors).exception();
        }
    }
}
