package dev.clickledger.app.report;

import dev.clickledger.app.pinot.PinotBroker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;

/** Puts the port together: Pinot, and behind it the last good answers. */
final class ReportBeans {

    private ReportBeans() {}

    @Produces
    @ApplicationScoped
    static ClickReports clickReports(PinotBroker pinot, Clock clock, ReportSettings settings) {
        return new LastGoodReports(new PinotClickReports(pinot, clock), settings.lastGoodAnswers());
    }
}
