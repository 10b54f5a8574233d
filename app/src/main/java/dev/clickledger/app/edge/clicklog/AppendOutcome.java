package dev.clickledger.app.edge.clicklog;

/** What became of a click that was to be appended. */
public sealed interface AppendOutcome {

    /** It is in Kafka: it survives the loss of this process, and of any one broker where topics are replicated. */
    record Acknowledged() implements AppendOutcome {

        public static final Acknowledged INSTANCE = new Acknowledged();
    }

    /** It is on this machine's disk and reaches Kafka later: it survives the loss of this process and of power. */
    record Spooled() implements AppendOutcome {

        public static final Spooled INSTANCE = new Spooled();
    }

    /**
     * Nobody vouches for it. It may be in the log all the same when only the acknowledgement was lost.
     *
     * @param reason for the log file
     */
    record Unacknowledged(String reason) implements AppendOutcome {}
}
