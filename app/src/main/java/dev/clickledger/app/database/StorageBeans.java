package dev.clickledger.app.database;

import dev.clickledger.contract.StorageKeys;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/** Makes what is built from settings. */
final class StorageBeans {

    @Produces
    @Singleton
    StorageKeys storageKeys(StorageSettings settings) {
        return StorageKeys.of(settings.key(), settings.formerKeys().orElse(List.of()));
    }
}
