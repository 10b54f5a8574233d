package dev.clickledger.app.console.report.answer;

import dev.clickledger.app.console.report.question.ReportQuery;

/** Answers questions about clicks. */
public interface ClickReports {

    /**
     * Answers a question.
     *
     * @throws ReportUnavailableException when there is no answer to give, neither a new nor an earlier one
     */
    <A> ReportAnswer<A> ask(ReportQuery<A> query);

    /**
     * Answers a question that nobody goes on to watch, such as a program's. The answer is not kept.
     *
     * @throws ReportUnavailableException when there is no answer to give, neither a new nor an earlier one
     */
    default <A> ReportAnswer<A> askOnce(ReportQuery<A> query) {
        return ask(query);
    }
}
