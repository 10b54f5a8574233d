package dev.clickledger.app.console.system.job;

import java.util.Optional;

/**
 * What is known of the streaming job.
 *
 * @param last what it told last; empty when it has told nothing yet
 * @param answers whether it was told just now
 */
public record JobState(Optional<JobReading> last, boolean answers) {

    /** Whether it is known to count. */
    public boolean counts() {
        return answers && last.filter(JobReading::running).isPresent();
    }
}
