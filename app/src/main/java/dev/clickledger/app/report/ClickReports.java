package dev.clickledger.app.report;

/** Answers questions about clicks. */
public interface ClickReports {

    /**
     * Answers a question.
     *
     * @throws ReportUnavailableException when there is no answer to give, neither a new nor an earlier one
     */
    <A> ReportAnswer<A> ask(ReportQuery<A> query);
}
