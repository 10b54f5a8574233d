package dev.clickledger.app.console.isolation;

import dev.clickledger.app.console.security.Roles;
import dev.clickledger.app.console.security.SigningKeycloak;
import dev.clickledger.app.testing.PostgresResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.security.TestSecurity;
import io.quarkus.test.security.oidc.Claim;
import io.quarkus.test.security.oidc.ClaimType;
import io.quarkus.test.security.oidc.OidcSecurity;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs one test as each caller. */
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
@WithTestResource(value = SigningKeycloak.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
abstract class EachCaller {

    private static final String ACME = "[\"acme\"]";
    private static final String GLOBEX = "[\"globex\"]";

    @Inject
    TwoTenants tenants;

    /** What the caller is signed in as when this is called may open all that it may, and nothing else. */
    abstract void opensOnlyWhatIsTheirs(Caller caller) throws Exception;

    @BeforeEach
    void bothTenantsHaveOneOfEach() {
        tenants.haveOneOfEach();
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "NOBODY",
                "READING_MACHINE_OF_ACME",
                "EDITING_MACHINE_OF_ACME",
                "READING_MACHINE_OF_GLOBEX",
                "EDITING_MACHINE_OF_GLOBEX"
            })
    void withoutASignIn(Caller caller) throws Exception {
        opensOnlyWhatIsTheirs(caller);
    }

    @Test
    @TestSecurity(user = "vera", roles = Roles.VIEWER)
    @OidcSecurity(
            claims = {
                @Claim(key = "organization", value = ACME, type = ClaimType.JSON_ARRAY),
                @Claim(key = "sub", value = "vera-id"),
                @Claim(key = "sid", value = "vera-session")
            })
    void viewerOfAcme() throws Exception {
        opensOnlyWhatIsTheirs(Caller.VIEWER_OF_ACME);
    }

    @Test
    @TestSecurity(user = "edda", roles = Roles.EDITOR)
    @OidcSecurity(
            claims = {
                @Claim(key = "organization", value = ACME, type = ClaimType.JSON_ARRAY),
                @Claim(key = "sub", value = "edda-id"),
                @Claim(key = "sid", value = "edda-session")
            })
    void editorOfAcme() throws Exception {
        opensOnlyWhatIsTheirs(Caller.EDITOR_OF_ACME);
    }

    @Test
    @TestSecurity(user = "victor", roles = Roles.VIEWER)
    @OidcSecurity(
            claims = {
                @Claim(key = "organization", value = GLOBEX, type = ClaimType.JSON_ARRAY),
                @Claim(key = "sub", value = "victor-id"),
                @Claim(key = "sid", value = "victor-session")
            })
    void viewerOfGlobex() throws Exception {
        opensOnlyWhatIsTheirs(Caller.VIEWER_OF_GLOBEX);
    }

    @Test
    @TestSecurity(user = "emil", roles = Roles.EDITOR)
    @OidcSecurity(
            claims = {
                @Claim(key = "organization", value = GLOBEX, type = ClaimType.JSON_ARRAY),
                @Claim(key = "sub", value = "emil-id"),
                @Claim(key = "sid", value = "emil-session")
            })
    void editorOfGlobex() throws Exception {
        opensOnlyWhatIsTheirs(Caller.EDITOR_OF_GLOBEX);
    }

    @Test
    @TestSecurity(user = "root", roles = Roles.ADMIN)
    @OidcSecurity(claims = {@Claim(key = "sub", value = "root-id"), @Claim(key = "sid", value = "root-session")})
    void admin() throws Exception {
        opensOnlyWhatIsTheirs(Caller.ADMIN);
    }

    @Test
    @TestSecurity(user = "nora", roles = Roles.VIEWER)
    @OidcSecurity(claims = {@Claim(key = "sub", value = "nora-id"), @Claim(key = "sid", value = "nora-session")})
    void viewerOfNobody() throws Exception {
        opensOnlyWhatIsTheirs(Caller.VIEWER_OF_NOBODY);
    }
}
