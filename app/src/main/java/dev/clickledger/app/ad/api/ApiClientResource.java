package dev.clickledger.app.ad.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.clickledger.app.ad.ApiClient;
import dev.clickledger.app.ad.ApiClients;
import dev.clickledger.app.ad.ChangeResult;
import dev.clickledger.app.ad.NewApiClient;
import dev.clickledger.app.ad.SignInUnavailableException;
import dev.clickledger.app.api.Problem;
import dev.clickledger.app.security.EditScope;
import dev.clickledger.app.security.Roles;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** The machines that the caller's tenant lets in. */
@Path("/api/v1/api-clients")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "API clients")
class ApiClientResource {

    private static final String WHAT = "API client";
    private static final String LIST = "/api/v1/api-clients";
    private static final Set<String> FIELDS = Set.of("name", "role");

    private final Caller caller;
    private final ApiClients clients;

    ApiClientResource(Caller caller, ApiClients clients) {
        this.caller = caller;
        this.clients = clients;
    }

    /** An API client on the wire. */
    @Schema(name = "ApiClient")
    record ClientJson(
            @Schema(examples = "acme-k7x2q9m4d8wz") String clientId,
            @Schema(examples = "Nightly import") String name,
            @Schema(examples = "editor") String role,
            Instant createdAt,
            @Schema(nullable = true) @Nullable Instant revokedAt) {

        static ClientJson of(ApiClient client) {
            return new ClientJson(
                    client.clientId(), client.name(), client.role(), client.createdAt(), client.revokedAt());
        }
    }

    /** A new API client on the wire, with its secret. */
    @Schema(name = "NewApiClient")
    record NewClientJson(
            String clientId,
            @Schema(description = "shown this once") String clientSecret,

            @Schema(description = "where it gets its tokens, with grant_type=client_credentials")
            String tokenUrl) {}

    @GET
    @Operation(summary = "Lists API clients, newest first; never with their secrets")
    public ListJson<ClientJson> list() {
        return new ListJson<>(
                clients.list(caller.reader()).stream().map(ClientJson::of).toList(), null);
    }

    @POST
    @Operation(
            summary = "Makes an API client",
            description = "The answer holds its secret, which is never shown again.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema =
                                    @Schema(
                                            type = SchemaType.OBJECT,
                                            requiredProperties = {"name", "role"}),
                            examples =
                                    @ExampleObject(
                                            name = "client",
                                            value = "{\"name\": \"Nightly import\", \"role\": \"editor\"}")))
    @APIResponse(responseCode = "201", description = "The client with its secret")
    public Response add(@Nullable JsonNode body) {
        EditScope scope = caller.editor();
        Fields given = Fields.of(body, FIELDS);
        String name = given.text("name", "");
        String role = given.text("role", Roles.VIEWER);
        given.check();
        NewApiClient added = asked(() -> clients.create(scope, name, role));
        return Response.created(URI.create(LIST + "/" + added.client().clientId()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(new NewClientJson(added.client().clientId(), added.secret(), added.tokenUrl()))
                .build();
    }

    @DELETE
    @Path("{client}")
    @Operation(
            summary = "Revokes an API client",
            description = "It gets no more tokens; one that it has already is good for at most five more minutes.")
    public ClientJson revoke(@RestPath String client) {
        EditScope scope = caller.editor();
        return ClientJson.of(asked(() -> clients.revoke(scope, client)));
    }

    private static <T> T asked(Supplier<ChangeResult<T>> question) {
        try {
            return Answers.done(question.get(), WHAT, LIST, _ -> 1);
        } catch (SignInUnavailableException e) {
            throw Problem.unavailable(e.advice()).exception();
        }
    }
}
