package dev.clickledger.app.console.system.job;

/** Flink gave no answer, or none that tells anything. */
final class FlinkUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FlinkUnavailableException(String message) {
        super(message);
    }

    FlinkUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
