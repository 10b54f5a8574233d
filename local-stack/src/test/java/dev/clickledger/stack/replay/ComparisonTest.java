package dev.clickledger.stack.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    @Test
    void equalCountsAreEqual() {
        Comparison comparison = new Comparison(Map.of("a", 1L, "b", 2L), Map.of("b", 2L, "a", 1L));

        assertThat(comparison.equal()).isTrue();
        assertThat(comparison)
                .hasToString("DuckDB counts 3 clicks on 2 ads, Pinot serves 3 on 2: 0 ads differ, 0 are missing, 0 are"
                        + " too many");
    }

    @Test
    void equalSumsDoNotHideThatAdsDiffer() {
        Comparison comparison = new Comparison(Map.of("a", 1L, "b", 2L), Map.of("a", 2L, "b", 1L));

        assertThat(comparison.equal()).isFalse();
        assertThat(comparison.different()).containsExactly("a", "b");
    }

    @Test
    void anAdThatOneSideLacksIsNamedWhicheverSideItIs() {
        Comparison comparison = new Comparison(Map.of("a", 1L, "b", 2L), Map.of("a", 1L, "c", 2L));

        assertThat(comparison.equal()).isFalse();
        assertThat(comparison.missing()).containsExactly("b");
        assertThat(comparison.surplus()).containsExactly("c");
        assertThat(comparison.different()).isEmpty();
    }
}
