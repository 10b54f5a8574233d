package dev.clickledger.contract;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/** One flat JSON object of texts and whole numbers: all that the topics of counts and findings need. */
final class Json {

    private static final JsonFactory FACTORY = new JsonFactory();

    private Json() {}

    /** Writes fields with a generator. */
    interface Writer {
        void write(JsonGenerator out) throws IOException;
    }

    static byte[] object(Writer fields) {
        ByteArrayBuilder bytes = new ByteArrayBuilder(384);
        try (JsonGenerator out = FACTORY.createGenerator(bytes)) {
            out.writeStartObject();
            fields.write(out);
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing JSON to memory failed", e);
        }
        return bytes.toByteArray();
    }

    static Fields fields(byte[] json) {
        Map<String, String> values = new HashMap<>();
        try (JsonParser in = FACTORY.createParser(json)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("not a JSON object");
            }
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                String name = in.currentName();
                if (!in.nextToken().isScalarValue()) {
                    throw new IllegalArgumentException("field " + name + " is not a text or number");
                }
                values.put(name, in.getText());
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("not readable as JSON: " + e.getMessage(), e);
        }
        return new Fields(values);
    }

    /** A field of rows, of which millions are written: its name is encoded once. */
    static final class Field {

        private final SerializedString name;

        Field(String name) {
            this.name = new SerializedString(name);
        }

        void write(JsonGenerator out, String value) throws IOException {
            out.writeFieldName(name);
            out.writeString(value);
        }

        void write(JsonGenerator out, long value) throws IOException {
            out.writeFieldName(name);
            out.writeNumber(value);
        }

        String text(Fields in) {
            return in.text(name.getValue());
        }

        long number(Fields in) {
            return in.number(name.getValue());
        }
    }

    /** The fields of one object by name. */
    record Fields(Map<String, String> values) {

        String text(String name) {
            String value = values.get(name);
            if (value == null) {
                throw new IllegalArgumentException("field " + name + " is missing");
            }
            return value;
        }

        long number(String name) {
            String value = text(name);
            try {
                return Long.parseLong(value);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("field " + name + " is not a whole number: " + value, e);
            }
        }
    }
}
