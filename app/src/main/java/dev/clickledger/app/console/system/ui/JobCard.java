package dev.clickledger.app.console.system.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import dev.clickledger.app.console.component.ui.Times;
import dev.clickledger.app.console.system.job.JobReading;
import dev.clickledger.app.console.system.job.JobReading.Checkpoint;
import dev.clickledger.app.console.system.job.JobState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** What the streaming job tells of itself, and as of when. */
final class JobCard extends Section {

    private static final long serialVersionUID = 1L;

    private final Paragraph asOf = new Paragraph();
    private final Figure behind = new Figure(
            "behind", "Behind the log", "Clicks that are logged and not read yet. Normal: 0, or soon 0 again.");
    private final Figure rate =
            new Figure("rate", "Read", "Records of the last minute, by the second. As many as come in.");
    private final Figure events = new Figure("events", "Read in all", "Since the job's process began. Only grows.");
    private final Figure identities =
            new Figure("identities", "Clicks remembered", "To know repeats by, for half an hour. Grows with traffic.");
    private final Figure late = new Figure("late", "Late", "Left to the recount. Normal: few or none.");
    private final Figure malformed = new Figure("malformed", "Malformed", "Records that are no click. Normal: 0.");
    private final Figure restarts =
            new Figure("restarts", "Restarts", "By Flink, since the job's process began. Normal: 0.");
    private final Figure checkpointAge = new Figure(
            "checkpoint-age", "Age of the checkpoint", "What a crash makes the job read again. Normal: below 30 s.");
    private final Figure checkpointTook =
            new Figure("checkpoint-took", "A checkpoint takes", "Normal: below a second, seconds with a large state.");
    private final Figure checkpointBytes =
            new Figure("checkpoint-bytes", "Size of the state", "As in the checkpoint. Grows with clicks remembered.");

    JobCard() {
        addClassName("card");
        asOf.addClassName("quiet");
        asOf.getElement().setAttribute("data-as-of", true);
        Div figures = new Div(
                behind,
                rate,
                events,
                identities,
                late,
                malformed,
                restarts,
                checkpointAge,
                checkpointTook,
                checkpointBytes);
        figures.addClassName("numbers");
        add(new H2("Streaming job"), asOf, figures);
    }

    void show(JobState job, Instant now, Times times, Amounts amounts) {
        getElement().setAttribute("data-stale", !job.answers());
        Optional<JobReading> last = job.last();
        asOf.setText(words(job, now, times));
        if (last.isEmpty()) {
            return;
        }
        JobReading reading = last.get();
        fill(behind, reading.behind(), "record", amounts);
        fill(events, reading.events(), "record", amounts);
        fill(identities, reading.identities(), "click", amounts);
        fill(late, reading.late(), "click", amounts);
        fill(malformed, reading.malformed(), "record", amounts);
        fill(restarts, reading.restarts(), "restart", amounts);
        malformed.mark(reading.malformed().orElse(0) > 0);
        OptionalDouble perSecond = reading.eventsPerSecond();
        if (perSecond.isPresent()) {
            rate.show(amounts.rate(perSecond.getAsDouble()));
        } else {
            rate.showNothing();
        }
        // ages of what was told once grow on; nothing newer is known
        fill(checkpointAge, reading.checkpoint().map(done -> amounts.age(Duration.between(done.completedAt(), now))));
        fill(checkpointTook, reading.checkpoint().map(Checkpoint::took).map(amounts::time));
        fill(checkpointBytes, reading.checkpoint().map(Checkpoint::bytes).map(amounts::bytes));
    }

    private static String words(JobState job, Instant now, Times times) {
        if (job.last().isEmpty()) {
            return job.answers() ? "" : "Flink has not answered yet.";
        }
        String at = times.recentSecond(job.last().get().at(), now);
        return job.answers()
                ? "As of " + at + ", asked every 5 seconds."
                : "Not live: these are the last numbers, as of " + at + ". Flink does not answer.";
    }

    private static void fill(Figure figure, OptionalLong number, String thing, Amounts amounts) {
        if (number.isPresent()) {
            figure.show(amounts.count(number.getAsLong(), thing));
        } else {
            figure.showNothing();
        }
    }

    private static void fill(Figure figure, Optional<String> text) {
        text.ifPresentOrElse(figure::show, figure::showNothing);
    }
}
