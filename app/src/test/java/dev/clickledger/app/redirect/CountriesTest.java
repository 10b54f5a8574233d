package dev.clickledger.app.redirect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CountriesTest {

    private static final Countries COUNTRIES = new Countries();

    @ParameterizedTest
    @CsvSource({"84.135.1.2, DE", "2003:e0::1, DE", "193.153.1.1, ES", "2a00:23c0::1, GB"})
    void addressesOfBothFamiliesHaveACountry(String address, String country) {
        assertThat(of(address)).isEqualTo(country);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "192.168.0.1",
                "::1",
                "fe80::1",
                "fd12:3456::1",
                "172.16.0.1",
                "224.0.0.1",
                "0.0.0.0"
            })
    void privateOnesHaveNone(String address) {
        assertThat(of(address)).isEqualTo("ZZ");
    }

    @Test
    void simulatedVisitorsAreWhereTheySayTheyAre() throws IOException {
        List<String[]> networks =
                Files.readAllLines(Path.of("../local-stack/src/main/resources/demo/networks.tsv")).stream()
                        .filter(line -> !line.startsWith("#"))
                        .map(line -> line.split("\t"))
                        .toList();

        assertThat(networks)
                .hasSizeGreaterThan(30)
                .allSatisfy(row ->
                        assertThat(of(row[3].replace(".0.0/16", ".77.7"))).isEqualTo(row[0]));
    }

    private static String of(String address) {
        return COUNTRIES.of(InetAddress.ofLiteral(address));
    }
}
