package dev.clickledger.app.console.security;

import io.quarkus.arc.Unremovable;
import io.quarkus.oidc.common.OidcEndpoint;
import io.quarkus.oidc.common.OidcRequestFilter;
import io.quarkus.oidc.common.OidcResponseFilter;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.buffer.Buffer;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hears what Keycloak says when a session is to be renewed. Only its own {@code invalid_grant} ends the session (RFC 6749,
 * section 5.2): when it does not answer, sessions go on.
 */
@Singleton
@Unremovable
@OidcEndpoint(OidcEndpoint.Type.TOKEN)
class RefusedRenewals implements OidcRequestFilter, OidcResponseFilter {

    private static final String SESSION = "renewed-session";
    private static final Pattern RENEWED = Pattern.compile("(?:^|&)refresh_token=[^.&]*\\.([A-Za-z0-9_-]+)\\.");
    private static final int BAD_REQUEST = 400;

    private final RefusedSessions refused;

    RefusedRenewals(RefusedSessions refused) {
        this.refused = refused;
    }

    @Override
    public Uni<Void> filter(OidcRequestFilterContext request) {
        if (request.requestBody() instanceof Buffer body) {
            sessionIn(body.toString())
                    .ifPresent(session -> request.contextProperties().put(SESSION, session));
        }
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Void> filter(OidcResponseFilterContext answer) {
        if (answer.requestProperties().get(SESSION) instanceof String session
                && answer.statusCode() == BAD_REQUEST
                && answer.responseBody() instanceof Buffer body
                && body.toString().contains("\"invalid_grant\"")) {
            refused.refuse(session);
        }
        return Uni.createFrom().voidItem();
    }

    /** Keycloak's refresh tokens say of which session they are. */
    static Optional<String> sessionIn(String form) {
        Matcher claims = RENEWED.matcher(form);
        if (!claims.find()) {
            return Optional.empty();
        }
        try {
            byte[] json = Base64.getUrlDecoder().decode(claims.group(1));
            return new JsonObject(new String(json, StandardCharsets.UTF_8)).getValue("sid") instanceof String session
                    ? Optional.of(session)
                    : Optional.empty();
        } catch (IllegalArgumentException | DecodeException _) {
            return Optional.empty();
        }
    }
}
