package dev.clickledger.app.console.access;

/** The sign-in does not do what was asked at the moment. The message is for the person who asked. */
public final class SignInUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SignInUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }

    /** What does not work and what to do. */
    public String advice() {
        return String.valueOf(getMessage());
    }
}
