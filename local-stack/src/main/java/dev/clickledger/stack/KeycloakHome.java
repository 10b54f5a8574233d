package dev.clickledger.stack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A Keycloak of this stack's own: its database, the realm to import and the look of its pages lie with the stack's data;
 * the programs are those of the distribution that the build unpacked, optimized once.
 */
final class KeycloakHome {

    private static final String REALM = "clickledger-realm.json";
    private static final List<String> THEME = List.of(
            "clickledger/login/theme.properties",
            "clickledger/login/resources/css/clickledger.css",
            "clickledger/login/resources/js/labels.js",
            "clickledger/login/resources/img/clickledger.svg",
            "clickledger/login/resources/img/favicon.ico");
    private static final String OPTIMIZED = ".optimized";

    private KeycloakHome() {}

    /** Optimizes the distribution where that has not happened yet, and lays out the home. */
    static synchronized void prepare(String java, Path distribution, Path home)
            throws IOException, InterruptedException {
        if (!Files.isDirectory(distribution)) {
            throw new IOException("Keycloak is not unpacked in " + distribution + ": run mvn -Dquick package");
        }
        Path optimized = distribution.resolve(OPTIMIZED);
        if (!Files.exists(optimized)) {
            optimize(command(java, Launches.SMALL, distribution, List.of("build", "--db=dev-file")), distribution);
            Files.createFile(optimized);
        }
        Files.createDirectories(home.resolve("conf"));
        for (String programs : List.of("lib", "providers")) {
            Path link = home.resolve(programs);
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, distribution.resolve(programs));
        }
        lay("/keycloak/" + REALM, home.resolve("data/import").resolve(REALM));
        layTheme(home);
    }

    /** The distribution's own shell script adds a collector and stays as a parent; this starts the program itself. */
    static List<String> command(String java, List<String> flags, Path home, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(java);
        command.addAll(flags);
        command.addAll(List.of(
                "-Xmx256m",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory=io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "-Dfile.encoding=UTF-8",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.base/java.security=ALL-UNNAMED",
                "-Duser.language=en",
                "-Duser.country=US",
                "-Dkc.home.dir=" + home,
                "-Djboss.server.config.dir=" + home.resolve("conf"),
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dpicocli.disable.closures=true",
                "-Dquarkus-log-max-startup-records=10000"));
        command.addAll(List.of(
                "-cp",
                home.resolve("lib/quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
        command.addAll(arguments);
        return command;
    }

    private static void optimize(List<String> command, Path distribution) throws IOException, InterruptedException {
        Path log = distribution.resolve("optimize.log");
        int status = new ProcessBuilder(command)
                .directory(distribution.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        if (status != 0) {
            throw new IOException("Keycloak's own build ended with status " + status + ", see " + log);
        }
    }

    private static void layTheme(Path home) throws IOException {
        Path themes = home.resolve("themes");
        // homes of earlier stacks have a link to the distribution's themes there
        if (Files.isSymbolicLink(themes)) {
            Files.delete(themes);
        }
        for (String file : THEME) {
            lay("/keycloak-themes/" + file, themes.resolve(file));
        }
    }

    private static void lay(String resource, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        try (InputStream file = KeycloakHome.class.getResourceAsStream(resource)) {
            if (file == null) {
                throw new IOException(resource + " is missing");
            }
            Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
