package dev.clickledger.app.console.api.description;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.app.console.report.answer.RawCount;
import dev.clickledger.app.console.report.pinot.RecordedCounts;
import dev.clickledger.app.console.security.Roles;
import dev.clickledger.app.testing.PostgresResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.quarkus.test.security.oidc.Claim;
import io.quarkus.test.security.oidc.ClaimType;
import io.quarkus.test.security.oidc.OidcSecurity;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
class GeneratedClientsTest {

    @TestHTTPResource
    URI address = URI.create("");

    @TempDir
    Path folder;

    @Inject
    RecordedCounts counts;

    @Inject
    Clock clock;

    @Test
    @TestSecurity(user = "alice", roles = Roles.EDITOR)
    @OidcSecurity(
            claims = {
                @Claim(key = "organization", value = "[\"acme\"]", type = ClaimType.JSON_ARRAY),
                @Claim(key = "sid", value = "4f1c")
            })
    void javaClientCompilesAndReadsWhatTheAppAnswers() throws Exception {
        Instant minute = clock.instant().truncatedTo(ChronoUnit.MINUTES).minusSeconds(60);
        counts.clear();
        counts.add(
                "acme",
                new RawCount(minute, "spring", "boots", "VALID", "DE", "Phone", "DIRECT", 7, 1, "OPEN", minute));
        List<Path> sources = new ArrayList<>(ClientGenerator.generate(
                "java",
                "library=native,openApiNullable=false,useJakartaEe=true,useSingleRequestParameter=true,invokerPackage=client,apiPackage=client.api,"
                        + "modelPackage=client.model",
                document(),
                folder));
        sources.add(program());

        ClassLoader client = JavaClient.compile(sources, folder.resolve("classes"));
        Object advertiser =
                client.loadClass("Advertiser").getDeclaredConstructor().newInstance();

        assertThat(said(advertiser))
                .startsWith("Shoes", "ACTIVE", "Shoes", "null", "7", "7", "null")
                .last()
                .asString()
                .startsWith("404 ")
                .contains("urn:clickledger:problem:not-found");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64", disabledReason = "the engine is there for Linux on x86-64")
    void typeScriptClientCompiles() throws Exception {
        ClientGenerator.generate("typescript-fetch", "supportsES6=true", document(), folder);

        assertThat(TypeScriptClient.errors(folder.resolve("typescript-fetch"), folder.resolve("compiler")))
                .isEmpty();
    }

    @SuppressWarnings("unchecked") // the program says so
    private List<String> said(Object advertiser) {
        String root = address.resolve("/").toString().replaceAll("/$", "");
        return ((Function<String, List<String>>) advertiser).apply(root);
    }

    private Path program() throws Exception {
        Path program = folder.resolve("Advertiser.java");
        try (InputStream in = Objects.requireNonNull(
                Thread.currentThread().getContextClassLoader().getResourceAsStream("clients/Advertiser.java.txt"))) {
            Files.copy(in, program);
        }
        return program;
    }

    private static String document() {
        return given().get("/api/openapi?format=json").asString();
    }
}
