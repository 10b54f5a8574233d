package dev.clickledger.contract;

/** What the bytes of a log record turned out to be. */
public sealed interface DecodeResult {

    /** A click event. */
    record Decoded(ClickEvent event) implements DecodeResult {}

    /**
     * Bytes that no writer of ours wrote, or that were damaged. They belong on {@link Topic#MALFORMED_CLICKS}.
     *
     * @param reason what is wrong, for a person
     */
    record Malformed(String reason) implements DecodeResult {}

    /**
     * A click event of a schema that this reader does not know. The click is good and the reader is old, so the reader
     * must halt with an alarm: setting the record aside would lose a click.
     *
     * @param fingerprint CRC-64-AVRO fingerprint of the writer's schema
     */
    record UnknownSchema(long fingerprint) implements DecodeResult {}
}
