package dev.clickledger.app.console.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;

class CurrentUserTest {

    @Test
    void anAdminSeesTheVisitedTenantAndMayNotChangeIt() {
        CurrentUser root = user("root", Roles.ADMIN, List.of(), Optional.of("globex"));

        assertThat(root.tenantScope()).contains(Scopes.tenant("globex"));
        assertThat(root.editScope()).isEmpty();
        assertThat(root.visiting()).isTrue();
        assertThat(root.platformScope()).isPresent();
    }

    @Test
    void anAdminWhoVisitsNobodySeesNoTenant() {
        CurrentUser root = user("root", Roles.ADMIN, List.of(), Optional.empty());

        assertThat(root.tenantScope()).isEmpty();
        assertThat(root.visiting()).isFalse();
    }

    @Test
    void aVisitMeansNothingForMembersOfATenantAndForStrangers() {
        CurrentUser alice = user("alice", Roles.EDITOR, List.of("acme"), Optional.of("globex"));
        CurrentUser guest = user("mallory", "guest", List.of("acme"), Optional.of("globex"));
        CurrentUser homeless = user("homeless", Roles.VIEWER, List.of(), Optional.of("globex"));

        assertThat(alice.tenantScope()).contains(Scopes.tenant("acme"));
        assertThat(alice.visiting()).isFalse();
        assertThat(guest.tenantScope()).isEmpty();
        assertThat(homeless.tenantScope()).isEmpty();
    }

    @Test
    void onlyEditorsMayChangeAndOnlyTheirOwnTenant() {
        CurrentUser alice = user("alice", Roles.EDITOR, List.of("acme"), Optional.empty());

        assertThat(alice.editScope()).hasValueSatisfying(scope -> {
            assertThat(scope.tenantId()).isEqualTo("acme");
            assertThat(scope.author()).isEqualTo("alice");
        });
        assertThat(user("aaron", Roles.VIEWER, List.of("acme"), Optional.empty())
                        .editScope())
                .isEmpty();
        assertThat(user("nobody", Roles.EDITOR, List.of(), Optional.empty()).editScope())
                .isEmpty();
    }

    @Test
    void nobodyBelongsToThePlatformsOwnTenant() {
        String own = TenantScope.PLATFORM.tenantId();

        assertThat(user("eve", Roles.EDITOR, List.of(own), Optional.empty()).tenantScope())
                .isEmpty();
        assertThat(user("eve", Roles.EDITOR, List.of(own), Optional.empty()).editScope())
                .isEmpty();
    }

    @Test
    void aPersonHasASessionAndAMachineHasNone() {
        assertThat(signedIn(new Token("alice", List.of("acme"), "4f1c")).person())
                .isTrue();
        assertThat(signedIn(new Token("alice", List.of("acme"), "")).person()).isFalse();
        assertThat(signedIn(new Token("service-account-acme-k7x2", List.of("acme"), "4f1c"))
                        .person())
                .isFalse();
        assertThat(signedIn(() -> "alice").person()).isFalse();
    }

    private static CurrentUser signedIn(Principal principal) {
        SecurityIdentity identity =
                QuarkusSecurityIdentity.builder().setPrincipal(principal).build();
        return new CurrentUser(new Signed(identity), Optional::empty, new RefusedSessions());
    }

    private static CurrentUser user(String name, String role, List<String> organizations, Optional<String> visited) {
        SecurityIdentity identity = QuarkusSecurityIdentity.builder()
                .setPrincipal(new Token(name, organizations, "4f1c"))
                .addRole(role)
                .build();
        return new CurrentUser(new Signed(identity), () -> visited, new RefusedSessions());
    }

    private record Signed(SecurityIdentity identity) implements CurrentIdentityAssociation {

        @Override
        public void setIdentity(SecurityIdentity other) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void setIdentity(Uni<SecurityIdentity> other) {
            throw new UnsupportedOperationException();
        }

        @Override
        public SecurityIdentity getIdentity() {
            return identity;
        }

        @Override
        public Uni<SecurityIdentity> getDeferredIdentity() {
            return Uni.createFrom().item(identity);
        }
    }

    private record Token(String name, List<String> organizations, String session) implements JsonWebToken {

        @Override
        public String getName() {
            return name;
        }

        @Override
        public Set<String> getClaimNames() {
            return Set.of(OrganizationClaim.NAME);
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T> T getClaim(String claim) {
            return (T)
                    switch (claim) {
                        case OrganizationClaim.NAME -> organizations;
                        case "sid" -> session;
                        default -> "";
                    };
        }
    }
}
