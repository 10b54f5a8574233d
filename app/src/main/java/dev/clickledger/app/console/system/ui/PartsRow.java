package dev.clickledger.app.console.system.ui;

import com.vaadin.flow.component.html.Div;
import dev.clickledger.app.console.component.ui.Times;
import dev.clickledger.app.console.system.SystemState;
import dev.clickledger.app.console.system.heartbeat.HeartbeatState;
import dev.clickledger.app.console.system.heartbeat.Reading;
import dev.clickledger.app.console.system.heartbeat.Reading.Outcome;
import dev.clickledger.app.console.system.job.JobReading;
import dev.clickledger.app.console.system.job.JobState;
import java.time.Instant;

/** The parts that a click passes, each with its state, as far as heartbeat and job tell of them. */
final class PartsRow extends Div {

    private static final long serialVersionUID = 1L;

    private final PartState redirect = new PartState("redirect", "Redirect");
    private final PartState job = new PartState("job", "Streaming job");
    private final PartState pinot = new PartState("pinot", "Pinot");

    PartsRow() {
        addClassNames("totals", "parts");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", "Parts that a click passes");
        add(redirect, job, pinot);
    }

    void show(SystemState state, Times times) {
        HeartbeatState heartbeat = state.heartbeat();
        Reading newest = heartbeat.newest().orElse(null);
        if (newest == null) {
            redirect.show("waiting", "Not known", "No click has been sent to it yet.");
            pinot.show("waiting", "Not known", "It has not been asked yet.");
        } else {
            showRedirect(newest);
            showPinot(newest);
        }
        showJob(state.job(), state.at(), times);
    }

    private void showRedirect(Reading newest) {
        switch (newest.outcome()) {
            case REFUSED -> redirect.show("alarm", "Refuses", newest.detail());
            case NOT_VALID -> redirect.show("alarm", "Misjudges", newest.detail());
            case NOT_READ -> redirect.show("waiting", "Not asked", "Nothing is sent while it could not be seen.");
            case SEEN, LOST, DISTURBED -> redirect.show("live", "Takes clicks", "It redirected the last click.");
        }
    }

    private void showPinot(Reading newest) {
        if (newest.outcome() == Outcome.NOT_READ) {
            pinot.show("alarm", "Does not answer", "Pages show their last good figures meanwhile.");
        } else if (newest.outcome() == Outcome.LOST) {
            pinot.show("cached", "Not current", "It does not show the last click: look at the streaming job first.");
        } else {
            pinot.show("live", "Answers", "It was asked for the last click.");
        }
    }

    private void showJob(JobState state, Instant now, Times times) {
        JobReading last = state.last().orElse(null);
        if (!state.answers()) {
            String since = last == null ? "" : " since " + times.recentSecond(last.at(), now);
            job.show("alarm", "Does not answer", "Nothing is known of it" + since + ". Clicks are logged meanwhile.");
        } else if (last != null && last.running()) {
            job.show(
                    "live",
                    "Runs",
                    last.startedAt()
                            .map(at -> "Since " + times.recentSecond(at, now) + ", all of its tasks.")
                            .orElse("All of its tasks run."));
        } else {
            String word = last == null ? "UNKNOWN" : last.state();
            job.show("alarm", "Does not count", "Flink calls its state " + word + ". Clicks are logged meanwhile.");
        }
    }
}
