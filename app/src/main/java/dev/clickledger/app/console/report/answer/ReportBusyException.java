package dev.clickledger.app.console.report.answer;

/** So many questions of the tenant wait for an answer that a further one is not taken. */
public final class ReportBusyException extends ReportUnavailableException {

    private static final long serialVersionUID = 1L;

    ReportBusyException(Object question, Throwable cause) {
        super(question, cause);
    }
}
