package dev.clickledger.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clickledger.ui.browser.Journey;
import dev.clickledger.ui.stack.RunningStack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the credential can do in Keycloak by which the app manages API clients, and what not. */
@Journey
class ManagingClientsIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REALM = "/admin/realms/clickledger";

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void itMakesAndRemovesClients(RunningStack stack) throws Exception {
        String token = token(stack);
        HttpResponse<String> made = send(stack, token, "POST", REALM + "/clients", "{\"clientId\": \"tried-out\"}");
        assertThat(made.statusCode()).isEqualTo(201);
        String path =
                URI.create(made.headers().firstValue("Location").orElseThrow()).getPath();

        assertThat(send(stack, token, "DELETE", path, "").statusCode()).isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /users",
        "POST, /users",
        "GET, /users/count",
        "GET, /groups",
        "POST, /roles",
        "GET, /events",
        "DELETE, /events",
        "GET, /admin-events",
        "GET, /events/config",
        "GET, /organizations",
        "POST, /organizations",
        "GET, /identity-provider/instances",
        "POST, /identity-provider/instances",
        "GET, /authentication/flows",
        "GET, /components",
        "POST, /components",
        "GET, /keys",
        "POST, /logout-all",
        "POST, /push-revocation",
        "DELETE, /attack-detection/brute-force/users",
        "POST, /partialImport",
        "POST, /partial-export",
        "PUT, ''",
        "DELETE, ''"
    })
    void allElseOfTheRealmIsRefused(String method, String path, RunningStack stack) throws Exception {
        assertThat(send(stack, token(stack), method, REALM + path, "{}").statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/admin/realms/master", "/admin/realms/master/users", "/admin/realms/master/clients"})
    void theOtherRealmDoesNotKnowIt(String path, RunningStack stack) throws Exception {
        assertThat(send(stack, token(stack), "GET", path, "").statusCode()).isIn(401, 403, 404);
    }

    /** Else it could give a client that it makes whatever role it likes. */
    @Test
    void itGivesNoRoleToTheAccountOfAClientThatItMakes(RunningStack stack) throws Exception {
        String token = token(stack);
        HttpResponse<String> made = send(
                stack,
                token,
                "POST",
                REALM + "/clients",
                "{\"clientId\": \"climber\", \"serviceAccountsEnabled\": true}");
        String path =
                URI.create(made.headers().firstValue("Location").orElseThrow()).getPath();
        try {
            JsonNode account = JSON.readTree(send(stack, token, "GET", path + "/service-account-user", "")
                    .body());
            HttpResponse<String> answer = send(
                    stack,
                    token,
                    "POST",
                    REALM + "/users/" + account.path("id").asText("unknown") + "/role-mappings/realm",
                    "[{\"id\": \"" + UUID.randomUUID() + "\", \"name\": \"admin\"}]");

            assertThat(answer.statusCode()).isEqualTo(403);
        } finally {
            send(stack, token, "DELETE", path, "");
        }
    }

    @Test
    void theClientOfTheSignInHasNoAccountOfItsOwn(RunningStack stack) throws Exception {
        HttpResponse<String> answer = ask(stack, "clickledger-app", "clickledger-local");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("unauthorized_client");
    }

    private String token(RunningStack stack) throws IOException, InterruptedException {
        HttpResponse<String> answer = ask(stack, "clickledger-machines", stack.secret("MACHINES_CLIENT_SECRET"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body()).path("access_token").asText();
    }

    private HttpResponse<String> ask(RunningStack stack, String client, String secret)
            throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(
                                URI.create(stack.keycloakUrl() + "/realms/clickledger/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(
                                "grant_type=client_credentials&client_id=" + client + "&client_secret=" + secret))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> send(RunningStack stack, String token, String method, String path, String body)
            throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(stack.keycloakUrl() + path))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }
}
