package dev.clickledger.streaming.ingest;

import org.apache.flink.runtime.throwable.ThrowableAnnotation;
import org.apache.flink.runtime.throwable.ThrowableType;

/**
 * The log holds a click of a schema that this job does not know. The click is good and the job is old, so the job ends
 * without restarts and reads on from here once it has been upgraded.
 */
@ThrowableAnnotation(ThrowableType.NonRecoverableError)
final class UnknownSchemaException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnknownSchemaException(RawClick raw, long fingerprint) {
        super(String.format(
                "the click at partition %d, offset %d was written with schema %016x, which this job does not know: "
                        + "start a newer streaming job; nothing was skipped and counting goes on from here",
                raw.partition(), raw.offset(), fingerprint));
    }
}
