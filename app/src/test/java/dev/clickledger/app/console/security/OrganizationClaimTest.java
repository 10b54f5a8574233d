package dev.clickledger.app.console.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OrganizationClaimTest {

    @Test
    void isReadFromAListOfAliases() {
        assertThat(OrganizationClaim.of(Json.createArrayBuilder().add("acme").build())
                        .only())
                .contains("acme");
        assertThat(OrganizationClaim.of(List.of("acme")).only()).contains("acme");
    }

    @Test
    void isReadFromAnObjectWithOneEntryPerAlias() {
        Map<String, Object> claim = Map.of("acme", Map.of("id", "7"));

        assertThat(OrganizationClaim.of(claim).only()).contains("acme");
    }

    @Test
    void isReadFromASingleText() {
        assertThat(OrganizationClaim.of("acme").only()).contains("acme");
        assertThat(OrganizationClaim.of(Json.createValue("acme")).only()).contains("acme");
    }

    @Test
    void namesNobodyWhenAbsentOrBlank() {
        assertThat(OrganizationClaim.of(null).only()).isEmpty();
        assertThat(OrganizationClaim.of(List.of()).only()).isEmpty();
        assertThat(OrganizationClaim.of(" ").only()).isEmpty();
    }

    @Test
    void isNotGuessedAmongSeveral() {
        assertThat(OrganizationClaim.of(List.of("acme", "globex")).only()).isEmpty();
    }
}
