package dev.clickledger.app.database;

import dev.clickledger.contract.StorageKeys;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** With what secrets are sealed before they are stored. */
@ConfigMapping(prefix = "clickledger.storage")
public interface StorageSettings {

    /** Text of the key that seals, {@code STORAGE_KEY}. */
    @WithDefault(StorageKeys.DEMO)
    String key();

    /** Texts of keys that sealed before, {@code STORAGE_KEYS_BEFORE}. */
    Optional<List<String>> formerKeys();
}
