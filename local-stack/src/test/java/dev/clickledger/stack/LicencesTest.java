package dev.clickledger.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the inventories say that the programs bring along is free, library by library. */
class LicencesTest {

    private static final Path ROOT = Path.of("..");
    private static final Path ALLOWED = ROOT.resolve("licences/allowed.txt");
    private static final Path KNOWN = ROOT.resolve("licences/known.properties");

    @ParameterizedTest
    @ValueSource(strings = {"app", "setup", "streaming-job", "reconcile-job", "local-stack/kafka", "local-stack/pinot"})
    void everyLibraryOfAProgramHasAFreeLicence(String program) throws IOException {
        // only a build with checks makes inventories
        assumeTrue(System.getProperty("quick") == null);
        Licences licences = Licences.read();
        List<String> refused = new ArrayList<>();
        int libraries = 0;
        for (JsonNode library : inventory(program).path("components")) {
            libraries++;
            if (!licences.allow(library)) {
                refused.add(name(library) + " under " + licencesOf(library));
            }
        }

        assertThat(refused).isEmpty();
        assertThat(libraries).isPositive();
    }

    @Test
    void whatIsNewIsRefused() throws IOException {
        Licences licences = Licences.read();

        assertThat(licences.allow(library("Proprietary Licence of Somebody"))).isFalse();
        assertThat(licences.allow(library("BUSL-1.1"))).isFalse();
        assertThat(licences.allow(new ObjectMapper().readTree("{\"group\":\"a\",\"name\":\"b\"}")))
                .isFalse();
        assertThat(licences.allow(library("Apache-2.0"))).isTrue();
    }

    private static JsonNode library(String licence) throws IOException {
        return new ObjectMapper()
                .readTree("{\"group\":\"org.example\",\"name\":\"new\",\"licenses\":[{\"license\":{\"name\":\""
                        + licence + "\"}}]}");
    }

    private static JsonNode inventory(String program) throws IOException {
        return new ObjectMapper()
                .readTree(ROOT.resolve(program).resolve("target/bom.json").toFile());
    }

    private static String name(JsonNode library) {
        return library.path("group").asText() + ":" + library.path("name").asText();
    }

    private static List<String> licencesOf(JsonNode library) {
        List<String> found = new ArrayList<>();
        library.path("licenses").forEach(choice -> {
            JsonNode licence = choice.path("license");
            String expression = choice.path("expression").asText("");
            if (!expression.isEmpty()) {
                found.addAll(List.of(expression.replaceAll("[()]", "").split(" OR ")));
            } else {
                found.add(licence.path("id").asText(licence.path("name").asText()));
            }
        });
        return found;
    }

    /**
     * The licences that are free, by SPDX id or by the words of those who publish under them, and what is known of libraries
     * that name none.
     */
    private record Licences(Set<String> allowed, Properties known) {

        static Licences read() throws IOException {
            Properties known = new Properties();
            try (Reader in = Files.newBufferedReader(KNOWN)) {
                known.load(in);
            }
            Set<String> allowed = new HashSet<>();
            Files.readAllLines(ALLOWED).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(allowed::add);
            return new Licences(allowed, known);
        }

        /** Of several licences one is enough: they may be chosen from. */
        boolean allow(JsonNode library) {
            return name(library).startsWith("dev.clickledger:")
                    || known.containsKey(name(library).replace(':', '/'))
                    || licencesOf(library).stream().anyMatch(allowed::contains);
        }
    }
}
