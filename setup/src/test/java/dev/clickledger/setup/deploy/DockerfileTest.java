package dev.clickledger.setup.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DockerfileTest {

    private static final String DOCKERFILE = SourceTree.text("Dockerfile");
    private static final Pattern FROM = Pattern.compile("^FROM (\\S+) AS (\\S+)$", Pattern.MULTILINE);
    private static final Pattern USER = Pattern.compile("^USER (\\S+)$", Pattern.MULTILINE);

    @Test
    void pinsEveryBase() {
        List<String> stages =
                FROM.matcher(DOCKERFILE).results().map(found -> found.group(2)).toList();
        assertThat(FROM.matcher(DOCKERFILE).results().map(found -> found.group(1)))
                .filteredOn(base -> !stages.contains(base))
                .isNotEmpty()
                .allMatch(base -> base.matches("[a-z-]+:[0-9]+\\.[0-9]+\\.[0-9][A-Za-z0-9._-]*"));
    }

    @Test
    void runsTheFlinkThatTheJobIsBuiltFor() {
        assertThat(DOCKERFILE)
                .contains("FROM flink:" + SourceTree.property("streaming-job", "flink.version") + "-java");
    }

    @Test
    void leavesNoProgramWithTheRightsOfRoot() {
        List<MatchResult> stages = FROM.matcher(DOCKERFILE).results().toList();
        for (int i = 0; i < stages.size(); i++) {
            int end = i + 1 < stages.size() ? stages.get(i + 1).start() : DOCKERFILE.length();
            List<String> users = USER.matcher(DOCKERFILE.substring(stages.get(i).start(), end))
                    .results()
                    .map(found -> found.group(1))
                    .toList();
            boolean inheritsOurs = stages.get(i).group(1).equals("jre") && users.isEmpty();
            boolean builds = stages.get(i).group(2).equals("build");
            assertThat(inheritsOurs
                            || builds
                            || (!users.isEmpty() && users.getLast().matches("[1-9][0-9]*:[1-9][0-9]*")))
                    .as("user of %s: %s", stages.get(i).group(2), users)
                    .isTrue();
        }
    }

    @Test
    void startsMainClassesThatExist() {
        Pattern mains = Pattern.compile("dev\\.clickledger\\.([a-z]+)\\.([A-Z][A-Za-z]+)");
        String all = DOCKERFILE
                + SourceTree.text("docker-compose.yml")
                + SourceTree.text("kubernetes/base/streaming-job.yaml");
        assertThat(mains.matcher(all).results().map(MatchResult::group).distinct())
                .hasSizeGreaterThanOrEqualTo(3)
                .allSatisfy(main -> assertThat(source(main)).as(main).exists());
    }

    private static java.nio.file.Path source(String main) {
        String module = switch (main.split("\\.")[2]) {
            case "streaming" -> "streaming-job";
            case "reconcile" -> "reconcile-job";
            default -> main.split("\\.")[2];
        };
        return SourceTree.path(module + "/src/main/java/" + main.replace('.', '/') + ".java");
    }
}
