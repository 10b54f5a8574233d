package dev.clickledger.app.console.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.clickledger.app.console.security.Roles;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** Signs everybody in as Alice, as Keycloak does with those whom it knows: by redirects, a code and signed tokens. */
public final class SignInStandIn implements QuarkusTestResourceLifecycleManager {

    private static final String REALM = "/realms/clickledger";
    private static final String OPENID = REALM + "/protocol/openid-connect";

    /** Makes tokens that fit into no single cookie, as those of people with many roles do. */
    private static final String LONG = "x".repeat(5_000);

    private final RsaJsonWebKey key = key();
    private @Nullable HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            String address = "http://127.0.0.1:" + started.getAddress().getPort() + REALM;
            started.createContext(
                    OPENID + "/certs",
                    exchange -> json(exchange, new JsonWebKeySet(List.of(key)).toJson(OutputControlLevel.PUBLIC_ONLY)));
            started.createContext(OPENID + "/auth", SignInStandIn::letIn);
            started.createContext(OPENID + "/token", exchange -> json(exchange, tokens(address)));
            started.createContext(REALM + "/account/sessions", exchange -> {
                exchange.sendResponseHeaders(204, -1);
                exchange.close();
            });
            started.start();
            server = started;
            return Map.of("quarkus.oidc.auth-server-url", address, "quarkus.oidc.token.issuer", address);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    private static void letIn(HttpExchange exchange) throws IOException {
        Map<String, String> asked = Arrays.stream(
                        exchange.getRequestURI().getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
        URI back = URI.create(asked.get("redirect_uri") + "?code=c&state="
                + URLEncoder.encode(asked.get("state"), StandardCharsets.UTF_8));
        exchange.getResponseHeaders().add("Location", back.toString());
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private String tokens(String issuer) {
        String session = UUID.randomUUID().toString();
        return """
                {"token_type": "Bearer", "expires_in": 300, "id_token": "%s", "access_token": "%s", "refresh_token": "%s"}
                """.formatted(
                token(issuer, session, "ID"), token(issuer, session, "Bearer"), token(issuer, session, "Refresh"));
    }

    private String token(String issuer, String session, String type) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(issuer);
        claims.setSubject("alice-id");
        claims.setAudience("clickledger-app");
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(5);
        claims.setClaim("typ", type);
        claims.setClaim("sid", session);
        claims.setClaim("preferred_username", "alice");
        claims.setClaim("groups", List.of(Roles.VIEWER));
        claims.setClaim("organization", List.of("acme"));
        if (!type.equals("Refresh")) {
            claims.setClaim("long", LONG);
        }
        JsonWebSignature signed = new JsonWebSignature();
        signed.setPayload(claims.toJson());
        signed.setKeyIdHeaderValue(key.getKeyId());
        signed.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        signed.setKey(key.getPrivateKey());
        try {
            return signed.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void json(HttpExchange exchange, String answer) throws IOException {
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static RsaJsonWebKey key() {
        try {
            RsaJsonWebKey made = RsaJwkGenerator.generateJwk(2048);
            made.setKeyId("realm");
            made.setUse("sig");
            made.setAlgorithm(AlgorithmIdentifiers.RSA_USING_SHA256);
            return made;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
