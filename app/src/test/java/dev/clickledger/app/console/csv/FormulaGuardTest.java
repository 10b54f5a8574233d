package dev.clickledger.app.console.csv;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaGuardTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "  =1", "|x", "%x"})
    void textThatASpreadsheetWouldRunIsDefused(String name) {
        assertThat(FormulaGuard.shielded(name)).startsWith("'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme-boots", "Trail boots", "", "1.5", "a=b"})
    void ordinaryTextStaysAsItIs(String name) {
        assertThat(FormulaGuard.shielded(name)).isEqualTo(name);
    }
}
