package dev.clickledger.app.console.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.ClientsResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.ProtocolMapperRepresentation;

/** Keycloak's clients, made by a service account that can do nothing else. Tenant and role are fixed in the client's tokens. */
@Singleton
final class KeycloakMachineSignIn implements MachineSignIn {

    private static final int TOKEN_LIFE_SECONDS = 300;

    private final Keycloak keycloak;
    private final String realm;
    private final String audience;
    private final String issuer;
    private final ObjectMapper json;

    KeycloakMachineSignIn(
            Keycloak keycloak,
            ObjectMapper json,
            @ConfigProperty(name = "quarkus.keycloak.admin-client.realm") String realm,
            @ConfigProperty(name = "quarkus.oidc.api.token.audience") String audience,
            @ConfigProperty(name = "quarkus.oidc.auth-server-url") String issuer) {
        this.keycloak = keycloak;
        this.json = json;
        this.realm = realm;
        this.audience = audience;
        this.issuer = issuer;
    }

    @Override
    public String admit(String clientId, String name, String tenantId, String role) {
        return asked(() -> {
            try (Response answer = clients().create(client(clientId, name, tenantId, role))) {
                if (answer.getStatus() != Response.Status.CREATED.getStatusCode()) {
                    throw new WebApplicationException(answer.getStatus());
                }
            }
            return clients().findByClientId(clientId).stream()
                    .map(ClientRepresentation::getSecret)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("client " + clientId + " is not there"));
        });
    }

    @Override
    public void expel(String clientId) {
        asked(() -> {
            clients()
                    .findByClientId(clientId)
                    .forEach(client -> clients().get(client.getId()).remove());
            return true;
        });
    }

    @Override
    public String tokenUrl() {
        return issuer + "/protocol/openid-connect/token";
    }

    private ClientsResource clients() {
        return keycloak.realm(realm).clients();
    }

    private ClientRepresentation client(String clientId, String name, String tenantId, String role) {
        ClientRepresentation client = new ClientRepresentation();
        client.setClientId(clientId);
        client.setName(name);
        client.setDescription("API client of " + tenantId);
        client.setProtocol("openid-connect");
        client.setPublicClient(false);
        client.setServiceAccountsEnabled(true);
        client.setStandardFlowEnabled(false);
        client.setImplicitFlowEnabled(false);
        client.setDirectAccessGrantsEnabled(false);
        client.setFullScopeAllowed(false);
        client.setDefaultClientScopes(List.of("basic", "profile"));
        client.setOptionalClientScopes(List.of());
        client.setAttributes(Map.of("access.token.lifespan", Integer.toString(TOKEN_LIFE_SECONDS)));
        client.setProtocolMappers(
                List.of(fixed("tenant", "organization", tenantId), fixed("role", "groups", role), audienceMapper()));
        return client;
    }

    /** A claim that the machine has no say in. */
    private ProtocolMapperRepresentation fixed(String name, String claim, String value) {
        try {
            return mapper(
                    name,
                    "oidc-hardcoded-claim-mapper",
                    Map.of(
                            "claim.name", claim,
                            "claim.value", json.writeValueAsString(List.of(value)),
                            "jsonType.label", "JSON",
                            "access.token.claim", "true",
                            "id.token.claim", "false",
                            "userinfo.token.claim", "false"));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("claim " + claim + " cannot be written", e);
        }
    }

    private ProtocolMapperRepresentation audienceMapper() {
        return mapper(
                "audience",
                "oidc-audience-mapper",
                Map.of(
                        "included.client.audience", audience,
                        "access.token.claim", "true",
                        "id.token.claim", "false"));
    }

    private static ProtocolMapperRepresentation mapper(String name, String kind, Map<String, String> config) {
        ProtocolMapperRepresentation mapper = new ProtocolMapperRepresentation();
        mapper.setName(name);
        mapper.setProtocol("openid-connect");
        mapper.setProtocolMapper(kind);
        mapper.setConfig(config);
        return mapper;
    }

    private static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (WebApplicationException e) {
            int status = e.getResponse().getStatus();
            String advice = status == 401 || status == 403
                    ? "Keycloak does not let this installation manage clients. Whoever runs it has to give the client"
                            + " clickledger-machines the secret in MACHINES_CLIENT_SECRET, and its service account the role"
                            + " manage-clients of realm-management."
                    : "Keycloak refused with status " + status + ". Nothing was changed; try again later.";
            throw new SignInUnavailableException(advice, e);
        } catch (ProcessingException e) {
            throw new SignInUnavailableException(
                    "Keycloak does not answer at the moment. Nothing was changed; try again in a minute.", e);
        }
    }
}
