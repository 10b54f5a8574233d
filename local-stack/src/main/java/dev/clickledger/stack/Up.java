package dev.clickledger.stack;

import dev.clickledger.stack.StackStatus.ComponentStatus;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The command behind {@code ./up}. */
public final class Up {

    private static final String SUPERVISOR = StackStatus.SUPERVISOR;
    private static final Duration READY_PATIENCE = Duration.ofMinutes(5);
    private static final Duration STOP_PATIENCE = Duration.ofMinutes(1);
    private static final Duration RESTART_PATIENCE = Duration.ofMinutes(2);
    private static final long STATUS_MILLIS = 1_000;

    private final UpArguments arguments;
    private final StackSettings settings;

    private Up(UpArguments arguments, StackSettings settings) {
        this.arguments = arguments;
        this.settings = settings;
    }

    /** Arguments: the checkout's folder, then the command line of {@code ./up}. */
    public static void main(String[] arguments) throws InterruptedException {
        Path checkout = Path.of(arguments[0]);
        List<String> rest = List.of(arguments).subList(1, arguments.length);
        try {
            UpArguments parsed = UpArguments.parse(rest, checkout);
            StackSettings settings = new StackSettings(
                    checkout,
                    parsed.data(),
                    parsed.portOffset(),
                    parsed.demo(),
                    parsed.reconcileEvery(),
                    Path.of(System.getProperty("java.home")),
                    parsed.without());
            LocalStack.checkNames(parsed.without());
            System.exit(new Up(parsed, settings).run(rest));
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            System.err.println("./up: " + e.getMessage());
            System.exit(1);
        }
    }

    private int run(List<String> rest) throws IOException, InterruptedException {
        return switch (arguments.action()) {
            case HELP -> help();
            case STATUS -> status();
            case STOP -> stop();
            case TOPIC -> topic();
            case REPLAY -> replay();
            case RESTART -> restart();
            case PARTITIONS -> raisePartitions();
            case DETACH -> detach(rest);
            case RUN -> supervise();
        };
    }

    private int supervise() throws IOException, InterruptedException {
        if (running().isPresent()) {
            throw new IllegalStateException("a stack runs already in " + settings.data() + " (process "
                    + running().get().pid() + "): ./up --status tells more, ./up --stop stops it");
        }
        LocalStack.endLeftovers(settings);
        Preflight.checkPorts(settings);
        if (arguments.fresh()) {
            wipe();
        }
        Preflight.checkRoom(settings);
        ProcessNote.write(settings.data(), SUPERVISOR, ProcessHandle.current());
        System.out.println(
                "Starting Clickledger; logs are in " + settings.data().resolve("logs"));
        LocalStack stack = LocalStack.start(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> shutDown(stack), "shutdown"));
        try {
            stack.awaitReady(READY_PATIENCE);
        } catch (IllegalStateException e) {
            System.err.println("./up: " + e.getMessage());
            return 1;
        }
        StackStatus.of(stack).write(settings.data());
        System.out.println(new Welcome(settings).text(StackStatus.of(stack)));
        while (true) {
            Thread.sleep(STATUS_MILLIS);
            for (RestartRequest request : RestartRequest.take(settings.data())) {
                System.out.println("restarting " + request.component() + ", as asked");
                stack.restart(request.component(), request.debug());
            }
            StackStatus.of(stack).write(settings.data());
        }
    }

    private void shutDown(LocalStack stack) {
        System.out.println("Stopping ...");
        stack.close();
        try {
            StackStatus.erase(settings.data());
        } catch (IOException e) {
            System.err.println("cannot delete the status file: " + e.getMessage());
        }
        ProcessNote.erase(settings.data(), SUPERVISOR);
        System.out.println("Stopped; data is kept in " + settings.data());
    }

    /** Starts a supervisor that outlives this process, shows its lines, and returns when it is ready or has ended. */
    private int detach(List<String> rest) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of("setsid", settings.javaHome().resolve("bin/java").toString()));
        command.addAll(
                List.of("-Xmx96m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+IgnoreUnrecognizedVMOptions"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Up.class.getName()));
        command.add(settings.checkout().toString());
        rest.stream().filter(argument -> !argument.equals("--detach")).forEach(command::add);
        File log = settings.logOf("up").toFile();
        Files.createDirectories(log.toPath().getParent());
        Files.deleteIfExists(log.toPath());
        StackStatus.erase(settings.data());
        Process supervisor = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(Redirect.from(new File("/dev/null")))
                .redirectOutput(log)
                .start();
        int shown = 0;
        while (true) {
            boolean alive = supervisor.isAlive();
            boolean ready =
                    StackStatus.read(settings.data()).map(StackStatus::ready).orElse(false);
            String text = Files.exists(log.toPath()) ? Files.readString(log.toPath()) : "";
            System.out.print(text.substring(Math.min(shown, text.length())));
            System.out.flush();
            shown = text.length();
            if (!alive) {
                return supervisor.exitValue() == 0 ? 1 : supervisor.exitValue();
            }
            if (ready && text.contains(Welcome.LAST_WORDS)) {
                return 0;
            }
            Thread.sleep(100);
        }
    }

    private int status() throws IOException {
        Optional<StackStatus> status = running().flatMap(supervisor -> StackStatus.read(settings.data()));
        if (status.isEmpty()) {
            System.out.println(
                    arguments.json()
                            ? "{\"ready\": false, \"failed\": false, \"components\": []}"
                            : running().isPresent() ? "starting" : "nothing runs in " + settings.data());
            return running().isPresent() ? 2 : 3;
        }
        System.out.print(
                arguments.json() ? status.get().json() + "\n" : status.get().table());
        return status.get().ready() ? 0 : 2;
    }

    private int stop() throws IOException, InterruptedException {
        Optional<ProcessHandle> supervisor = running();
        supervisor.ifPresent(ProcessHandle::destroy);
        Instant deadline = Instant.now().plus(STOP_PATIENCE);
        while (supervisor.isPresent()
                && supervisor.get().isAlive()
                && Instant.now().isBefore(deadline)) {
            Thread.sleep(100);
        }
        supervisor.ifPresent(ProcessHandle::destroyForcibly);
        LocalStack.endLeftovers(settings);
        System.out.println(supervisor.isPresent() ? "stopped" : "nothing ran in " + settings.data());
        return 0;
    }

    private int topic() {
        String name = Objects.requireNonNull(arguments.topic());
        TopicPrinter.print("127.0.0.1:" + settings.ports().of("kafka"), name, arguments.follow());
        return 0;
    }

    private int raisePartitions() throws InterruptedException {
        if (running().isEmpty()) {
            throw new IllegalStateException("no stack runs in " + settings.data() + ": start it with ./up first");
        }
        new Questions(settings).raiseClickPartitions(arguments.partitions());
        System.out.println("topic clicks has " + arguments.partitions()
                + " partitions; programs that run find new ones by themselves, writers within five minutes");
        return 0;
    }

    private int replay() throws IOException, InterruptedException {
        Launch launch = new Launches(settings).replay();
        ProcessBuilder builder = new ProcessBuilder(launch.command()).inheritIO();
        builder.environment().putAll(launch.environment());
        return builder.start().waitFor();
    }

    /** Leaves the requests where the supervisor looks, and waits until the components run anew. */
    private int restart() throws IOException, InterruptedException {
        List<String> names = LocalStack.componentsOf(Objects.requireNonNull(arguments.component()));
        if (arguments.debug() && names.size() > 1) {
            throw new IllegalArgumentException(
                    "a debugger attaches to one process, so name one of " + String.join(", ", names));
        }
        List<ComponentStatus> before = new ArrayList<>();
        for (String name : names) {
            before.add(componentToRestart(name));
        }
        Instant asked = Instant.now();
        for (String name : names) {
            new RestartRequest(name, arguments.debug()).leave(settings.data());
        }
        for (ComponentStatus component : before) {
            awaitNextLife(component, asked);
        }
        if (arguments.debug()) {
            System.out.println(
                    "attach a debugger to 127.0.0.1:" + settings.ports().of("debug"));
        }
        return 0;
    }

    private void awaitNextLife(ComponentStatus before, Instant asked) throws InterruptedException {
        Instant deadline = asked.plus(RESTART_PATIENCE);
        while (Instant.now().isBefore(deadline)) {
            Thread.sleep(100);
            Optional<ComponentStatus> now = StackStatus.read(settings.data()).flatMap(s -> s.component(before.name()));
            if (now.isPresent() && now.get().livesAnew(before)) {
                System.out.printf(
                        Locale.ROOT,
                        "%s runs anew after %.1f s%n",
                        before.name(),
                        Duration.between(asked, Instant.now()).toMillis() / 1000.0);
                return;
            }
        }
        throw new IllegalStateException(before.name() + " does not run anew after " + RESTART_PATIENCE.toSeconds()
                + " s; its log is " + settings.logOf(before.name()));
    }

    private ComponentStatus componentToRestart(String name) {
        StackStatus status = running()
                .flatMap(supervisor -> StackStatus.read(settings.data()))
                .orElseThrow(() -> new IllegalStateException(
                        "nothing that is ready runs in " + settings.data() + ": start it with ./up first"));
        return status.component(name)
                .filter(component -> !name.equals(StackStatus.SUPERVISOR))
                .orElseThrow(() -> new IllegalArgumentException(
                        "the stack runs no component " + name + ", but " + String.join(", ", status.names())));
    }

    private static int help() {
        System.out.print(UpArguments.HELP);
        return 0;
    }

    private Optional<ProcessHandle> running() {
        return ProcessNote.read(settings.data(), SUPERVISOR);
    }

    private void wipe() throws IOException {
        if (!Files.isDirectory(settings.data())) {
            return;
        }
        try (Stream<Path> files = Files.walk(settings.data())) {
            for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                if (!file.startsWith(settings.data().resolve("logs")) && !file.equals(settings.data())) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
