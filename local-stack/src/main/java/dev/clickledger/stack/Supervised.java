package dev.clickledger.stack;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One component that is kept running: started, watched until ready, and started again when it dies. A component that dies
 * again and again without getting ready is given up with a line that says where to look.
 */
public final class Supervised {

    /** What a component is doing. */
    public enum State {
        WAITING,
        STARTING,
        READY,
        RESTARTING,
        FAILED,
        STOPPED
    }

    private static final Duration PATIENCE = Duration.ofSeconds(240);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);
    private static final long ASK_MILLIS = 100;
    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private final String name;
    private final Supplier<Launch> launch;
    private final Readiness readiness;
    private final StackSettings settings;
    private final Progress progress;
    private final CompletableFuture<Void> firstReady = new CompletableFuture<>();
    private final Object change = new Object();

    private volatile List<Supervised> needed = List.of();
    private volatile Restarts restarts = new Restarts();
    private volatile State state = State.WAITING;
    private volatile @Nullable Process process;
    private volatile boolean stopping;
    private volatile boolean asked;
    private volatile Instant since = Instant.now();

    Supervised(String name, Supplier<Launch> launch, Readiness readiness, StackSettings settings, Progress progress) {
        this.name = name;
        this.launch = launch;
        this.readiness = readiness;
        this.settings = settings;
        this.progress = progress;
    }

    /** The component's name. */
    public String name() {
        return name;
    }

    /** What it is doing. */
    public State state() {
        return state;
    }

    /** Since when it is doing that. */
    public Instant since() {
        return since;
    }

    /** How often it was started again. */
    public int restarts() {
        return restarts.total();
    }

    /** Number of its process; -1 when none runs. */
    public long pid() {
        Process current = process;
        return current != null && current.isAlive() ? current.pid() : -1;
    }

    /** Kills the process without warning ({@code kill -9}), as a test does. It is then started again. */
    public void kill() {
        Process current = process;
        if (current != null) {
            current.destroyForcibly();
        }
    }

    /** Ends the process politely and starts it again, also when it was given up. */
    void restart() throws InterruptedException {
        if (state == State.FAILED) {
            restarts = new Restarts();
            enter(State.WAITING);
            startAfter(needed);
            return;
        }
        Process current = process;
        if (current != null && current.isAlive()) {
            asked = true;
            end(current);
        }
    }

    /**
     * Waits until the component is ready in its present life.
     *
     * @throws IllegalStateException when it is given up or the patience runs out
     */
    public void awaitReady(Duration patience) throws InterruptedException {
        Instant deadline = Instant.now().plus(patience);
        synchronized (change) {
            while (state != State.READY || pid() < 0) {
                long left = Duration.between(Instant.now(), deadline).toMillis();
                if (state == State.FAILED || left <= 0) {
                    throw new IllegalStateException(
                            name + " is not ready but " + state + ", see " + settings.logOf(name));
                }
                change.wait(Math.min(left, ASK_MILLIS));
            }
        }
    }

    /** Completes when the component is ready for the first time, exceptionally when it is given up. */
    CompletableFuture<Void> firstReady() {
        return firstReady;
    }

    /** Starts once the others have been ready, and keeps it running. */
    void startAfter(List<Supervised> others) {
        needed = List.copyOf(others);
        CompletableFuture.allOf(others.stream().map(Supervised::firstReady).toArray(CompletableFuture[]::new))
                .whenComplete((done, failure) -> {
                    if (failure != null) {
                        firstReady.completeExceptionally(failure);
                    } else if (!stopping) {
                        Thread.ofPlatform().name("supervise-" + name).start(this::keepRunning);
                    }
                });
    }

    /** Ends the process: politely, then not. */
    void stop() {
        stopping = true;
        Process current = process;
        if (current != null && current.isAlive()) {
            try {
                end(current);
            } catch (InterruptedException e) {
                current.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
        ProcessNote.erase(settings.processes(), name);
        enter(State.STOPPED);
    }

    private static void end(Process process) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(STOP_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    private void keepRunning() {
        try {
            while (!stopping) {
                Instant started = Instant.now();
                enter(restarts.total() == 0 ? State.STARTING : State.RESTARTING);
                long logged = settings.logOf(name).toFile().length();
                Process current = start();
                boolean ready = awaitFirstAnswer(current);
                if (ready) {
                    enter(State.READY);
                    progress.ready(name, Duration.between(started, Instant.now()), restarts.total());
                    firstReady.complete(null);
                    current.waitFor();
                } else {
                    current.destroyForcibly().waitFor();
                }
                if (stopping) {
                    return;
                }
                if (asked) {
                    asked = false;
                    enter(State.RESTARTING);
                    continue;
                }
                String words =
                        ready ? "" : LastWords.in(settings.logOf(name), logged).orElse("");
                restarts.died(
                        ready ? Duration.between(since, Instant.now()).plusMillis(1) : Duration.ZERO,
                        words,
                        somethingNeededIsAway());
                String complaint = words.isEmpty() ? "" : ": " + words;
                if (restarts.exhausted()) {
                    giveUp("ends again and again" + complaint);
                    return;
                }
                enter(State.RESTARTING);
                progress.died(name, current.exitValue() + complaint, restarts.pause());
                Thread.sleep(restarts.pause());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            giveUp(String.valueOf(e.getMessage()));
        }
    }

    private Process start() throws IOException {
        Launch what = launch.get();
        File log = settings.logOf(name).toFile();
        Files.createDirectories(log.toPath().getParent());
        Files.createDirectories(what.directory());
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(SETSID)) {
            // A session of its own: Ctrl-C reaches the supervisor alone, which then stops all in order.
            command.add(SETSID.toString());
        }
        command.addAll(what.command());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(what.directory().toFile())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log));
        builder.environment().putAll(what.environment());
        Process started = builder.start();
        process = started;
        ProcessNote.write(settings.processes(), name, started.toHandle());
        if (stopping) {
            started.destroy();
        }
        return started;
    }

    private boolean awaitFirstAnswer(Process current) throws InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        String trouble = "no answer";
        while (current.isAlive() && !stopping) {
            try {
                if (readiness.ready()) {
                    return current.isAlive();
                }
            } catch (InterruptedException e) {
                throw e;
            } catch (IllegalStateException e) {
                end(current);
                throw e;
            } catch (Exception e) {
                trouble = e.toString();
            }
            if (Instant.now().isAfter(deadline)) {
                progress.slow(name, PATIENCE, trouble);
                return false;
            }
            Thread.sleep(ASK_MILLIS);
        }
        return false;
    }

    /** One that is given up is no excuse: it will not come back. */
    private boolean somethingNeededIsAway() {
        return needed.stream().anyMatch(other -> other.state != State.READY)
                && needed.stream().noneMatch(other -> other.state == State.FAILED);
    }

    private void giveUp(String why) {
        String line = name + " " + why + "; its log is " + settings.logOf(name) + ", its data " + settings.dataOf(name);
        progress.gaveUp(line);
        enter(State.FAILED);
        firstReady.completeExceptionally(new IllegalStateException(line));
    }

    private void enter(State next) {
        synchronized (change) {
            state = next;
            since = Instant.now();
            change.notifyAll();
        }
    }
}
