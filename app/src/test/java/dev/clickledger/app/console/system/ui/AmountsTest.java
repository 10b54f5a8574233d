package dev.clickledger.app.console.system.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class AmountsTest {

    private final Amounts amounts = new Amounts(Locale.ENGLISH);

    @Test
    void timesHaveTheUnitThatSuitsThem() {
        assertThat(amounts.time(Duration.ofMillis(969))).isEqualTo("969 ms");
        assertThat(amounts.time(Duration.ofMillis(1_365))).isEqualTo("1.4 s");
        assertThat(amounts.time(Duration.ofSeconds(41))).isEqualTo("41 s");
        assertThat(amounts.age(Duration.ofSeconds(119))).isEqualTo("119 s");
        assertThat(amounts.age(Duration.ofSeconds(121))).isEqualTo("2 min");
        assertThat(amounts.age(Duration.ofHours(3))).isEqualTo("3 h");
        assertThat(amounts.age(Duration.ofSeconds(-1))).as("clocks apart").isEqualTo("0 s");
    }

    @Test
    void sizesAndCountsToo() {
        assertThat(amounts.bytes(512)).isEqualTo("512 B");
        assertThat(amounts.bytes(14_101)).isEqualTo("14 KiB");
        assertThat(amounts.bytes(5_500_000_000L)).isEqualTo("5.1 GiB");
        assertThat(amounts.count(1, "click")).isEqualTo("1 click");
        assertThat(amounts.count(12_345, "click")).isEqualTo("12,345 clicks");
        assertThat(amounts.rate(0.2)).isEqualTo("0.2 /s");
        assertThat(new Amounts(Locale.GERMANY).rate(0.2)).isEqualTo("0,2 /s");
    }
}
