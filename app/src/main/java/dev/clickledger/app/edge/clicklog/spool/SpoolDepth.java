package dev.clickledger.app.edge.clicklog.spool;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How much waits in the spool.
 *
 * @param records clicks that Kafka has not taken yet, as far as whole files are known to be taken
 * @param bytes disk taken by them
 * @param oldest no click in it is older, null when there is none
 */
public record SpoolDepth(long records, long bytes, @Nullable Instant oldest) {}
