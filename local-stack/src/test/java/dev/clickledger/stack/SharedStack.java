package dev.clickledger.stack;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives all integration tests of a run one stack, which is started for the first of them and stopped after the last. */
public final class SharedStack implements ParameterResolver {

    /** Short, so that minutes close while a test runs. */
    public static final Duration LATENESS_BOUND = Duration.ofSeconds(30);

    /** How long after the bound a minute is closed for good. */
    public static final Duration CLOSING_MARGIN = Duration.ofSeconds(5);

    private static final int PORT_OFFSET = Integer.getInteger("stack.port-offset", 14_000);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType().equals(RunningStack.class);
    }

    @Override
    public RunningStack resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(SharedStack.class))
                .getOrComputeIfAbsent(RunningStack.class, ignored -> start(), RunningStack.class);
    }

    private static RunningStack start() {
        Instant begun = Instant.now();
        try {
            RunningStack stack = RunningStack.start(
                    "shared-stack",
                    PORT_OFFSET,
                    List.of("--no-demo", "--reconcile-every", "15"),
                    Map.of("LATENESS_BOUND", LATENESS_BOUND.toString(), "CLOSING_MARGIN", CLOSING_MARGIN.toString()));
            System.out.printf(
                    "measured: first start of the stack without demo, ready after %.1f s%n",
                    Duration.between(begun, Instant.now()).toMillis() / 1000.0);
            return stack;
        } catch (IOException e) {
            throw new IllegalStateException("the stack did not start", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the stack started", e);
        }
    }
}
