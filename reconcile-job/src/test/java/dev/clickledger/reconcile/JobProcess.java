package dev.clickledger.reconcile;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The reconcile job as it runs in earnest: a process of its own, configured by its environment. */
final class JobProcess {

    private static final Pattern FIGURE = Pattern.compile("(\\w+) (\\d+)");

    private final List<String> output;
    private final int exitCode;

    private JobProcess(List<String> output, int exitCode) {
        this.output = output;
        this.exitCode = exitCode;
    }

    static JobProcess run(Map<String, String> environment) throws Exception {
        return runUntil(null, environment);
    }

    /** Runs another program in the job's place, with a heap and arguments of its own. */
    static JobProcess run(Class<?> program, String heap, List<String> arguments) throws Exception {
        return follow(start(program, heap, arguments, Map.of()), null);
    }

    /** Runs the job and kills it without warning after a while, unless it ends before. */
    static JobProcess runFor(Duration time, Map<String, String> environment) throws Exception {
        Process process = start(environment);
        Thread killer = new Thread(() -> {
            try {
                if (!process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                process.destroyForcibly();
            }
        });
        killer.start();
        return follow(process, "never printed");
    }

    /** Runs the job and kills it without warning as soon as it prints this text. */
    static JobProcess runUntil(@Nullable String killAt, Map<String, String> environment) throws Exception {
        return follow(start(environment), killAt);
    }

    private static Process start(Map<String, String> environment) throws IOException {
        return start(ReconcileJob.class, "-Xmx1g", List.of(), environment);
    }

    private static Process start(Class<?> program, String heap, List<String> arguments, Map<String, String> environment)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + Path.of("jvm.options").toAbsolutePath(),
                heap,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static JobProcess follow(Process process, @Nullable String killAt) throws Exception {
        List<String> lines = new ArrayList<>();
        try (BufferedReader reader = process.inputReader()) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                System.out.println("  job | " + line);
                lines.add(line);
                if (killAt != null && line.contains(killAt)) {
                    process.destroyForcibly();
                }
            }
        } catch (IOException e) {
            if (killAt == null) {
                throw e;
            }
        }
        return new JobProcess(lines, process.waitFor());
    }

    int exitCode() {
        return exitCode;
    }

    List<String> output() {
        return output;
    }

    /** A figure of the summary line. */
    long figure(String name) {
        String summary = output.stream()
                .filter(line -> line.contains(" done: "))
                .findFirst()
                .orElseThrow();
        Matcher figures = FIGURE.matcher(summary);
        while (figures.find()) {
            if (figures.group(1).equals(name)) {
                return Long.parseLong(figures.group(2));
            }
        }
        throw new IllegalArgumentException("no figure " + name + " in " + summary);
    }
}
