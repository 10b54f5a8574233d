package dev.clickledger.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UpArgumentsTest {

    private static final Path CHECKOUT = Path.of("checkout");

    @Test
    void withoutOptionsEverythingStartsInTheForegroundWithDemo() {
        assertThat(parse())
                .isEqualTo(new UpArguments(
                        UpArguments.Action.RUN,
                        CHECKOUT.resolve("data"),
                        0,
                        true,
                        Duration.ofMinutes(2),
                        false,
                        false,
                        null,
                        false,
                        Set.of(),
                        null,
                        false,
                        0));
    }

    @Test
    void optionsMayStandInAnyOrder() {
        UpArguments arguments = parse("--port-offset", "100", "--detach", "--no-demo", "--data", "here", "--fresh");

        assertThat(arguments.action()).isEqualTo(UpArguments.Action.DETACH);
        assertThat(arguments.portOffset()).isEqualTo(100);
        assertThat(arguments.demo()).isFalse();
        assertThat(arguments.fresh()).isTrue();
        assertThat(arguments.data()).isEqualTo(Path.of("here"));
    }

    @Test
    void aTopicIsNamed() {
        UpArguments arguments = parse("--topic", "clicks", "--follow");

        assertThat(arguments.action()).isEqualTo(UpArguments.Action.TOPIC);
        assertThat(arguments.topic()).isEqualTo("clicks");
        assertThat(arguments.follow()).isTrue();
    }

    @Test
    void partitionsOfClicksAreRaisedToANumber() {
        UpArguments arguments = parse("--click-partitions", "6", "--data", "here");

        assertThat(arguments.action()).isEqualTo(UpArguments.Action.PARTITIONS);
        assertThat(arguments.partitions()).isEqualTo(6);
    }

    @Test
    void componentsAreLeftOutOrRestarted() {
        assertThat(parse("--without", "console,reconcile-job").without())
                .containsExactlyInAnyOrder("console", "reconcile-job");

        UpArguments restart = parse("--restart", "streaming-job");
        assertThat(restart.action()).isEqualTo(UpArguments.Action.RESTART);
        assertThat(restart.component()).isEqualTo("streaming-job");
        assertThat(restart.debug()).isFalse();
        assertThat(parse("--debug", "console").debug()).isTrue();
    }

    @Test
    void theAppIsTwoComponents() {
        assertThat(LocalStack.componentsOf("app")).containsExactly("redirect", "console");
        assertThat(LocalStack.componentsOf("console")).containsExactly("console");
        assertThatIllegalArgumentException().isThrownBy(() -> LocalStack.checkNames(Set.of("app")));
    }

    @Test
    void aComponentThatDoesNotExistIsNamedWithThoseThatDo() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LocalStack.checkNames(Set.of("flink")))
                .withMessageContaining("flink")
                .withMessageContaining("streaming-job");
    }

    @Test
    void whatIsNotUnderstoodIsNamedWithAWayOut() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parse("--detatch"))
                .withMessageContaining("--detatch")
                .withMessageContaining("--help");
        assertThatIllegalArgumentException().isThrownBy(() -> parse("--data")).withMessageContaining("--data");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parse("--port-offset", "many"))
                .withMessageContaining("whole number");
    }

    @Test
    void theHelpNamesEveryOption() {
        for (String option : List.of(
                "--detach",
                "--status",
                "--json",
                "--stop",
                "--fresh",
                "--no-demo",
                "--data",
                "--port-offset",
                "--reconcile-every",
                "--topic",
                "--follow",
                "--click-partitions",
                "--replay",
                "--restart",
                "--debug",
                "--without")) {
            assertThat(UpArguments.HELP).contains(option);
        }
    }

    private static UpArguments parse(String... arguments) {
        return UpArguments.parse(Arrays.asList(arguments), CHECKOUT);
    }
}
