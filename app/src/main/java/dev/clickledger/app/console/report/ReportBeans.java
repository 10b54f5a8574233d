package dev.clickledger.app.console.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clickledger.app.console.pinot.PinotGateway;
import dev.clickledger.app.console.report.answer.AnswerFile;
import dev.clickledger.app.console.report.answer.ClickReports;
import dev.clickledger.app.console.report.answer.DirectReports;
import dev.clickledger.app.console.report.answer.LastGoodAnswers;
import dev.clickledger.app.console.report.answer.LastGoodReports;
import dev.clickledger.app.console.report.answer.ReportSettings;
import dev.clickledger.app.console.report.pinot.PinotClickReports;
import io.micrometer.core.instrument.MeterRegistry;
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

    ReportBeans(PinotGateway pinot, Clock clock, ReportSettings settings, ObjectMapper json, MeterRegistry metrics) {
        AnswerFile file = new AnswerFile(settings.workDir().resolve(FILE), settings.lastGoodAnswersOnDisk(), json);
        this.direct = new PinotClickReports(pinot, clock);
        LastGoodAnswers answers =
                new LastGoodAnswers(settings.lastGoodPerTenant().asLongValue(), settings.lastGoodTenants());
        this.reports = new LastGoodReports(direct, answers, file);
        metrics.gauge("clickledger.report.last.good.bytes", answers, LastGoodAnswers::bytes);
        metrics.gauge("clickledger.report.last.good.tenants", answers, LastGoodAnswers::tenants);
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
