package dev.clickledger.app.edge.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListFileTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "agents.tsv",
                "devices.tsv",
                "browsers.tsv",
                "systems.tsv",
                "hosting-networks.txt",
                "country.mmdb.gz"
            })
    void listIsTheOneThatWasDerived(String name) throws Exception {
        assertThat(ListFile.lines("sources.tsv")).contains(name + "\t" + sha256(name));
    }

    @Test
    void everySourceHasAVersionADateAndAChecksum() {
        assertThat(ListFile.lines("sources.tsv").subList(0, 6))
                .allMatch(line -> line.matches("[@a-z0-9/-]+\t[0-9.]+\t20\\d\\d-\\d\\d-\\d\\d\t[0-9a-f]{64}"));
    }

    private static String sha256(String name) throws Exception {
        try (InputStream file = ListFile.open(name)) {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file.readAllBytes()));
        }
    }
}
