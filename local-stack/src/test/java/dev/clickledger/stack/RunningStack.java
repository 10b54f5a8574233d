package dev.clickledger.stack;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * The whole stack as a person starts it: the supervisor runs in a process of its own, so that it can be killed too. What it
 * says of itself is read from its status file.
 */
public final class RunningStack implements AutoCloseable {

    /** How long a start, or the recovery of a component, may take on a machine that is busy. */
    public static final Duration PATIENCE = Duration.ofMinutes(6);

    private static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();

    private final StackSettings settings;
    private final List<String> options;
    private final Map<String, String> environment;
    private final PeakMemory memory;
    private Process supervisor;

    private RunningStack(StackSettings settings, List<String> options, Map<String, String> environment)
            throws IOException {
        this.settings = settings;
        this.options = List.copyOf(options);
        this.environment = Map.copyOf(environment);
        this.supervisor = launch(true);
        this.memory = new PeakMemory(this::processes);
    }

    /**
     * Starts anew, without any data, and waits until everything is ready.
     *
     * @param folder where data goes, below this module's build folder
     * @param options of {@code ./up}
     * @param environment variables for the supervisor
     */
    public static RunningStack start(
            String folder, int portOffset, List<String> options, Map<String, String> environment)
            throws IOException, InterruptedException {
        StackSettings settings = StackSettings.forTest(CHECKOUT, Path.of("target", folder), portOffset);
        RunningStack stack = new RunningStack(settings, options, environment);
        stack.awaitReady();
        return stack;
    }

    /** Starts the supervisor again, on the same data. */
    public void startAgain() throws IOException, InterruptedException {
        supervisor = launch(false);
        awaitReady();
    }

    private void awaitReady() throws InterruptedException {
        try {
            await("every component to be ready", PATIENCE, () -> {
                if (!supervisor.isAlive()) {
                    throw new IllegalStateException("./up ended, see " + log());
                }
                return status().map(StackStatus::ready).orElse(false);
            });
        } catch (IllegalStateException | AssertionError e) {
            supervisor.destroy();
            throw e;
        }
    }

    private Process launch(boolean fresh) throws IOException {
        StackStatus.erase(settings.data());
        Files.createDirectories(log().getParent());
        Path target = CHECKOUT.resolve("local-stack/target");
        List<String> command = new ArrayList<>(List.of(
                settings.javaHome().resolve("bin/java").toString(),
                "-Xmx96m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                target.resolve("classes") + ":"
                        + Files.readString(target.resolve("classpath.txt")).strip(),
                Up.class.getName(),
                CHECKOUT.toString(),
                "--data",
                settings.data().toString(),
                "--port-offset",
                Integer.toString(settings.portOffset())));
        command.addAll(options);
        if (fresh) {
            command.add("--fresh");
        }
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(Redirect.appendTo(log().toFile()));
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** Everything the supervisor printed. */
    private Path log() {
        return settings.logOf("up");
    }

    /** Kills the supervisor without warning. */
    public void killSupervisor() throws InterruptedException {
        supervisor.destroyForcibly().waitFor();
    }

    /** Number of the supervisor's process. */
    public long supervisorPid() {
        return supervisor.pid();
    }

    /** A component as the supervisor sees it; empty before the first report. */
    public Optional<StackStatus.ComponentStatus> component(String name) {
        return status().stream()
                .flatMap(status -> status.components().stream())
                .filter(component -> component.name().equals(name))
                .findAny();
    }

    /** What the supervisor says. */
    public Optional<StackStatus> status() {
        return StackStatus.read(settings.data());
    }

    /** Folder of a component's own data. */
    public Path dataOf(String component) {
        return settings.dataOf(component);
    }

    /** The environment by which components find each other. */
    public Map<String, String> environment() {
        Map<String, String> all = new TreeMap<>(new StackEnvironment(settings).demo());
        all.putAll(environment);
        return all;
    }

    /** One variable of {@link #environment()}. */
    public String variable(String name) {
        return Objects.requireNonNull(environment().get(name), name);
    }

    /** Where links lead. */
    public URI redirect() {
        return URI.create("http://127.0.0.1:" + settings.ports().of("redirect"));
    }

    /** A port of {@code ports.properties}, as this stack uses it. */
    public int port(String name) {
        return settings.ports().of(name);
    }

    /** Peak of the memory of all processes together since the start. */
    public PeakMemory memory() {
        return memory;
    }

    /** Numbers of the supervisor's process and of all that run for it now. */
    public List<Long> processes() {
        // while the data are wiped there is no such folder
        if (!Files.isDirectory(settings.processes())) {
            return List.of();
        }
        try {
            List<Long> pids = new ArrayList<>(List.of(supervisor.pid()));
            ProcessNote.all(settings.processes()).forEach(process -> {
                pids.add(process.pid());
                process.descendants().forEach(child -> pids.add(child.pid()));
            });
            return pids;
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Asks again and again until it is so. */
    public static void await(String what, Duration patience, BooleanSupplier so) throws InterruptedException {
        Instant deadline = Instant.now().plus(patience);
        while (!so.getAsBoolean()) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("waited " + patience.toSeconds() + " s in vain for " + what);
            }
            Thread.sleep(100);
        }
    }

    /** Stops everything as {@code ./up --stop} does; data stays. */
    public void stop() {
        supervisor.destroy();
        try {
            if (!supervisor.waitFor(60, TimeUnit.SECONDS)) {
                supervisor.destroyForcibly();
            }
        } catch (InterruptedException e) {
            supervisor.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        memory.close();
        stop();
        LocalStack.endLeftovers(settings);
    }
}
