package dev.clickledger.app.console.access.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.clickledger.app.console.access.ApiClient;
import dev.clickledger.app.console.access.ApiClients;
import dev.clickledger.app.console.access.NewApiClient;
import dev.clickledger.app.console.access.SignInUnavailableException;
import dev.clickledger.app.console.api.BodyFields;
import dev.clickledger.app.console.registry.ChangeResult;
import dev.clickledger.app.console.registry.Page;
import dev.clickledger.app.console.registry.api.Answers;
import dev.clickledger.app.console.registry.api.Caller;
import dev.clickledger.app.console.registry.api.EntityTags;
import dev.clickledger.app.console.registry.api.ListPart;
import dev.clickledger.app.console.security.EditScope;
import dev.clickledger.app.console.security.Roles;
import dev.clickledger.app.problem.Problem;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** The machines that the caller's tenant lets in. */
@Path("/api/v1/api-clients")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "API clients",
        description = "Programs that may use this API; managed by people only, an API client is answered 403")
class ApiClientResource {

    private static final String WHAT = "API client";
    private static final String LIST = "/api/v1/api-clients";
    private static final String CLIENTS = "API clients";

    private final Caller caller;
    private final ApiClients clients;

    ApiClientResource(Caller caller, ApiClients clients) {
        this.caller = caller;
        this.clients = clients;
    }

    /** An API client on the wire. */
    @Schema(
            name = "ApiClient",
            requiredProperties = {"clientId", "name", "role", "createdAt", "revokedAt"})
    record ClientJson(
            @Schema(examples = "acme-k7x2q9m4d8wz") String clientId,
            @Schema(examples = "Nightly import") String name,

            @Schema(
                    examples = "editor",
                    enumeration = {Roles.VIEWER, Roles.EDITOR})
            String role,

            Instant createdAt,
            @Schema(nullable = true) @Nullable Instant revokedAt) {

        static ClientJson of(ApiClient client) {
            return new ClientJson(
                    client.clientId(), client.name(), client.role(), client.createdAt(), client.revokedAt());
        }
    }

    /** A new API client on the wire, with its secret. */
    @Schema(
            name = "NewApiClient",
            requiredProperties = {"clientId", "clientSecret", "tokenUrl"})
    record NewClientJson(
            String clientId,
            @Schema(description = "shown this once") String clientSecret,

            @Schema(description = "where it gets its tokens, with grant_type=client_credentials")
            String tokenUrl) {}

    /** A part of the API clients on the wire. */
    @Schema(name = "ApiClientList", requiredProperties = "items")
    record ClientList(
            List<ClientJson> items,

            @Schema(description = ListPart.NEXT) @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String next) {}

    /** What may be sent about a new API client, as OpenAPI tells it; read by {@link BodyFields}. */
    @Schema(
            name = "WantedApiClient",
            requiredProperties = {"name", "role"},
            additionalProperties = Schema.False.class)
    record Wanted(
            @Schema(description = "for people", minLength = 1, maxLength = 200, examples = "Nightly import")
            String name,

            @Schema(
                    examples = "editor",
                    enumeration = {Roles.VIEWER, Roles.EDITOR})
            String role) {}

    @GET
    @Operation(operationId = "listApiClients", summary = "Lists API clients, newest first; never with their secrets")
    @APIResponseSchema(value = ClientList.class, responseCode = "200", responseDescription = "A part of the list")
    public Response list(@BeanParam ListPart part, @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
        Page<ApiClient> page = clients.list(caller.keyReader(), part.byTime(CLIENTS), part.limit);
        return EntityTags.answer(
                known,
                new ClientList(page.items().stream().map(ClientJson::of).toList(), ListPart.next(CLIENTS, page)));
    }

    @POST
    @Operation(
            operationId = "addApiClient",
            summary = "Makes an API client",
            description = "The answer holds its secret, which is never shown again.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Wanted.class),
                            examples =
                                    @ExampleObject(
                                            name = "client",
                                            value = "{\"name\": \"Nightly import\", \"role\": \"editor\"}")))
    @APIResponse(
            responseCode = "201",
            description = "The client with its secret",
            content = @Content(schema = @Schema(implementation = NewClientJson.class)))
    public Response add(@Nullable JsonNode body) {
        EditScope scope = caller.keyEditor();
        BodyFields given = BodyFields.of(body, Wanted.class);
        String name = given.text("name", "");
        String role = given.text("role", Roles.VIEWER).toLowerCase(Locale.ROOT);
        given.check();
        NewApiClient added = asked(() -> clients.create(scope, name, role));
        return Response.created(URI.create(LIST + "/" + added.client().clientId()))
                .entity(new NewClientJson(added.client().clientId(), added.secret(), added.tokenUrl()))
                .build();
    }

    @DELETE
    @Path("{client}")
    @Operation(
            operationId = "revokeApiClient",
            summary = "Revokes an API client",
            description = "It gets no more tokens; one that it has already is good for at most five more minutes.")
    @APIResponseSchema(value = ClientJson.class, responseCode = "200", responseDescription = "The client as it is now")
    public ClientJson revoke(@RestPath String client) {
        EditScope scope = caller.keyEditor();
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
