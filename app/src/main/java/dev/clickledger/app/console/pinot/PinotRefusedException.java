package dev.clickledger.app.console.pinot;

/**
 * A query that cannot succeed as it is: Pinot refuses the statement, or leaves something out because it asks for too much.
 * It is the query's fault and says nothing about how Pinot is.
 */
public final class PinotRefusedException extends PinotUnavailableException {

    private static final long serialVersionUID = 1L;

    PinotRefusedException(String message) {
        super(message);
    }
}
