package dev.clickledger.app.console.report.answer;

import dev.clickledger.app.console.report.question.ReportQuery;

/**
 * Asks the store itself, past every answer that is kept: for files, whose parts nobody watches and nobody asks for again.
 * What it answers is current or there is no answer, and it is kept nowhere.
 */
public interface DirectReports {

    /**
     * Answers a question.
     *
     * @throws ReportUnavailableException when there is no answer now
     */
    <A> A read(ReportQuery<A> query);
}
