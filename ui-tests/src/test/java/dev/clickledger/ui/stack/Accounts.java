package dev.clickledger.ui.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.UUID;

/** Makes accounts in the stack's Keycloak. */
public final class Accounts {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REALM = "/admin/realms/clickledger";

    private final HttpClient http = HttpClient.newHttpClient();
    private final String keycloak;

    /** Accounts of that stack. */
    public Accounts(RunningStack stack) {
        this.keycloak = stack.keycloakUrl();
    }

    /** Somebody new with the role of a viewer who belongs to no tenant. */
    public Person viewerOfNoTenant() {
        String token = token();
        Person person = person("stranger");
        add(token, person, "viewer");
        return person;
    }

    /** An organization that did not exist before, with an editor and a viewer; nothing else of it is known to anyone. */
    public Tenant newTenant() {
        return newTenant("initech", "ida", "ivan");
    }

    /** The same, with an id and names of people that begin so. */
    public Tenant newTenant(String name, String editor, String viewer) {
        String token = token();
        String id = unique(name);
        String organization = path(send(token, REALM + "/organizations", """
                {"name": "%1$s", "alias": "%1$s", "enabled": true, "domains": [{"name": "%1$s.example", "verified": true}]}
                """.formatted(id)));
        Tenant tenant = new Tenant(id, person(editor), person(viewer));
        for (String member : List.of(add(token, tenant.editor(), "editor"), add(token, tenant.viewer(), "viewer"))) {
            send(token, organization + "/members", member.substring(member.lastIndexOf('/') + 1));
        }
        return tenant;
    }

    /** Ends every session of somebody, as they do in another tab and as those do who run the sign-in. */
    public void endSessions(Person person) {
        String token = token();
        String id = get(token, REALM + "/users?exact=true&username=" + person.name())
                .path(0)
                .path("id")
                .asText();
        send(token, REALM + "/users/" + id + "/logout", "");
    }

    /** Locks somebody out, and leaves their sessions as they are. */
    public void disable(Person person) {
        String token = token();
        ObjectNode account = (ObjectNode) get(token, REALM + "/users?exact=true&username=" + person.name())
                .path(0);
        account.put("enabled", false);
        change(token, "PUT", REALM + "/users/" + account.path("id").asText(), account.toString());
    }

    /** Takes somebody out of their organization. */
    public void removeFrom(Tenant tenant, Person person) {
        String token = token();
        String member = get(token, REALM + "/users?exact=true&username=" + person.name())
                .path(0)
                .path("id")
                .asText();
        String organization = get(token, REALM + "/organizations?exact=true&search=" + tenant.id())
                .path(0)
                .path("id")
                .asText();
        change(token, "DELETE", REALM + "/organizations/" + organization + "/members/" + member, "");
    }

    private static Person person(String name) {
        // the realm wants long passwords that do not hold the name
        return new Person(unique(name), UUID.randomUUID().toString());
    }

    private static String unique(String name) {
        return name + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    /** Makes the account; gives its path. */
    private String add(String token, Person person, String roleName) {
        String user = path(send(token, REALM + "/users", """
                {"username": "%1$s", "email": "%1$s@nowhere.example", "emailVerified": true, "enabled": true,
                 "firstName": "Sam", "lastName": "Stranger",
                 "credentials": [{"type": "password", "value": "%2$s", "temporary": false}]}
                """.formatted(person.name(), person.password())));
        String role = get(token, REALM + "/roles/" + roleName).toString();
        send(token, user + "/role-mappings/realm", "[" + role + "]");
        return user;
    }

    private static String path(HttpResponse<String> created) {
        return URI.create(created.headers().firstValue("Location").orElseThrow())
                .getPath();
    }

    private String token() {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(keycloak + "/realms/master/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(
                        "grant_type=password&client_id=admin-cli&username=admin&password=admin-demo"))
                .build();
        return read(answer(request)).path("access_token").asText();
    }

    private JsonNode get(String token, String path) {
        return read(answer(HttpRequest.newBuilder(URI.create(keycloak + path))
                .header("Authorization", "Bearer " + token)
                .build()));
    }

    private HttpResponse<String> send(String token, String path, String body) {
        return change(token, "POST", path, body);
    }

    private HttpResponse<String> change(String token, String method, String path, String body) {
        return answer(HttpRequest.newBuilder(URI.create(keycloak + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build());
    }

    private HttpResponse<String> answer(HttpRequest request) {
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new AssertionError(request.uri() + " answered " + answer.statusCode() + ": " + answer.body());
            }
            return answer;
        } catch (IOException e) {
            throw new AssertionError(request.uri() + " did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private static JsonNode read(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError("Keycloak answered with " + answer.body(), e);
        }
    }
}
