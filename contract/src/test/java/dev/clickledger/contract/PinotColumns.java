package dev.clickledger.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Set;
import java.util.TreeSet;

/** The column names of a table's schema. */
final class PinotColumns {

    private PinotColumns() {}

    static Set<String> of(String table) {
        Set<String> columns = new TreeSet<>();
        JsonNode schema = json(PinotTables.schema(table));
        for (String kind : new String[] {"dimensionFieldSpecs", "metricFieldSpecs", "dateTimeFieldSpecs"}) {
            schema.path(kind).forEach(field -> columns.add(field.path("name").asText()));
        }
        return columns;
    }

    static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
