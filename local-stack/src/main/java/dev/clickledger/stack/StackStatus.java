package dev.clickledger.stack;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a running stack says of itself, kept in a file beside its data so that {@code ./up --status} can read it.
 *
 * @param ready whether every component is ready
 * @param failed whether a component was given up
 * @param components one entry each
 */
public record StackStatus(boolean ready, boolean failed, List<ComponentStatus> components) {

    /** Name under which the supervisor itself is listed. */
    static final String SUPERVISOR = "supervisor";

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final String FILE = "status.json";

    /**
     * One component.
     *
     * @param name its name
     * @param state what it is doing
     * @param since since when, ISO 8601, UTC
     * @param pid its process, -1 when none runs
     * @param memoryMib its memory, MiB
     * @param restarts how often it was started again; for the reconcile job, how many runs failed
     */
    public record ComponentStatus(String name, String state, String since, long pid, long memoryMib, int restarts) {

        /** Whether this is another life than the one seen before, and it works. */
        boolean livesAnew(ComponentStatus before) {
            return pid > 0 && pid != before.pid && (state.equals("READY") || state.equals("RUNNING"));
        }
    }

    static StackStatus of(LocalStack stack) {
        List<ComponentStatus> all = new ArrayList<>();
        for (Supervised component : stack.components()) {
            all.add(new ComponentStatus(
                    component.name(),
                    component.state().name(),
                    component.since().toString(),
                    component.pid(),
                    ProcessMemory.mebibytes(component.pid()),
                    component.restarts()));
        }
        ReconcileSchedule reconcile = stack.reconcileSchedule();
        all.add(new ComponentStatus(
                ReconcileSchedule.NAME,
                reconcile.pid() < 0 ? "IDLE after " + reconcile.runs() + " runs" : "RUNNING",
                String.valueOf(reconcile.lastEnd()),
                reconcile.pid(),
                ProcessMemory.mebibytes(reconcile.pid()),
                reconcile.failures()));
        long self = ProcessHandle.current().pid();
        all.add(new ComponentStatus(
                SUPERVISOR,
                "RUNNING",
                ProcessHandle.current()
                        .info()
                        .startInstant()
                        .map(Instant::toString)
                        .orElse("unknown"),
                self,
                ProcessMemory.mebibytesAlone(self),
                0));
        boolean ready = stack.components().stream().allMatch(c -> c.state() == Supervised.State.READY);
        boolean failed = stack.components().stream().anyMatch(c -> c.state() == Supervised.State.FAILED);
        return new StackStatus(ready, failed, List.copyOf(all));
    }

    void write(Path data) throws IOException {
        Path file = data.resolve(FILE);
        Path next = data.resolve(FILE + ".next");
        Files.writeString(next, json());
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    static Optional<StackStatus> read(Path data) {
        try {
            return Optional.of(JSON.readValue(data.resolve(FILE).toFile(), StackStatus.class));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    static void erase(Path data) throws IOException {
        Files.deleteIfExists(data.resolve(FILE));
    }

    Optional<ComponentStatus> component(String name) {
        return components.stream()
                .filter(component -> component.name().equals(name))
                .findAny();
    }

    /** Names of what the supervisor looks after. */
    List<String> names() {
        return components.stream()
                .map(ComponentStatus::name)
                .filter(name -> !name.equals(SUPERVISOR))
                .toList();
    }

    long memoryMib() {
        return components.stream().mapToLong(ComponentStatus::memoryMib).sum();
    }

    String json() throws IOException {
        return JSON.writeValueAsString(this);
    }

    String table() {
        StringBuilder text = new StringBuilder(
                "  %-14s %-22s %8s %8s %8s%n".formatted("component", "state", "pid", "MiB", "restarts"));
        for (ComponentStatus c : components) {
            text.append("  %-14s %-22s %8s %8d %8d%n"
                    .formatted(c.name(), c.state(), c.pid() < 0 ? "-" : c.pid(), c.memoryMib(), c.restarts()));
        }
        return text.append("  %-14s %-22s %8s %8d%n".formatted("all", "", "", memoryMib()))
                .toString();
    }
}
