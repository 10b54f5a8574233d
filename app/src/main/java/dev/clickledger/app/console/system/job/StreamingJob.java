package dev.clickledger.app.console.system.job;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Asks the streaming job every few seconds, and keeps what it told last while it tells nothing. */
@Singleton
public class StreamingJob {

    private static final Logger LOG = Logger.getLogger(StreamingJob.class);

    private final FlinkJob job;
    private volatile JobState state = new JobState(Optional.empty(), false);

    StreamingJob(FlinkJob job) {
        this.job = job;
    }

    /** What is known. */
    public JobState state() {
        return state;
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void ask() {
        try {
            state = new JobState(Optional.of(job.read()), true);
        } catch (RuntimeException e) {
            // whatever went wrong: what was told before is not told now
            if (state.answers()) {
                LOG.warnf("The streaming job tells nothing of itself: %s", e.getMessage());
            }
            state = new JobState(state.last(), false);
        }
    }
}
