package dev.clickledger.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clickledger.ui.browser.Journey;
import dev.clickledger.ui.browser.Windows;
import dev.clickledger.ui.pages.FormPage;
import dev.clickledger.ui.stack.Machine;
import dev.clickledger.ui.stack.Person;
import dev.clickledger.ui.stack.RunningStack;
import dev.clickledger.ui.stack.Visitor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands in the documents of the API do what they say, one after the other as they stand there. */
@Journey
class DocumentedCommandsIT {

    private static final Pattern COMMANDS = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
    private static final Pattern ANSWER = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);
    private static final String BETWEEN = "---- the next block ----";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    void fiveMinutesWithTheApi(Windows windows, RunningStack stack) throws Exception {
        String document = Files.readString(Path.of("..", "docs", "api.md"));
        new Visitor(stack, "acme-boots").click();
        windows.of(Person.ACME_EDITOR).opens("/?ad=acme-boots").dashboard().expectSomeClicks();

        List<String> said = run(document, stack, machine(windows, stack));

        JsonNode shown = JSON.readTree(
                ANSWER.matcher(document).results().findFirst().orElseThrow().group(1));
        JsonNode answered = JSON.readTree(said.get(1));
        assertThat(names(answered)).containsAll(names(shown));
        assertThat(names(answered.path("total"))).containsExactlyElementsOf(names(shown.path("total")));
        assertThat(names(answered.path("points").path(0)))
                .containsExactlyElementsOf(names(shown.path("points").path(0)));
        assertThat(Files.readString(folder.resolve("openapi.json"))).contains("\"openapi\"");
        try (var files = Files.list(folder)) {
            assertThat(files.filter(file -> file.toString().endsWith(".csv"))).hasSizeGreaterThan(2);
        }
    }

    @Test
    void fiveMinutesWithAds(Windows windows, RunningStack stack) throws Exception {
        String document = Files.readString(Path.of("..", "docs", "api-ads.md"));

        List<String> said = run(document, stack, OwnTenant.of(stack, windows).machine());

        assertThat(said.getFirst())
                .contains("\"status\":\"PAUSED\"", "\"applied\":false")
                .doesNotContain("\"ERROR\"");
    }

    /** Runs all commands of a document in one shell; gives what each block said. */
    private List<String> run(String document, RunningStack stack, Machine machine)
            throws IOException, InterruptedException {
        List<String> blocks = COMMANDS.matcher(document)
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();
        String script = """
                set -euo pipefail
                # an answer that is an error ends it too
                curl() { command curl --fail "$@"; }
                """
                + String.join("\necho '" + BETWEEN + "'\n", blocks)
                        .replace("http://localhost:8180", stack.keycloakUrl())
                        .replace("http://localhost:8080", stack.url())
                        .replace("http://localhost:8070", stack.redirectUrl())
                        // another time on the same stack needs another
                        .replace("platform-machine", "platform-machine-" + UUID.randomUUID());
        Path said = folder.resolve("said.txt");
        Path wrong = folder.resolve("wrong.txt");
        ProcessBuilder shell = new ProcessBuilder("bash", "-c", script)
                .directory(folder.toFile())
                .redirectOutput(said.toFile())
                .redirectError(wrong.toFile());
        machine.introduce(shell.environment());
        shell.environment().put("KEYCLOAK_ADMIN_PASSWORD", "admin-demo");
        shell.environment().put("PLATFORM_SECRET", UUID.randomUUID().toString());
        int status = shell.start().waitFor();
        String all = Files.readString(said, StandardCharsets.UTF_8);
        assertThat(status).as(() -> all + "\n" + read(wrong)).isZero();
        return List.of(all.split(Pattern.quote(BETWEEN)));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static Machine machine(Windows windows, RunningStack stack) {
        FormPage access = windows.of(Person.ACME_EDITOR).opens("/access").form().expectHeading("Keys and API clients");
        return OwnTenant.newMachine(stack, access, "Documents " + UUID.randomUUID());
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
