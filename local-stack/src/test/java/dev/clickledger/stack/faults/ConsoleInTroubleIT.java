package dev.clickledger.stack.faults;

import static dev.clickledger.stack.RunningStack.PATIENCE;
import static dev.clickledger.stack.RunningStack.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.stack.RunningStack;
import dev.clickledger.stack.SharedStack;
import dev.clickledger.stack.StackStatus.ComponentStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever becomes of the console, visitors are redirected as if nothing were. */
@ExtendWith(SharedStack.class)
@EnabledOnOs(OS.LINUX)
@Timeout(600)
class ConsoleInTroubleIT {

    private static final int CLICKS_PER_SECOND = 40;
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration HEALTHY = Duration.ofSeconds(3);
    private static final Duration FROZEN = Duration.ofSeconds(5);

    /** What a visitor does not notice, on a machine that starts a console meanwhile. */
    private static final Duration SLOWEST_OF_A_HUNDRED = Duration.ofMillis(250);

    private enum Trouble {
        FULL {
            @Override
            void befall(RunningStack stack, long console) throws IOException, InterruptedException {
                HeapFiller.fill(console, Path.of("target", "heap-filler"));
                await("the full console to end", PATIENCE, () -> !alive(console));
            }
        },
        FROZEN {
            @Override
            void befall(RunningStack stack, long console) throws IOException, InterruptedException {
                send("STOP", console);
                try {
                    Thread.sleep(ConsoleInTroubleIT.FROZEN);
                } finally {
                    send("CONT", console);
                }
            }
        },
        KILLED {
            @Override
            void befall(RunningStack stack, long console) throws IOException, InterruptedException {
                send("KILL", console);
                await("the killed console to end", PATIENCE, () -> !alive(console));
            }
        };

        /** Until it is over. */
        abstract void befall(RunningStack stack, long console) throws IOException, InterruptedException;

        private static boolean alive(long process) {
            return ProcessHandle.of(process).map(ProcessHandle::isAlive).orElse(false);
        }

        private static void send(String signal, long process) throws IOException, InterruptedException {
            int status = new ProcessBuilder("kill", "-" + signal, Long.toString(process))
                    .inheritIO()
                    .start()
                    .waitFor();
            assertThat(status).as("kill -%s %d", signal, process).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyClickIsRedirectedInTimeAndLogged(Trouble trouble, RunningStack stack) throws Exception {
        long redirect = component(stack, "redirect").pid();
        long console = component(stack, "console").pid();
        try (ClickTraffic traffic = new ClickTraffic(stack.redirect(), TestAds.register(stack), 1, CLICKS_PER_SECOND);
                LoggedClicks log = new LoggedClicks(stack.variable("KAFKA_BOOTSTRAP"), SharedStack.LATENESS_BOUND)) {
            await("the redirect to know the ads", SOON, traffic::firstIsRedirected);
            long refusedBefore = traffic.refused();
            traffic.flow();
            Thread.sleep(HEALTHY);
            Duration healthy = traffic.slowestOfAHundred();
            traffic.forgetLatencies();

            trouble.befall(stack, console);
            traffic.pause();
            Duration troubled = traffic.slowestOfAHundred();

            System.out.printf(
                    "measured: console %s: %,d of %,d clicks redirected, p99 %d ms, before that %d ms%n",
                    trouble.name().toLowerCase(Locale.ROOT),
                    traffic.redirects(),
                    traffic.sent(),
                    troubled.toMillis(),
                    healthy.toMillis());
            assertThat(traffic.refused()).as("clicks that were not redirected").isEqualTo(refusedBefore);
            assertThat(traffic.complaints()).isEmpty();
            assertThat(troubled).isLessThan(SLOWEST_OF_A_HUNDRED);
            assertThat(log.read().clickIds()).containsAll(traffic.redirected());
            assertThat(component(stack, "redirect").pid()).isEqualTo(redirect);
        } finally {
            await(
                    "the console to be ready again",
                    PATIENCE,
                    () -> component(stack, "console").state().equals("READY")
                            && (trouble == Trouble.FROZEN
                                    || component(stack, "console").pid() != console));
        }
    }

    private static ComponentStatus component(RunningStack stack, String name) {
        return stack.component(name).orElseThrow();
    }
}
