package dev.clickledger.app.console.security;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** Serves the keys that Keycloak signs with, and signs what a test says with one of them, or with a stranger's. */
public final class SigningKeycloak implements QuarkusTestResourceLifecycleManager {

    static final String ISSUER = "http://login.example/realms/clickledger";
    private static final RsaJsonWebKey OWN = key();
    private static final RsaJsonWebKey FOREIGN = key();

    private @Nullable HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            HttpServer keys = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            byte[] answer = new JsonWebKeySet(List.of(OWN))
                    .toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY)
                    .getBytes(StandardCharsets.UTF_8);
            keys.createContext("/protocol/openid-connect/certs", exchange -> {
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
                exchange.close();
            });
            keys.start();
            server = keys;
            return Map.of(
                    "quarkus.oidc.api.auth-server-url",
                    "http://127.0.0.1:" + keys.getAddress().getPort(),
                    "quarkus.oidc.api.token.issuer",
                    ISSUER);
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

    static String signed(JwtClaims claims) {
        return signed(claims, OWN);
    }

    /** The access token of an API client. */
    public static String tokenOfMachine(String tenant, String role) {
        return signed(machine(tenant, role));
    }

    /** What Keycloak says of an API client. */
    static JwtClaims machine(String tenant, String role) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setAudience("clickledger-app");
        claims.setSubject("9c5c8c4e-" + tenant + "-" + role);
        claims.setClaim("typ", "Bearer");
        claims.setClaim("azp", tenant + "-k7x2q9m4d8wz");
        claims.setClaim("preferred_username", "service-account-" + tenant + "-k7x2q9m4d8wz");
        claims.setClaim("organization", List.of(tenant));
        claims.setClaim("groups", List.of(role));
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(5);
        return claims;
    }

    static String signedByAStranger(JwtClaims claims) {
        return signed(claims, FOREIGN);
    }

    /** Signed with the public key as if it were a secret, which a careless verifier takes for Keycloak's. */
    static String signedWithThePublicKey(JwtClaims claims) {
        JsonWebSignature token = token(claims);
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        token.setKey(new HmacKey(OWN.getPublicKey().getEncoded()));
        return compact(token);
    }

    static String unsigned(JwtClaims claims) {
        JsonWebSignature token = token(claims);
        token.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.NONE);
        return compact(token);
    }

    private static String signed(JwtClaims claims, RsaJsonWebKey key) {
        JsonWebSignature token = token(claims);
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        token.setKey(key.getPrivateKey());
        return compact(token);
    }

    private static JsonWebSignature token(JwtClaims claims) {
        JsonWebSignature token = new JsonWebSignature();
        token.setPayload(claims.toJson());
        token.setKeyIdHeaderValue(OWN.getKeyId());
        return token;
    }

    private static String compact(JsonWebSignature token) {
        try {
            return token.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RsaJsonWebKey key() {
        try {
            RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId("realm");
            key.setUse("sig");
            key.setAlgorithm(AlgorithmIdentifiers.RSA_USING_SHA256);
            return key;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
