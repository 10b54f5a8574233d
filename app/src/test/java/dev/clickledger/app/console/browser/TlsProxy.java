package dev.clickledger.app.console.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.clickledger.app.testing.FreePort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** nginx, which ends TLS in front of the app, with a certificate for {@code localhost} that it was given for the occasion. */
final class TlsProxy implements AutoCloseable {

    private static final char[] PASSWORD = "of-a-test".toCharArray();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Path folder;
    private final KeyStore keys;
    private final Process nginx;

    private TlsProxy(Path folder, KeyStore keys, Process nginx) {
        this.folder = folder;
        this.keys = keys;
        this.nginx = nginx;
    }

    /** Where nginx is on this machine, if it is there. */
    static Optional<Path> program() {
        return Stream.concat(Stream.of(System.getenv("PATH").split(":")), Stream.of("/usr/sbin"))
                .map(directory -> Path.of(directory, "nginx"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** A port for it. */
    static int port() {
        return FreePort.find();
    }

    static TlsProxy start(Path program, int port, int app)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path folder = Files.createTempDirectory("clickledger-tls");
        KeyStore keys = makeKeys(folder.resolve("keys.p12"));
        pem(
                folder.resolve("key.pem"),
                "PRIVATE KEY",
                keys.getKey("app", PASSWORD).getEncoded());
        pem(
                folder.resolve("certificate.pem"),
                "CERTIFICATE",
                keys.getCertificate("app").getEncoded());
        Path settings = folder.resolve("nginx.conf");
        Files.writeString(
                settings,
                SETTINGS.replace("@PORT@", Integer.toString(port))
                        .replace("@APP@", Integer.toString(app))
                        .replace("@FOLDER@", folder.toString()));
        Process nginx = new ProcessBuilder(
                        program.toString(), "-p", folder.toString(), "-c", settings.toString(), "-g", "daemon off;")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        TlsProxy proxy = new TlsProxy(folder, keys, nginx);
        proxy.awaitListening(port);
        return proxy;
    }

    /** As docs/operating.md says what a proxy has to do. */
    private static final String SETTINGS = """
            worker_processes 1;
            pid @FOLDER@/nginx.pid;
            error_log stderr;
            events {}
            http {
              access_log off;
              client_body_temp_path @FOLDER@/body;
              proxy_temp_path @FOLDER@/proxy;
              large_client_header_buffers 8 32k;
              server {
                listen 127.0.0.1:@PORT@ ssl;
                ssl_certificate @FOLDER@/certificate.pem;
                ssl_certificate_key @FOLDER@/key.pem;
                location / {
                  proxy_pass http://127.0.0.1:@APP@;
                  proxy_http_version 1.1;
                  proxy_set_header Host $http_host;
                  proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
                  proxy_buffer_size 64k;
                  proxy_buffers 8 64k;
                  proxy_busy_buffers_size 128k;
                }
              }
            }
            """;

    /** Trusts its certificate and no other. */
    SSLContext trust() throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("app", keys.getCertificate("app"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        nginx.destroy();
        nginx.waitFor();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.delete(file);
            }
        }
    }

    private static KeyStore makeKeys(Path file) throws IOException, InterruptedException, GeneralSecurityException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair -alias app -keyalg EC -groupname secp256r1 -dname CN=localhost -ext SAN=dns:localhost"
                        + " -validity 2 -storetype PKCS12");
        Process made = new ProcessBuilder(Stream.of(
                                Stream.of(command.getFirst()),
                                Stream.of(command.getLast().split(" ")),
                                Stream.of("-keystore", file.toString(), "-storepass", new String(PASSWORD)))
                        .flatMap(parts -> parts)
                        .toList())
                .redirectErrorStream(true)
                .start();
        String said = new String(made.getInputStream().readAllBytes(), UTF_8);
        if (made.waitFor() != 0) {
            throw new IOException("keytool said: " + said);
        }
        return KeyStore.getInstance(file.toFile(), PASSWORD);
    }

    private static void pem(Path file, String kind, byte[] content) throws IOException {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        Files.writeString(file, "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(kind, text));
    }

    private void awaitListening(int port) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (nginx.isAlive() && Instant.now().isBefore(end)) {
            try (Socket reached = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (IOException _) {
                Thread.sleep(20);
            }
        }
        String said = Files.readString(folder.resolve("log"));
        close();
        throw new IOException("nginx did not start: " + said);
    }
}
