package dev.clickledger.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class StorageKeysTest {

    private static final byte[] SECRET = "thirty-two bytes of a secret ...".getBytes(StandardCharsets.UTF_8);

    private final StorageKeys keys = StorageKeys.of("first text", List.of());

    @Test
    void whatIsSealedOpensAtItsPlace() {
        byte[] sealed = keys.seal(SECRET, "place");

        assertThat(keys.open(sealed, "place")).isEqualTo(SECRET);
        assertThat(sealed).hasSize(SECRET.length + 33);
        assertThat(HexFormat.of().formatHex(sealed))
                .doesNotContain(HexFormat.of().formatHex(SECRET));
        assertThat(keys.seal(SECRET, "place")).as("never the same twice").isNotEqualTo(sealed);
    }

    @Test
    void aSealOfAnEarlierReleaseStillOpens() {
        byte[] sealed = HexFormat.of()
                .parseHex(
                        "01744da337c4455a2feb672a8404f3327539922dd2e1b2d09f31b4388de384d2c02d4d17eb1d031ee52f5d849d1f9cbde64c397cbbafbfce2b29d7acf9a100b68b");

        assertThat(keys.open(sealed, "place")).isEqualTo(SECRET);
    }

    @Test
    void whatWasSealedBeforeTheKeyWasReplacedOpensWithTheFormerOne() {
        byte[] sealed = keys.seal(SECRET, "place");
        StorageKeys rotated = StorageKeys.of("second text", List.of("other", "first text"));

        assertThat(rotated.open(sealed, "place")).isEqualTo(SECRET);
        assertThat(rotated.currentId()).isNotEqualTo(keys.currentId());
        assertThatExceptionOfType(StorageKeys.UnknownKeyException.class)
                .isThrownBy(() -> keys.open(rotated.seal(SECRET, "place"), "place"));
    }

    @Test
    void aWrongKeySaysWhichOneIsWantedAndWhereToPutIt() {
        byte[] sealed = keys.seal("acme", new SigningKey("k1", SECRET));
        StorageKeys wrong = StorageKeys.of("another text", List.of());

        assertThatExceptionOfType(StorageKeys.UnknownKeyException.class)
                .isThrownBy(() -> wrong.open("acme", "k1", sealed))
                .withMessageContaining("signing key k1 of tenant acme")
                .withMessageContaining(keys.currentId())
                .withMessageContaining("STORAGE_KEYS_BEFORE")
                .withMessageNotContaining("text");
    }

    @Test
    void whatIsDamagedOrMovedDoesNotOpen() {
        byte[] sealed = keys.seal("acme", new SigningKey("k1", SECRET));
        for (int i = 5; i < sealed.length; i++) {
            byte[] damaged = sealed.clone();
            damaged[i] ^= 1;
            assertBroken(damaged, "acme", "k1");
        }
        assertBroken(new byte[0], "acme", "k1");
        assertBroken(SECRET, "acme", "k1");
        assertBroken(sealed, "globex", "k1");
        assertBroken(sealed, "acme", "k2");
        assertThat(keys.open("acme", "k1", sealed)).isEqualTo(new SigningKey("k1", SECRET));
    }

    @Test
    void nobodySeesAKeyByPrintingIt() {
        assertThat(keys).asString().doesNotContain("first text");
    }

    private void assertBroken(byte[] sealed, String tenantId, String keyId) {
        assertThatExceptionOfType(StorageKeys.BrokenSealException.class)
                .isThrownBy(() -> keys.open(tenantId, keyId, sealed));
    }
}
