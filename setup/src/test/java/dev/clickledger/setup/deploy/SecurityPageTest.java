package dev.clickledger.setup.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What docs/security.md promises is held by tests that are there. */
class SecurityPageTest {

    private static final String PAGE = SourceTree.text("docs/security.md");
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+(?:Test|IT))`");
    private static final Pattern REQUIREMENT = Pattern.compile("\\d{1,2}\\.\\d{1,2}\\.\\d{1,2}");
    private static final int HIGHEST_CHAPTER = 17;

    @Test
    void namesOnlyTestsThatAreThere() throws IOException {
        assertThat(TEST.matcher(PAGE).results().map(found -> found.group(1)))
                .isNotEmpty()
                .isSubsetOf(testsOfTheTree());
    }

    @Test
    void namesATestForEachPromise() {
        assertThat(promises())
                .hasSizeGreaterThan(30)
                .allSatisfy(promise -> assertThat(cell(promise, 2)).as(promise).containsPattern(TEST));
    }

    @Test
    void namesRequirementsByTheirNumbers() {
        assertThat(promises().stream()
                        .flatMap(promise -> Stream.of(cell(promise, 3).split(", ", -1))))
                .filteredOn(requirement -> !requirement.isBlank())
                .isNotEmpty()
                .allSatisfy(requirement -> {
                    String number = requirement.strip().split(" ", 2)[0];
                    assertThat(number).matches(REQUIREMENT);
                    assertThat(Integer.parseInt(number.split("\\.", -1)[0])).isBetween(1, HIGHEST_CHAPTER);
                });
    }

    /** The lines of the tables that say by which test a promise is held. */
    private static List<String> promises() {
        return PAGE.lines()
                .filter(line -> line.startsWith("| ")
                        && line.chars().filter(sign -> sign == '|').count() == 4)
                .filter(line ->
                        !line.startsWith("| promise |") && !line.startsWith("| who |") && !line.startsWith("| **"))
                .toList();
    }

    private static String cell(String line, int number) {
        return line.split("\\|", -1)[number].strip();
    }

    private static Set<String> testsOfTheTree() throws IOException {
        Set<String> names = new TreeSet<>();
        Files.walkFileTree(SourceTree.path("."), new SimpleFileVisitor<>() {

            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                String name = String.valueOf(folder.getFileName());
                return name.equals("target") || name.equals(".git") || name.equals("data")
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String name = String.valueOf(file.getFileName());
                if (name.endsWith(".java")) {
                    names.add(name.substring(0, name.length() - ".java".length()));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return names;
    }
}
