package dev.clickledger.setup.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentLinksTest {

    private static final Pattern LINK = Pattern.compile("]\\(([^)#\\s]+)(?:#[^)]*)?\\)");
    private static final Pattern ADDRESS = Pattern.compile("[a-z]+:.*");

    static Stream<Path> documents() throws IOException {
        try (Stream<Path> docs = Files.walk(SourceTree.path("docs"))) {
            List<Path> found =
                    docs.filter(file -> file.toString().endsWith(".md")).toList();
            return Stream.concat(
                    Stream.of(SourceTree.path("README.md"), SourceTree.path("SECURITY.md")), found.stream());
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void leadOnlyToFilesThatExist(Path document) {
        assertThat(LINK.matcher(SourceTree.text(document)).results().map(found -> found.group(1)))
                .filteredOn(link -> !ADDRESS.matcher(link).matches())
                .allSatisfy(link ->
                        assertThat(document.resolveSibling(link)).as(link).exists());
    }

    /** Otherwise nobody would find it. */
    @ParameterizedTest
    @MethodSource("decisions")
    void everyDecisionIsListed(Path page) {
        assertThat(LINK.matcher(SourceTree.text("docs/decisions/README.md"))
                        .results()
                        .map((MatchResult found) -> found.group(1)))
                .contains(String.valueOf(page.getFileName()));
    }

    static Stream<Path> decisions() throws IOException {
        return documents()
                .filter(document -> document.toString().contains("/decisions/") && !document.endsWith("README.md"));
    }
}
