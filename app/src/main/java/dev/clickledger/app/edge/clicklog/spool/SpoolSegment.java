package dev.clickledger.app.edge.clicklog.spool;

import java.nio.file.Path;
import java.time.Instant;

/**
 * A spool file that is written no more.
 *
 * @param file where it is
 * @param createdAt when it was begun; no record in it is older
 * @param records how many clicks it holds
 * @param bytes up to where it counts; what stands behind was never durable
 */
record SpoolSegment(Path file, Instant createdAt, long records, long bytes) {}
