package dev.clickledger.contract;

import java.time.Duration;

/** {@link CountingRules} as a flat JSON object, the value of topic {@code counting-rules}; times are milliseconds. */
public final class CountingRulesJson {

    private CountingRulesJson() {}

    /** The rules as UTF-8 JSON. */
    public static byte[] toJson(CountingRules rules) {
        return Json.object(out -> {
            out.writeNumberField("latenessBound", rules.latenessBound().toMillis());
            out.writeNumberField("margin", rules.margin().toMillis());
            out.writeNumberField("horizon", rules.horizon().toMillis());
        });
    }

    /**
     * Reads rules.
     *
     * @throws IllegalArgumentException when the bytes are no such rules; the message names the field
     */
    public static CountingRules fromJson(byte[] json) {
        Json.Fields in = Json.fields(json);
        return new CountingRules(
                Duration.ofMillis(in.number("latenessBound")),
                Duration.ofMillis(in.number("margin")),
                Duration.ofMillis(in.number("horizon")));
    }
}
