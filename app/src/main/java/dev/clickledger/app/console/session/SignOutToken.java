package dev.clickledger.app.console.session;

import dev.clickledger.app.console.security.PersonSession;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The word without which nobody is signed out. It is made from the session of the sign-in and a secret that all replicas share, so that
 * a page of another site, which can have a browser send a form to us, does not know it, and any replica does.
 */
@Singleton
public class SignOutToken {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PURPOSE = "sign-out ";

    private final SecretKeySpec key;

    SignOutToken(@ConfigProperty(name = "quarkus.oidc.token-state-manager.encryption-secret") String secret) {
        this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /** The word of that session. */
    public String of(PersonSession session) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest(session));
    }

    /** Whether that is the word of that session. */
    boolean matches(PersonSession session, String word) {
        return MessageDigest.isEqual(
                of(session).getBytes(StandardCharsets.US_ASCII), word.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] digest(PersonSession session) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal((PURPOSE + session.person() + ' ' + session.session()).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
