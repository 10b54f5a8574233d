package dev.clickledger.app.console.report.answer;

/** A question about clicks cannot be answered as it is asked, now or later: most often it asks for too much at once. */
public final class ReportRefusedException extends ReportUnavailableException {

    private static final long serialVersionUID = 1L;

    ReportRefusedException(Object question, Throwable cause) {
        super(question, cause);
    }
}
