package dev.clickledger.app.console.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PulseTest {

    private final Pulse pulse = new Pulse(Runnable::run);
    private final List<Long> heard = new ArrayList<>();

    @Test
    void everyBeatDiffersFromTheOneBefore() {
        pulse.watch(heard::add);

        pulse.beat();
        pulse.beat();
        pulse.beat();

        assertThat(heard).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void whoNoLongerWatchesHearsNothing() {
        pulse.watch(heard::add).close();

        pulse.beat();

        assertThat(heard).isEmpty();
    }
}
