package dev.clickledger.app.console.pinot;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/** One row of an answer, its columns in the order of the select. */
public record PinotRow(JsonNode columns) {

    /** A text. */
    public String text(int column) {
        return columns.get(column).asText();
    }

    /** A whole number; Pinot writes sums with a fraction. */
    public long number(int column) {
        return columns.get(column).asLong();
    }

    /** A time, from epoch milliseconds. */
    public Instant time(int column) {
        return Instant.ofEpochMilli(number(column));
    }
}
