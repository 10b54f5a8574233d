package dev.clickledger.app.edge.clicklog.spool;

/** The spool cannot be opened, for a reason that a person has to remove. */
final class SpoolFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SpoolFailure(String message) {
        super(message);
    }

    SpoolFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
