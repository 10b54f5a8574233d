package dev.clickledger.stack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@code ./up} was asked to do.
 *
 * @param action the one thing to do
 * @param data where data and logs lie
 * @param portOffset added to every port
 * @param demo whether simulated visitors click
 * @param reconcileEvery pause between reconcile runs
 * @param json whether the status is wanted as JSON
 * @param fresh whether to wipe the data first
 * @param topic the topic to print, with {@link Action#TOPIC}
 * @param follow whether to go on printing as records come in
 * @param without components that are not started
 * @param component the component, or the program of several, to restart, with {@link Action#RESTART}
 * @param debug whether the restarted component is open to a debugger
 * @param partitions how many the topic {@code clicks} is to have, with {@link Action#PARTITIONS}
 */
record UpArguments(
        Action action,
        Path data,
        int portOffset,
        boolean demo,
        Duration reconcileEvery,
        boolean json,
        boolean fresh,
        @Nullable String topic,
        boolean follow,
        Set<String> without,
        @Nullable String component,
        boolean debug,
        int partitions) {

    /** What to do. */
    enum Action {
        RUN,
        DETACH,
        STATUS,
        STOP,
        TOPIC,
        REPLAY,
        RESTART,
        PARTITIONS,
        HELP
    }

    static final String HELP = """
            ./up                   starts everything and stays; Ctrl-C stops it
              --detach             starts everything in the background and returns when it is ready
              --status [--json]    tells what runs
              --stop               stops what runs in the background or in another window
              --fresh              wipes all data first
              --no-demo            without simulated visitors
              --data DIR           keeps data and logs in DIR instead of data/
              --port-offset N      moves every port by N, for a second stack beside the first
              --reconcile-every S  seconds between two reconcile runs, 120 unless set
              --restart NAME       builds what changed of a job, or of app, and restarts it in the running stack; app is
                                   redirect and console, any other component is restarted as it is
              --debug NAME         the same for one component, open to a debugger on port 5006 (plus the offset)
              --without NAMES      leaves components out, separated by commas, for you to run them yourself
              --topic NAME         prints a topic as text; --follow goes on as records come in
              --click-partitions N raises the partitions of the topic clicks in the running stack
              --replay             sends 10,000 real GitHub events as clicks and compares the counts
            """;

    /**
     * Reads the command line.
     *
     * @throws IllegalArgumentException when it is not understood; the message says what to do
     */
    static UpArguments parse(List<String> arguments, Path checkout) {
        Deque<String> left = new ArrayDeque<>(arguments);
        Action action = Action.RUN;
        Path data = checkout.resolve("data");
        int portOffset = 0;
        boolean demo = true;
        Duration reconcileEvery = StackSettings.RECONCILE_EVERY;
        boolean json = false;
        boolean fresh = false;
        String topic = null;
        boolean follow = false;
        Set<String> without = Set.of();
        String component = null;
        boolean debug = false;
        int partitions = 0;
        while (!left.isEmpty()) {
            String argument = left.pop();
            switch (argument) {
                case "--detach" -> action = Action.DETACH;
                case "--status" -> action = Action.STATUS;
                case "--stop" -> action = Action.STOP;
                case "--replay" -> action = Action.REPLAY;
                case "--help", "-h" -> action = Action.HELP;
                case "--json" -> json = true;
                case "--fresh" -> fresh = true;
                case "--no-demo" -> demo = false;
                case "--follow" -> follow = true;
                case "--without" -> without = Set.of(value(argument, left).split(",", -1));
                case "--restart", "--debug" -> {
                    action = Action.RESTART;
                    component = value(argument, left);
                    debug = argument.equals("--debug");
                }
                case "--data" -> data = Path.of(value(argument, left));
                case "--port-offset" -> portOffset = number(argument, left);
                case "--reconcile-every" -> reconcileEvery = Duration.ofSeconds(number(argument, left));
                case "--topic" -> {
                    action = Action.TOPIC;
                    topic = value(argument, left);
                }
                case "--click-partitions" -> {
                    action = Action.PARTITIONS;
                    partitions = number(argument, left);
                }
                default -> throw new IllegalArgumentException("unknown option " + argument + "; ./up --help lists all");
            }
        }
        return new UpArguments(
                action,
                data,
                portOffset,
                demo,
                reconcileEvery,
                json,
                fresh,
                topic,
                follow,
                without,
                component,
                debug,
                partitions);
    }

    private static String value(String option, Deque<String> left) {
        if (left.isEmpty()) {
            throw new IllegalArgumentException(option + " needs a value; ./up --help lists all options");
        }
        return left.pop();
    }

    private static int number(String option, Deque<String> left) {
        String value = value(option, left);
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(option + " needs a whole number, not " + value, e);
        }
    }
}
