package dev.clickledger.stack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;

/**
 * What a stack runs with.
 *
 * @param checkout root of the built checkout
 * @param data everything that is kept, and the logs
 * @param portOffset added to every port of {@code ports.properties}
 * @param demo whether simulated visitors click
 * @param reconcileEvery pause between two reconcile runs; zero runs none but those asked for
 * @param javaHome the JDK that runs the components
 * @param without components that are not started, because somebody else runs them
 */
public record StackSettings(
        Path checkout,
        Path data,
        int portOffset,
        boolean demo,
        Duration reconcileEvery,
        Path javaHome,
        Set<String> without) {

    /** Pause between two reconcile runs unless set otherwise. */
    public static final Duration RECONCILE_EVERY = Duration.ofMinutes(2);

    /** Makes the paths absolute. */
    public StackSettings {
        checkout = checkout.toAbsolutePath().normalize();
        data = data.toAbsolutePath().normalize();
        Objects.requireNonNull(reconcileEvery, "reconcileEvery");
        javaHome = javaHome.toAbsolutePath();
        without = Set.copyOf(without);
    }

    /** A stack with all its components. */
    public StackSettings(
            Path checkout, Path data, int portOffset, boolean demo, Duration reconcileEvery, Path javaHome) {
        this(checkout, data, portOffset, demo, reconcileEvery, javaHome, Set.of());
    }

    /** A stack for a test: the JDK that runs the test, no visitors, reconcile runs only when asked for. */
    public static StackSettings forTest(Path checkout, Path data, int portOffset) {
        return new StackSettings(
                checkout, data, portOffset, false, Duration.ZERO, Path.of(System.getProperty("java.home")));
    }

    /** The ports of this stack. */
    public Ports ports() {
        return Ports.withOffset(portOffset);
    }

    /** Folder of a component's own data. */
    Path dataOf(String component) {
        return data.resolve(component);
    }

    /** Log file of a component. */
    public Path logOf(String component) {
        return data.resolve("logs").resolve(component + ".log");
    }

    /** Where the numbers of running processes are noted, one file each. */
    public Path processes() {
        return data.resolve("processes");
    }
}
