package dev.clickledger.stack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A Keycloak of this stack's own: its database and the realm to import lie with the stack's data; the programs are those
 * of the distribution that the build unpacked, optimized once.
 */
final class KeycloakHome {

    private static final String REALM = "clickledger-realm.json";
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
        for (String programs : List.of("lib", "providers", "themes")) {
            Path link = home.resolve(programs);
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, distribution.resolve(programs));
        }
        layRealm(home);
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

    private static void layRealm(Path home) throws IOException {
        Path target = home.resolve("data/import").resolve(REALM);
        Files.createDirectories(target.getParent());
        try (InputStream realm = KeycloakHome.class.getResourceAsStream("/keycloak/" + REALM)) {
            if (realm == null) {
                throw new IOException(REALM + " is missing");
            }
            Files.copy(realm, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
