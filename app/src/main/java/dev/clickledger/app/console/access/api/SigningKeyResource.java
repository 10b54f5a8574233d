package dev.clickledger.app.console.access.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.clickledger.app.console.access.NewSigningKey;
import dev.clickledger.app.console.access.SigningKeyDesk;
import dev.clickledger.app.console.access.SigningKeyEntry;
import dev.clickledger.app.console.registry.ChangeResult;
import dev.clickledger.app.console.registry.Page;
import dev.clickledger.app.console.registry.api.Answers;
import dev.clickledger.app.console.registry.api.Caller;
import dev.clickledger.app.console.registry.api.EntityTags;
import dev.clickledger.app.console.registry.api.ListPart;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** The caller's signing keys. */
@Path("/api/v1/signing-keys")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "Signing keys",
        description = "What impressions are signed with; managed by people only, an API client is answered 403")
class SigningKeyResource {

    private static final String WHAT = "signing key";
    private static final String LIST = "/api/v1/signing-keys";

    private static final String KEYS = "signing keys";

    private final Caller caller;
    private final SigningKeyDesk keys;

    SigningKeyResource(Caller caller, SigningKeyDesk keys) {
        this.caller = caller;
        this.keys = keys;
    }

    /** A signing key on the wire. */
    @Schema(
            name = "SigningKey",
            requiredProperties = {"keyId", "createdAt", "revokedAt"})
    record KeyJson(
            @Schema(examples = "m4xq7n3p") String keyId,
            Instant createdAt,
            @Schema(nullable = true) @Nullable Instant revokedAt) {

        static KeyJson of(SigningKeyEntry key) {
            return new KeyJson(key.keyId(), key.createdAt(), key.revokedAt());
        }
    }

    /** A new signing key on the wire, with its secret. */
    @Schema(
            name = "NewSigningKey",
            requiredProperties = {"keyId", "secret"})
    record NewKeyJson(
            @Schema(examples = "m4xq7n3p") String keyId,

            @Schema(description = "base64url; shown this once", examples = "c2VjcmV0")
            String secret) {}

    /** A part of the signing keys on the wire. */
    @Schema(name = "SigningKeyList", requiredProperties = "items")
    record KeyList(
            List<KeyJson> items,

            @Schema(description = ListPart.NEXT) @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String next) {}

    @GET
    @Operation(operationId = "listSigningKeys", summary = "Lists signing keys, newest first; never with their secrets")
    @APIResponseSchema(value = KeyList.class, responseCode = "200", responseDescription = "A part of the list")
    public Response list(@BeanParam ListPart part, @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
        Page<SigningKeyEntry> page = keys.list(caller.keyReader(), part.byTime(KEYS), part.limit);
        return EntityTags.answer(
                known, new KeyList(page.items().stream().map(KeyJson::of).toList(), ListPart.next(KEYS, page)));
    }

    @POST
    @Operation(
            operationId = "addSigningKey",
            summary = "Makes a signing key",
            description = "The answer holds its secret, which is never shown again. Keys made before stay valid until"
                    + " they are revoked.")
    @APIResponse(
            responseCode = "201",
            description = "The key with its secret",
            content = @Content(schema = @Schema(implementation = NewKeyJson.class)))
    @APIResponse(responseCode = "400", description = "There are as many valid keys as there may be")
    public Response add() {
        NewSigningKey key = done(keys.create(caller.keyEditor()));
        return Response.created(URI.create(LIST + "/" + key.keyId()))
                .entity(new NewKeyJson(key.keyId(), key.secret()))
                .build();
    }

    @DELETE
    @Path("{key}")
    @Operation(
            operationId = "revokeSigningKey",
            summary = "Revokes a signing key",
            description = "Within two seconds no token that it signed is accepted.")
    @APIResponseSchema(value = KeyJson.class, responseCode = "200", responseDescription = "The key as it is now")
    public KeyJson revoke(@RestPath String key) {
        return KeyJson.of(done(keys.revoke(caller.keyEditor(), key)));
    }

    private static <T> T done(ChangeResult<T> result) {
        return Answers.done(result, WHAT, LIST, _ -> 1);
    }
}
