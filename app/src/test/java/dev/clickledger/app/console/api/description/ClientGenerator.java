package dev.clickledger.app.console.api.description;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** OpenAPI Generator, a program of its own. */
final class ClientGenerator {

    private static final Path JAR = Path.of("target/client-generators/openapi-generator-cli.jar");

    private ClientGenerator() {}

    /**
     * Writes a client; gives its source files.
     *
     * @param language a generator's name
     * @param options what the generator knows of
     */
    static List<Path> generate(String language, String options, String document, Path folder)
            throws IOException, InterruptedException {
        Path description = folder.resolve("openapi.json");
        Files.writeString(description, document);
        Path output = folder.resolve(language);
        Process generator = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        // it runs for a second or two
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        JAR.toAbsolutePath().toString(),
                        "generate",
                        "-g",
                        language,
                        "-i",
                        description.toString(),
                        "-o",
                        output.toString(),
                        "--additional-properties",
                        options,
                        "--global-property",
                        "apis,models,supportingFiles,apiTests=false,modelTests=false,apiDocs=false,modelDocs=false")
                .redirectErrorStream(true)
                .start();
        String said = new String(generator.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (generator.waitFor() != 0) {
            throw new AssertionError("no client for " + language + " could be generated:\n" + said);
        }
        try (Stream<Path> files = Files.walk(output)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
