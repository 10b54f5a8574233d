package dev.clickledger.app.console.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.clickledger.app.console.report.pinot.RecordedCounts;
import dev.clickledger.app.console.security.Roles;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.quarkus.test.security.oidc.Claim;
import io.quarkus.test.security.oidc.ClaimType;
import io.quarkus.test.security.oidc.OidcSecurity;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a long file while its reader, or the store, does what it likes. */
@QuarkusTest
@TestSecurity(user = "alice", roles = Roles.VIEWER)
@OidcSecurity(claims = @Claim(key = "organization", value = "[\"acme\"]", type = ClaimType.JSON_ARRAY))
class TransfersTest {

    private static final String YEARS = "?from=2000-01-01&to=2026-11-30&granularity=hour";
    private static final int LINES = 235_920;
    private static final String LAST_CHUNK = "\r\n0\r\n\r\n";

    @TestHTTPResource
    @SuppressWarnings("NullAway.Init") // by Quarkus
    URI app;

    @Inject
    RecordedCounts counts;

    @Inject
    Downloads downloads;

    @Inject
    ExportSettings settings;

    @BeforeEach
    void startAfresh() {
        counts.clear();
        awaitNoExports(Duration.ofSeconds(40));
    }

    @AfterEach
    void leaveNothingBehind() {
        counts.clear();
        awaitNoExports(Duration.ofSeconds(40));
    }

    @Test
    void aLongFileIsWholeAndNothingOfItIsAskedForByTheWayThatKeepsAnswers() throws IOException {
        int before = counts.askedToKeep();
        try (Socket reader = asks("GET", "/export/clicks.csv" + YEARS)) {
            String answer = rest(reader);

            assertThat(answer).startsWith("HTTP/1.1 200").endsWith(LAST_CHUNK);
            assertThat(answer.split("\r\nacme,", -1)).hasSizeGreaterThan(LINES - 200);
        }
        assertThat(counts.askedToKeep()).isEqualTo(before);
    }

    @Test
    void aReaderThatGoesAwayEndsTheExport() throws IOException {
        Socket reader = asks("GET", "/export/clicks.csv" + YEARS);
        int before = counts.askedForParts();
        some(reader);
        assertThat(exports()).isEqualTo(1);

        reader.setSoLinger(true, 0);
        reader.close();

        awaitNoExports(Duration.ofSeconds(40));
        assertThat(counts.askedForParts() - before).isLessThan(LINES / 2_000);
    }

    @Test
    void aReaderThatTakesNothingIsBrokenOff() throws IOException {
        try (Socket reader = asks("GET", "/export/clicks.csv" + YEARS)) {
            some(reader);

            awaitNoExports(settings.stalled().plusSeconds(40));

            assertThat(rest(reader)).doesNotEndWith(LAST_CHUNK);
        }
    }

    @Test
    void aFileThatCannotBeReadToTheEndBreaksOff() throws IOException {
        counts.goDownAfter(20);
        try (Socket reader = asks("GET", "/export/clicks.csv" + YEARS)) {
            String answer = rest(reader);

            assertThat(answer).startsWith("HTTP/1.1 200").doesNotEndWith(LAST_CHUNK);
        }
    }

    @Test
    void moreFilesThanATenantMayTakeAreRefusedWithATimeToWait() throws IOException {
        List<Places.Place> others = new ArrayList<>();
        for (int i = 0; i < settings.perTenant(); i++) {
            others.add((Places.Place) downloads.files().take("acme"));
        }
        try (Socket oneMore = asks("GET", "/export/counts.csv" + YEARS)) {
            assertThat(some(oneMore)).startsWith("HTTP/1.1 429").containsIgnoringCase("Retry-After:");
        } finally {
            others.forEach(Places.Place::close);
        }
    }

    @Test
    void longAnswersOfATenantAreGivenOneAfterTheOther() throws IOException {
        String longAnswer = "/api/v1/clicks?from=2026-01-01&to=2026-03-10&granularity=minute";
        try (Socket reader = asks("GET", longAnswer)) {
            assertThat(some(reader)).startsWith("HTTP/1.1 200");
            try (Socket oneMore = asks("GET", longAnswer)) {
                assertThat(some(oneMore)).startsWith("HTTP/1.1 429").containsIgnoringCase("Retry-After:");
            }
            try (Socket shortOne = asks("GET", "/api/v1/clicks?period=today", "Connection: close")) {
                assertThat(rest(shortOne)).startsWith("HTTP/1.1 200");
            }
        }
        await().untilAsserted(() -> {
            try (Socket next = asks("GET", longAnswer)) {
                assertThat(some(next)).startsWith("HTTP/1.1 200");
            }
        });
    }

    @Test
    void onlyTheHeadIsAnsweredWhenOnlyTheHeadIsAskedFor() throws IOException {
        try (Socket reader = asks("HEAD", "/export/clicks.csv" + YEARS, "Connection: close")) {
            assertThat(rest(reader))
                    .startsWith("HTTP/1.1 200")
                    .contains("Export-Parts: " + LINES)
                    .endsWith("\r\n\r\n");
        }
    }

    @Test
    void aPartOfAFileIsNeverGivenForTheWhole() throws IOException {
        try (Socket reader = asks("GET", "/export/clicks.csv?period=today", "Range: bytes=0-9", "Connection: close")) {
            assertThat(rest(reader)).startsWith("HTTP/1.1 200").contains("Accept-Ranges: none");
        }
    }

    private Socket asks(String method, String target, String... headers) throws IOException {
        Socket socket = new Socket();
        // little is on its way that the reader did not take
        socket.setReceiveBufferSize(16 * 1024);
        socket.connect(new InetSocketAddress(app.getHost(), app.getPort()));
        socket.setSoTimeout(30_000);
        String request = method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n" + String.join("\r\n", headers)
                + (headers.length == 0 ? "" : "\r\n") + "\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String some(Socket reader) throws IOException {
        byte[] bytes = new byte[2_000];
        int read = reader.getInputStream().read(bytes);
        return new String(bytes, 0, Math.max(0, read), StandardCharsets.UTF_8);
    }

    /** All that comes until the end of the answer or of the connection. */
    private static String rest(Socket reader) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        InputStream in = reader.getInputStream();
        byte[] bytes = new byte[64 * 1024];
        try {
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                all.write(bytes, 0, read);
                if (endsWithLastChunk(bytes, read)) {
                    break;
                }
            }
        } catch (SocketException e) {
            // a connection may be reset when it is broken off
        }
        return all.toString(StandardCharsets.UTF_8);
    }

    private static boolean endsWithLastChunk(byte[] bytes, int length) {
        byte[] end = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        return length >= end.length && Arrays.equals(bytes, length - end.length, length, end, 0, end.length);
    }

    private int exports() {
        return downloads.files().taken();
    }

    private void awaitNoExports(Duration atMost) {
        await().atMost(atMost).until(() -> exports() == 0);
    }
}
