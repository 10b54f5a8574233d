package dev.clickledger.stack.faults;

import static dev.clickledger.stack.RunningStack.PATIENCE;
import static dev.clickledger.stack.RunningStack.await;

import dev.clickledger.stack.RunningStack;
import dev.clickledger.stack.StackStatus.ComponentStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** A part of the stack that can be killed. */
enum Victim {
    KAFKA,
    /** The database server itself, not the process that looks after it. */
    POSTGRES,
    /** The process that looks after the database server, which stays behind. */
    POSTGRES_LAUNCHER,
    KEYCLOAK,
    PINOT,
    REDIRECT,
    CONSOLE,
    STREAMING_JOB,
    /** A run that is under way. */
    RECONCILE_JOB,
    /** The supervisor; what it started stays behind until the next start. */
    SUPERVISOR;

    /** What the supervisor calls the component. */
    String component() {
        return this == POSTGRES_LAUNCHER
                ? "postgres"
                : name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Kills it without warning and gives what waits until it is back. */
    Recovery kill(RunningStack stack, SplittableRandom random) throws IOException, InterruptedException {
        return switch (this) {
            case RECONCILE_JOB -> killRun(stack, random);
            case SUPERVISOR -> killSupervisor(stack);
            case POSTGRES -> killComponent(stack, databaseServer(stack));
            default -> killComponent(stack, pid(stack));
        };
    }

    private Recovery killComponent(RunningStack stack, long process) {
        long before = pid(stack);
        kill(process);
        return () -> await(
                this + " to be ready again",
                PATIENCE,
                () -> stack.component(component())
                        .filter(now -> now.state().equals("READY") && now.pid() > 0 && now.pid() != before)
                        .isPresent());
    }

    /** The run is done over by the next one: that is its recovery. */
    private static Recovery killRun(RunningStack stack, SplittableRandom random) throws InterruptedException {
        await("a reconcile run", PATIENCE, () -> run(stack).pid() > 0);
        Thread.sleep(random.nextLong(1_000, 12_000));
        await("a reconcile run", PATIENCE, () -> run(stack).pid() > 0);
        int failures = run(stack).restarts();
        kill(run(stack).pid());
        return () -> {
            await("the killed run to be noticed", PATIENCE, () -> run(stack).restarts() > failures);
            int since = run(stack).restarts();
            String state = run(stack).state();
            await("a whole reconcile run", PATIENCE, () -> {
                ComponentStatus now = run(stack);
                return now.pid() < 0 && now.restarts() == since && !now.state().equals(state);
            });
        };
    }

    private static Recovery killSupervisor(RunningStack stack) throws InterruptedException {
        List<Long> children = stack.status().orElseThrow().components().stream()
                .filter(component -> component.state().equals("READY"))
                .map(ComponentStatus::pid)
                .toList();
        stack.killSupervisor();
        Thread.sleep(1_000);
        List<Long> dead =
                children.stream().filter(pid -> ProcessHandle.of(pid).isEmpty()).toList();
        if (!dead.isEmpty()) {
            throw new AssertionError("processes " + dead + " died with the supervisor");
        }
        return () -> {
            stack.startAgain();
            await(
                    "what the killed supervisor left behind to be ended",
                    PATIENCE,
                    () -> children.stream()
                            .noneMatch(pid -> ProcessHandle.of(pid).isPresent()));
        };
    }

    private long pid(RunningStack stack) {
        return stack.component(component()).map(ComponentStatus::pid).orElse(-1L);
    }

    private static ComponentStatus run(RunningStack stack) {
        return stack.component(RECONCILE_JOB.component()).orElseThrow();
    }

    private static long databaseServer(RunningStack stack) throws IOException {
        Path note = stack.dataOf("postgres").resolve("postmaster.pid");
        return Long.parseLong(Files.readAllLines(note).getFirst().strip());
    }

    private static void kill(long pid) {
        ProcessHandle.of(pid)
                .orElseThrow(() -> new AssertionError("there is no process " + pid + " to kill"))
                .destroyForcibly();
    }

    /** Waits until what was killed works again. */
    interface Recovery {

        void await() throws IOException, InterruptedException;
    }
}
