package dev.clickledger.app.database;

import org.jspecify.annotations.Nullable;

/**
 * Something that others use too was not to be had in time: a lock, a connection, a turn, an answer. The same request may
 * succeed a moment later. The message is for whoever asked and says what became of the request.
 */
public final class BusyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What was not to be had. */
    public enum Reason {
        /** Another change of the same tenant takes long. */
        LOCK,
        /** All connections are taken. */
        POOL,
        /** A statement took too long. */
        STATEMENT,
        /** PostgreSQL does not answer or turns connections away. */
        DATABASE,
        /** Another import of the same tenant, or as many as may run at once. */
        IMPORT
    }

    private final Reason reason;
    private final String message;

    /**
     * A refusal.
     *
     * @param message says in words for people what is busy, whether anything was changed, and when to try again
     */
    public BusyException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
        this.message = message;
    }

    /** What to tell whoever asked. */
    @Override
    public String getMessage() {
        return message;
    }

    /** What was not to be had. */
    public Reason reason() {
        return reason;
    }
}
