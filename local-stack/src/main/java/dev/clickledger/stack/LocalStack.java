package dev.clickledger.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * The whole of Clickledger on one machine: real engines as child processes, each started as soon as what it needs is
 * ready, all of them kept running until {@link #close}.
 */
public final class LocalStack implements AutoCloseable {

    private static final String KEYCLOAK_RELEASE = "keycloak-26.5.6";
    private static final List<String> NAMES = List.of(
            "kafka",
            "postgres",
            "keycloak",
            "pinot",
            "redirect",
            "console",
            "streaming-job",
            "visitors",
            ReconcileSchedule.NAME);
    private static final Duration LEFTOVER_PATIENCE = Duration.ofSeconds(15);

    private final StackSettings settings;
    private final Launches launches;
    private final Supervised kafka;
    private final Supervised postgres;
    private final Supervised pinot;
    private final Supervised keycloak;
    private final Supervised redirect;
    private final Supervised console;
    private final Supervised streamingJob;
    private final Supervised visitors;
    private final ReconcileSchedule reconcile;

    private LocalStack(StackSettings settings, Progress progress) {
        this.settings = settings;
        this.launches = new Launches(settings);
        Questions questions = new Questions(settings);
        this.kafka = new Supervised("kafka", launches::kafka, questions::kafka, settings, progress);
        this.postgres = new Supervised("postgres", launches::postgres, questions::postgres, settings, progress);
        this.pinot = new Supervised("pinot", launches::pinot, questions::pinot, settings, progress);
        this.keycloak = new Supervised("keycloak", this::keycloakLaunch, questions::keycloak, settings, progress);
        this.redirect = new Supervised("redirect", launches::redirect, questions::redirect, settings, progress);
        this.console = new Supervised("console", launches::console, questions::console, settings, progress);
        this.streamingJob =
                new Supervised("streaming-job", launches::streamingJob, questions::streamingJob, settings, progress);
        this.visitors = new Supervised("visitors", launches::visitors, () -> true, settings, progress);
        this.reconcile = new ReconcileSchedule(launches::reconcileJob, settings);
    }

    /**
     * Begins to start everything and returns at once; {@link #awaitReady} waits. What a killed predecessor left running
     * in the same data folder is ended first.
     *
     * @throws IllegalStateException when a port is taken; the message names it and the setting
     */
    public static LocalStack start(StackSettings settings) throws IOException, InterruptedException {
        endLeftovers(settings);
        Preflight.checkPorts(settings);
        Files.createDirectories(settings.data());
        LocalStack stack = new LocalStack(settings, Progress.printed());
        stack.begin();
        return stack;
    }

    /**
     * A stack that another supervisor runs: it can be asked for addresses and for reconcile runs. Nothing is started or
     * watched, and it must not be closed.
     */
    public static LocalStack runningElsewhere(StackSettings settings) {
        return new LocalStack(settings, Progress.printed());
    }

    /**
     * Waits until every component is ready for the first time.
     *
     * @throws IllegalStateException when one is given up or the patience runs out; the message says which and where its
     *     log is
     */
    public void awaitReady(Duration patience) throws InterruptedException {
        CompletableFuture<Void> outcome = new CompletableFuture<>();
        CompletableFuture.allOf(firstReady(components())).thenRun(() -> outcome.complete(null));
        // One that is given up ends the wait at once, whatever the others still do.
        components()
                .forEach(component -> component.firstReady().exceptionally(failure -> {
                    outcome.completeExceptionally(failure);
                    return null;
                }));
        try {
            outcome.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            throw new IllegalStateException(cause.getMessage(), cause);
        } catch (TimeoutException e) {
            List<String> waiting = components().stream()
                    .filter(component -> !component.firstReady().isDone())
                    .map(component -> component.name() + " (" + component.state() + ")")
                    .toList();
            throw new IllegalStateException(
                    "not ready after " + patience.toSeconds() + " s: " + waiting + "; logs are in "
                            + settings.data().resolve("logs"),
                    e);
        }
    }

    /** The components that are kept running, in the order of the flow. */
    public List<Supervised> components() {
        List<Supervised> all =
                new ArrayList<>(List.of(kafka, postgres, keycloak, pinot, redirect, console, streamingJob));
        if (settings.demo()) {
            all.add(visitors);
        }
        all.removeIf(component -> settings.without().contains(component.name()));
        return all;
    }

    /** The component of that name. */
    public Supervised component(String name) {
        return components().stream()
                .filter(component -> component.name().equals(name))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("the stack has no component " + name));
    }

    /**
     * Runs the reconcile job once, now.
     *
     * @return its exit status
     */
    public int reconcile() throws IOException, InterruptedException {
        return reconcile.run();
    }

    /** Kills a reconcile run that is under way without warning. */
    public void killReconcile() {
        reconcile.kill();
    }

    /**
     * Ends a component and starts it again with what is built by now. The reconcile job runs once more instead.
     *
     * @param debug whether its next life is open to a debugger
     */
    void restart(String name, boolean debug) throws InterruptedException {
        launches.debug(name, debug);
        if (name.equals(ReconcileSchedule.NAME)) {
            reconcile.runNow();
        } else {
            component(name).restart();
        }
    }

    /** The settings that the stack runs with. */
    public StackSettings settings() {
        return settings;
    }

    /** The environment by which components find each other, for a test that talks to them and adds advertisers. */
    public Map<String, String> environment() {
        return new StackEnvironment(settings).demo();
    }

    /** Where links lead. */
    public String redirectUrl() {
        return new StackEnvironment(settings).redirectUrl();
    }

    /** Where people and their programs sign in. */
    public String consoleUrl() {
        return new StackEnvironment(settings).consoleUrl();
    }

    ReconcileSchedule reconcileSchedule() {
        return reconcile;
    }

    /** Stops everything, what feeds others first. Data stays. */
    @Override
    public void close() {
        reconcile.stop();
        visitors.stop();
        stopTogether(List.of(redirect, console));
        streamingJob.stop();
        stopTogether(List.of(pinot, keycloak));
        stopTogether(List.of(kafka, postgres));
    }

    private void begin() {
        start(kafka);
        start(postgres);
        start(keycloak);
        start(pinot);
        start(redirect, kafka, postgres);
        start(console, kafka, postgres);
        start(streamingJob, kafka);
        start(visitors, redirect, console, streamingJob);
        if (!settings.reconcileEvery().isZero() && !settings.without().contains(ReconcileSchedule.NAME)) {
            CompletableFuture.allOf(firstReady(started(redirect, console, streamingJob, pinot, visitors)))
                    .thenRun(() -> reconcile.start(settings.reconcileEvery()));
        }
    }

    private void start(Supervised component, Supervised... needed) {
        if (components().contains(component)) {
            component.startAfter(started(needed));
        }
    }

    private List<Supervised> started(Supervised... wanted) {
        return Stream.of(wanted).filter(components()::contains).toList();
    }

    /** Refuses names that no component has. */
    static void checkNames(Set<String> names) {
        for (String name : names) {
            if (!NAMES.contains(name)) {
                throw new IllegalArgumentException(
                        "there is no component " + name + ", but " + String.join(", ", NAMES));
            }
        }
    }

    /** The components that run a program, which is called as they are unless several do: {@code app} runs in two roles. */
    static List<String> componentsOf(String program) {
        return program.equals("app") ? List.of("redirect", "console") : List.of(program);
    }

    private Launch keycloakLaunch() {
        Launch launch = launches.keycloak();
        try {
            KeycloakHome.prepare(launches.javaProgram(), keycloak(settings.checkout()), launch.directory());
        } catch (IOException e) {
            throw new IllegalStateException("Keycloak cannot be laid out: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while Keycloak was laid out", e);
        }
        return launch;
    }

    /** Where the build unpacked Keycloak. */
    static Path keycloak(Path checkout) {
        return checkout.resolve("local-stack/target").resolve(KEYCLOAK_RELEASE);
    }

    private static CompletableFuture<?>[] firstReady(List<Supervised> components) {
        return components.stream().map(Supervised::firstReady).toArray(CompletableFuture[]::new);
    }

    private static void stopTogether(List<Supervised> components) {
        List<Thread> threads = components.stream()
                .map(component -> Thread.ofPlatform().start(component::stop))
                .toList();
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Ends what an earlier supervisor that was killed left running. */
    public static void endLeftovers(StackSettings settings) throws IOException, InterruptedException {
        Path notes = settings.processes();
        List<ProcessHandle> leftovers = ProcessNote.all(notes);
        leftovers.forEach(ProcessHandle::destroy);
        long deadline = System.nanoTime() + LEFTOVER_PATIENCE.toNanos();
        for (ProcessHandle leftover : leftovers) {
            while (leftover.isAlive() && System.nanoTime() < deadline) {
                Thread.sleep(100);
            }
            leftover.destroyForcibly();
        }
    }
}
