package dev.clickledger.app.console.pinot;

/** Pinot left something out because the question asks for too much: it is the question's fault and not Pinot's. */
public final class PinotTooMuchException extends PinotUnavailableException {

    private static final long serialVersionUID = 1L;

    PinotTooMuchException(String message) {
        super(message);
    }
}
