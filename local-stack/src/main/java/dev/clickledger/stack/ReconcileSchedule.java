package dev.clickledger.stack;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs the reconcile job, a process per run, one after the other. */
final class ReconcileSchedule {

    static final String NAME = "reconcile-job";

    private static final Duration FIRST = Duration.ofSeconds(5);

    private final Supplier<Launch> launch;
    private final StackSettings settings;
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name(NAME).daemon().factory());

    private volatile @Nullable Process process;
    private volatile boolean stopping;
    private volatile int runs;
    private volatile int failures;
    private volatile @Nullable Instant lastEnd;

    ReconcileSchedule(Supplier<Launch> launch, StackSettings settings) {
        this.launch = launch;
        this.settings = settings;
    }

    void start(Duration every) {
        scheduler.scheduleWithFixedDelay(this::runQuietly, FIRST.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Runs once, now, and waits for the end.
     *
     * @return the exit status
     */
    synchronized int run() throws IOException, InterruptedException {
        if (stopping) {
            throw new IllegalStateException("the stack is stopping");
        }
        Launch what = launch.get();
        File log = settings.logOf(NAME).toFile();
        Files.createDirectories(log.toPath().getParent());
        Files.createDirectories(settings.dataOf("work"));
        ProcessBuilder builder = new ProcessBuilder(what.command())
                .directory(what.directory().toFile())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log));
        builder.environment().putAll(what.environment());
        Process started = builder.start();
        process = started;
        ProcessNote.write(settings.processes(), NAME, started.toHandle());
        int status = started.waitFor();
        ProcessNote.erase(settings.processes(), NAME);
        runs++;
        lastEnd = Instant.now();
        if (status != 0) {
            failures++;
        }
        return status;
    }

    long pid() {
        Process current = process;
        return current != null && current.isAlive() ? current.pid() : -1;
    }

    int runs() {
        return runs;
    }

    int failures() {
        return failures;
    }

    @Nullable
    Instant lastEnd() {
        return lastEnd;
    }

    /** Ends a run that is under way, and begins the next one now. */
    void runNow() {
        kill();
        scheduler.execute(this::runQuietly);
    }

    void kill() {
        Process current = process;
        if (current != null) {
            current.destroyForcibly();
        }
    }

    void stop() {
        stopping = true;
        scheduler.shutdownNow();
        Process current = process;
        if (current != null) {
            // A run may end anywhere: the next one begins where the last complete one ended.
            current.destroy();
            try {
                if (!current.waitFor(5, TimeUnit.SECONDS)) {
                    current.destroyForcibly();
                }
            } catch (InterruptedException e) {
                current.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
        ProcessNote.erase(settings.processes(), NAME);
    }

    private void runQuietly() {
        try {
            int status = run();
            if (status != 0 && !stopping) {
                System.out.println("a reconcile run ended with status " + status + ", see " + settings.logOf(NAME));
            }
        } catch (IOException | RuntimeException e) {
            System.out.println("a reconcile run could not start: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
