package dev.clickledger.app.console.access;

import dev.clickledger.contract.SigningKey;
import java.util.Base64;

/**
 * A signing key that has just been made: the one time at which its secret is shown.
 *
 * @param key the key
 */
public record NewSigningKey(SigningKey key) {

    /** Its name within the tenant. */
    public String keyId() {
        return key.keyId();
    }

    /** The secret as unpadded base64url, as ad servers are given it. */
    public String secret() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.secret());
    }
}
