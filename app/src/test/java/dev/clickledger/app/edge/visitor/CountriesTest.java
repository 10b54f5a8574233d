package dev.clickledger.app.edge.visitor;

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
                "0.0.0.0",
                "0.1.2.3",
                "100.64.0.1",
                "100.127.255.254",
                "169.254.1.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.31.196.1",
                "192.52.193.1",
                "192.88.99.1",
                "192.175.48.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.9",
                "239.255.255.250",
                "240.0.0.1",
                "255.255.255.255",
                "64:ff9b::5487:102",
                "100::1",
                "2001::1",
                "2001:20::1",
                "2001:db8::1",
                "2001:db8:ffff::1",
                "2002:5487:102::1",
                "2620:4f:8000::1",
                "3fff::1",
                "3fff:fff:ffff::1",
                "5f00::1",
                "fec0::1",
                "ff02::1"
            })
    void privateAndDocumentationAndOtherSpecialOnesHaveNone(String address) {
        assertThat(of(address)).isEqualTo("ZZ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "100.63.255.255",
                "172.15.255.255",
                "192.0.1.1",
                "198.20.0.1",
                "198.51.101.1",
                "203.0.112.1",
                "223.255.255.1",
                "2001:200::1"
            })
    void neighboursOfSpecialNetworksAreNotSpecial(String address) {
        assertThat(SpecialAddresses.contain(InetAddress.ofLiteral(address))).isFalse();
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
