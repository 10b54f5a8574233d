package dev.clickledger.app.console.report.answer;

/** There is no answer to a question about clicks at the moment. */
public class ReportUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ReportUnavailableException(Object question, Throwable cause) {
        super("no answer to " + question, cause);
    }
}
