package dev.clickledger.ui.stack;

import dev.clickledger.stack.LocalStack;
import dev.clickledger.stack.StackSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * The stack that the journeys run against: one of their own with fresh data, or, where the system property
 * {@code stack.data} names its folder, one that {@code ./up} runs already.
 */
public final class RunningStack implements AutoCloseable {

    private static final Namespace NAMESPACE = Namespace.create(RunningStack.class);
    private static final int OFFSET = Integer.getInteger("stack.offset", 1000);
    private static final boolean DEMO = Boolean.getBoolean("stack.demo");
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final LocalStack stack;
    private final boolean own;

    private RunningStack(LocalStack stack, boolean own) {
        this.stack = stack;
        this.own = own;
    }

    /** The one stack of this test run. */
    public static RunningStack of(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(RunningStack.class, _ -> start(), RunningStack.class);
    }

    /** Address of pages and API. */
    public String url() {
        return stack.consoleUrl();
    }

    /** Address of the redirect, with which links begin. */
    public String redirectUrl() {
        return stack.redirectUrl();
    }

    /** Address of the console's health and metrics. */
    String managementUrl() {
        return "http://127.0.0.1:" + stack.settings().ports().of("console.management");
    }

    /** A secret that was drawn for this stack alone. */
    public String secret(String name) {
        Path file = stack.settings().data().resolve("secrets.env");
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(name + "="))
                    .map(line -> line.substring(name.length() + 1))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no " + name + " in " + file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs the reconcile job once and waits for its end. */
    public void reconcile() {
        try {
            int status = stack.reconcile();
            if (status != 0) {
                throw new AssertionError("the reconcile run ended with status " + status + ", see "
                        + stack.settings().logOf("reconcile-job"));
            }
        } catch (IOException e) {
            throw new AssertionError("the reconcile run could not start", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted during the reconcile run", e);
        }
    }

    /** Kills a part and keeps it away until the outage is closed. */
    public Outage outage(String component) {
        return Outage.of(noteOf(component));
    }

    /** Kills a part, which comes back as fast as it can. */
    public void kill(String component) {
        Outage.brief(noteOf(component));
    }

    /** Has a part stand still until the standstill is closed. */
    public Standstill standstill(String component) {
        return new Standstill(Signals.runningPid(noteOf(component)));
    }

    /** A line to pages and API that can be cut. */
    public Line line() {
        return new Line(url());
    }

    /** A line to Pinot's broker that can be cut; see {@link #restarted} for how the console comes to use it. */
    public Line lineToPinot() {
        return new Line(variable("PINOT_BROKER_URL"));
    }

    /** Starts the console again with other settings, until this is closed. */
    public OtherSettings restarted(Map<String, String> settings) {
        return OtherSettings.of(this, stack.settings().data(), settings);
    }

    /** Where people sign in. */
    public String keycloakUrl() {
        return variable("KEYCLOAK_URL");
    }

    String kafka() {
        return variable("KAFKA_BOOTSTRAP");
    }

    private Path noteOf(String component) {
        return stack.settings().processes().resolve(component + ".pid");
    }

    private String variable(String name) {
        return Objects.requireNonNull(stack.environment().get(name), name);
    }

    @Override
    public void close() {
        if (own) {
            stack.close();
        }
    }

    private static RunningStack start() {
        String running = System.getProperty("stack.data");
        if (running != null) {
            return new RunningStack(LocalStack.runningElsewhere(settings(Path.of(running))), false);
        }
        Path data = Path.of("target", "stack");
        try {
            // before the notes by which they are found are wiped
            LocalStack.endLeftovers(settings(data));
            wipe(data);
            LocalStack stack = LocalStack.start(settings(data));
            Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stop-stack"));
            try {
                stack.awaitReady(PATIENCE);
            } catch (InterruptedException | RuntimeException e) {
                stack.close();
                throw e;
            }
            return new RunningStack(stack, true);
        } catch (IOException e) {
            throw new UncheckedIOException("the stack could not be started", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the stack was starting", e);
        }
    }

    private static StackSettings settings(Path data) {
        return new StackSettings(
                Path.of(".."), data, OFFSET, DEMO, Duration.ZERO, Path.of(System.getProperty("java.home")));
    }

    private static void wipe(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(file);
            }
        }
    }
}
