package dev.clickledger.contract;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals secrets before they are stored, so that a disk, a backup or a database alone gives none of them away. What is sealed
 * is bound to its place: moved to another one it does not open.
 *
 * <p>A seal is a version (1 byte, now 1), the id of the key (4 bytes), a nonce (12 bytes), and the secret under AES-256-GCM
 * with its tag (16 bytes more than the secret). The AES key and its id are HMAC-SHA-256 of two labels under the text that the
 * environment holds.
 */
public final class StorageKeys {

    /** The environment variable with the text of the key that seals. */
    public static final String VARIABLE = "STORAGE_KEY";

    /** The environment variable with the texts of keys that sealed before, separated by commas. */
    public static final String FORMER_VARIABLE = "STORAGE_KEYS_BEFORE";

    /** The text on a laptop, which everybody knows: for demos alone. */
    public static final String DEMO = "local-storage-key-change-me-in-production";

    private static final byte VERSION = 1;
    private static final int ID_LENGTH = 4;
    private static final int NONCE_LENGTH = 12;
    private static final int TAG_BITS = 128;
    private static final int HEADER_LENGTH = 1 + ID_LENGTH;
    private static final int SHORTEST = HEADER_LENGTH + NONCE_LENGTH + TAG_BITS / 8;

    private final SecureRandom random = new SecureRandom();
    private final String current;
    private final Map<String, SecretKeySpec> keys = new HashMap<>();

    private StorageKeys(String current, Collection<String> former) {
        former.forEach(this::add);
        this.current = add(current);
    }

    /** What is stored was sealed with a key that is not known here. */
    public static final class UnknownKeyException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private UnknownKeyException(String place, String keyId) {
            super("The " + place + " is sealed with storage key " + keyId + ", which neither " + VARIABLE + " nor "
                    + FORMER_VARIABLE + " holds. Add that key to " + FORMER_VARIABLE + ".");
        }
    }

    /** What is stored is no seal, is damaged, or belongs to another place. */
    public static final class BrokenSealException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private BrokenSealException(String place) {
            super("The " + place + " cannot be opened: it is damaged, or was moved there from another place.");
        }
    }

    /**
     * Keys from their texts, of any length: whoever reads them from the environment sees to it that they cannot be guessed.
     *
     * @param current seals from now on
     * @param former open what was sealed before
     */
    public static StorageKeys of(String current, Collection<String> former) {
        return new StorageKeys(current, former);
    }

    /** Id of the key that seals, which tells nothing about it: 8 hexadecimal digits. */
    public String currentId() {
        return current;
    }

    /**
     * Seals a secret.
     *
     * @param place where it is kept, in words that no other secret has
     */
    public byte[] seal(byte[] secret, String place) {
        byte[] nonce = new byte[NONCE_LENGTH];
        random.nextBytes(nonce);
        byte[] head = new byte[HEADER_LENGTH];
        head[0] = VERSION;
        System.arraycopy(HexFormat.of().parseHex(current), 0, head, 1, ID_LENGTH);
        try {
            byte[] hidden =
                    cipher(Cipher.ENCRYPT_MODE, current, nonce, head, place).doFinal(secret);
            byte[] sealed = Arrays.copyOf(head, HEADER_LENGTH + NONCE_LENGTH + hidden.length);
            System.arraycopy(nonce, 0, sealed, HEADER_LENGTH, NONCE_LENGTH);
            System.arraycopy(hidden, 0, sealed, HEADER_LENGTH + NONCE_LENGTH, hidden.length);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealing the " + place + " failed", e);
        }
    }

    /**
     * Opens what was sealed for that place.
     *
     * @throws UnknownKeyException when the key is not known here
     * @throws BrokenSealException when it is no such seal
     */
    public byte[] open(byte[] sealed, String place) {
        if (sealed.length < SHORTEST || sealed[0] != VERSION) {
            throw new BrokenSealException(place);
        }
        byte[] head = Arrays.copyOf(sealed, HEADER_LENGTH);
        String keyId = HexFormat.of().formatHex(head, 1, HEADER_LENGTH);
        if (!keys.containsKey(keyId)) {
            throw new UnknownKeyException(place, keyId);
        }
        byte[] nonce = Arrays.copyOfRange(sealed, HEADER_LENGTH, HEADER_LENGTH + NONCE_LENGTH);
        int start = HEADER_LENGTH + NONCE_LENGTH;
        try {
            return cipher(Cipher.DECRYPT_MODE, keyId, nonce, head, place).doFinal(sealed, start, sealed.length - start);
        } catch (AEADBadTagException e) {
            throw new BrokenSealException(place);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("opening the " + place + " failed", e);
        }
    }

    /** Seals a tenant's signing key. */
    public byte[] seal(String tenantId, SigningKey key) {
        return seal(key.secret(), place(tenantId, key.keyId()));
    }

    /**
     * Opens a tenant's signing key.
     *
     * @throws UnknownKeyException when the key is not known here
     * @throws BrokenSealException when it is no seal of that signing key
     */
    public SigningKey open(String tenantId, String keyId, byte[] sealed) {
        return new SigningKey(keyId, open(sealed, place(tenantId, keyId)));
    }

    private static String place(String tenantId, String keyId) {
        return "signing key " + keyId + " of tenant " + tenantId;
    }

    private Cipher cipher(int mode, String keyId, byte[] nonce, byte[] head, String place)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, keys.get(keyId), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(head);
        cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private String add(String text) {
        String id = HexFormat.of().formatHex(derived(text, "clickledger storage key id 1"), 0, ID_LENGTH);
        keys.put(id, new SecretKeySpec(derived(text, "clickledger storage key 1"), "AES"));
        return id;
    }

    private static byte[] derived(String text, String label) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(label.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("deriving a storage key failed", e);
        }
    }

    /** Names the key and keeps it. */
    @Override
    public String toString() {
        return "StorageKeys[" + current + "]";
    }
}
