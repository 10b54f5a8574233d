package dev.clickledger.app.console.security;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.quarkus.test.security.oidc.Claim;
import io.quarkus.test.security.oidc.ClaimType;
import io.quarkus.test.security.oidc.OidcSecurity;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SignInTest {

    @Inject
    CurrentUser user;

    @Test
    void strangerIsSentToTheSignIn() {
        given().redirects()
                .follow(false)
                .get("/")
                .then()
                .statusCode(302)
                .header(
                        "Location",
                        allOf(
                                containsString("/realms/clickledger/protocol/openid-connect/auth"),
                                containsString("organization"),
                                containsString("code_challenge_method=S256")));
    }

    @Test
    void strangerIsSentToTheSignInFromTheAdminPageToo() {
        given().redirects().follow(false).get("/admin").then().statusCode(302);
    }

    @Test
    void machineWithoutATokenIsRefusedAndNotSentAnywhere() {
        given().redirects().follow(false).get("/api/v1/clicks").then().statusCode(401);
    }

    @Test
    void styleSheetsNeedNoSignIn() {
        given().get("/css/clickledger.css").then().statusCode(200);
        given().get("/signed-out.html").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/favicon.ico",
                "/apple-touch-icon.png",
                "/apple-touch-icon-precomposed.png",
                "/apple-touch-icon-120x120.png",
                "/.well-known/assetlinks.json",
                "/.well-known/security.txt",
                "/sitemap.xml",
                "/sitemap_index.xml",
                "/ads.txt",
                "/app-ads.txt",
                "/manifest.json",
                "/site.webmanifest",
                "/browserconfig.xml"
            })
    void whatBrowsersAndRobotsAskForByThemselvesLeadsToNoSignIn(String path) {
        given().redirects()
                .follow(false)
                .get(path)
                .then()
                .statusCode(404)
                .contentType(startsWith("text/plain"))
                .header("Set-Cookie", nullValue());
    }

    @Test
    void robotsAreToldToOpenNoLink() {
        String robots = given().redirects()
                .follow(false)
                .get("/robots.txt")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/plain"))
                .extract()
                .asString();

        assertThat(robots).contains("User-agent: *\nDisallow: /\n");
    }

    @Test
    void chartLibraryIsCompressedAndKeptByBrowsers() {
        given().header("Accept-Encoding", "gzip")
                .head("/assets/echarts-6.0.0.js")
                .then()
                .statusCode(200)
                .header("Content-Encoding", is("gzip"))
                .header("Cache-Control", containsString("immutable"));
    }

    @Test
    @TestSecurity(user = "alice", roles = Roles.EDITOR)
    @OidcSecurity(claims = @Claim(key = "organization", value = "[\"acme\"]", type = ClaimType.JSON_ARRAY))
    void signedInPersonGetsThePageWithACookieThatScriptsCannotRead() {
        given().get("/")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/html"))
                .header("Set-Cookie", allOf(startsWith("JSESSIONID="), containsString("HttpOnly")));
    }

    @Test
    @TestSecurity(user = "alice", roles = Roles.EDITOR)
    @OidcSecurity(claims = @Claim(key = "organization", value = "[\"acme\"]", type = ClaimType.JSON_ARRAY))
    void editorReadsTheOwnTenantOnly() {
        assertThat(user.tenantScope()).contains(Scopes.tenant("acme"));
        assertThat(user.platformScope()).isEmpty();
    }

    @Test
    @TestSecurity(user = "root", roles = Roles.ADMIN)
    void adminReadsThePlatformAndNoTenant() {
        assertThat(user.tenantScope()).isEmpty();
        assertThat(user.platformScope()).isPresent();
    }

    @Test
    @TestSecurity(user = "mallory", roles = "guest")
    @OidcSecurity(claims = @Claim(key = "organization", value = "[\"acme\"]", type = ClaimType.JSON_ARRAY))
    void memberWithoutARoleReadsNothing() {
        assertThat(user.tenantScope()).isEmpty();
        assertThat(user.platformScope()).isEmpty();
    }

    @Test
    @TestSecurity(user = "nobody", roles = Roles.VIEWER)
    void viewerOfNoTenantReadsNothing() {
        assertThat(user.tenantScope()).isEmpty();
    }
}
