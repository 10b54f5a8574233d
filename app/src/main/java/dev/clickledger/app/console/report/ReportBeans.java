package dev.clickledger.app.console.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clickledger.app.console.pinot.PinotBroker;
import dev.clickledger.app.console.report.answer.AnswerFile;
import dev.clickledger.app.console.report.answer.ClickReports;
import dev.clickledger.app.console.report.answer.DirectReports;
import dev.clickledger.app.console.report.answer.LastGoodReports;
import dev.clickledger.app.console.report.answer.ReportSettings;
import dev.clickledger.app.console.report.pinot.PinotClickReports;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Puts the port together: Pinot, and behind it the last good answers. */
@ApplicationScoped
class ReportBeans {

    private static final String FILE = "last-good-answers.json.gz";

    private final PinotClickReports direct;
    private final LastGoodReports reports;

    ReportBeans(PinotBroker pinot, Clock clock, ReportSettings settings, ObjectMapper json) {
        AnswerFile file = new AnswerFile(settings.workDir().resolve(FILE), settings.lastGoodAnswersOnDisk(), json);
        this.direct = new PinotClickReports(pinot, clock);
        this.reports = new LastGoodReports(direct, settings.lastGoodPoints(), file);
    }

    @Produces
    @Singleton
    ClickReports clickReports() {
        return reports;
    }

    @Produces
    @Singleton
    DirectReports directReports() {
        return direct;
    }

    @Scheduled(every = "10s", delayed = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void save() {
        reports.save();
    }

    /** What people look at when Pinot goes must be in the file, should this process go as well. */
    @Scheduled(every = "1s", delayed = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void saveWhenMissed() {
        reports.saveWhenMissed();
    }

    void stop(@Observes ShutdownEvent event) {
        reports.save();
    }
}
