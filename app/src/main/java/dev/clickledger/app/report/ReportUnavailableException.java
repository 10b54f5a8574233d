package dev.clickledger.app.report;

/** There is no answer to a question about clicks at the moment. */
public class ReportUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ReportUnavailableException(Object question, Throwable cause) {
        super("no answer to " + question, cause);
    }
}
