package dev.clickledger.app.catalog;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.clickledger.app.destination.Destination;
import dev.clickledger.app.destination.DestinationResult;
import dev.clickledger.app.destination.DestinationRules;
import dev.clickledger.contract.SigningKey;
import dev.clickledger.contract.StorageKeys;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The catalog's copy in a local file, from which redirects start while PostgreSQL is down. Replaced as a whole, at most
 * every half minute. Only its owner can read it, and the tenants' signing keys in it are sealed. Called by one thread.
 */
@Singleton
class CatalogFile {

    private static final Logger LOG = Logger.getLogger(CatalogFile.class);
    private static final Duration KEEP_EVERY = Duration.ofSeconds(30);

    private final ObjectMapper json = JsonMapper.builder()
            .findAndAddModules()
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private final @Nullable Path file;
    private final DestinationRules rules;
    private final Clock clock;
    private final StorageKeys storageKeys;

    private @Nullable Map<String, Long> keptRevisions;
    private Instant nextTime = Instant.MIN;

    CatalogFile(AdSettings settings, DestinationRules rules, Clock clock, StorageKeys storageKeys) {
        this.file = settings.snapshot().map(Path::toAbsolutePath).orElse(null);
        this.rules = rules;
        this.clock = clock;
        this.storageKeys = storageKeys;
    }

    private record Contents(
            Map<String, Long> revisions,
            List<Campaign> campaigns,
            List<Entry> ads,
            Map<String, List<SealedKey>> sealedKeys) {}

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record SealedKey(String keyId, byte[] sealed) {}

    private record Entry(Ad ad, Set<String> sources, Set<String> signedSources, List<String> passThrough) {}

    /** Writes the snapshot unless it is there already or another one was written a moment ago. */
    void keep(CatalogSnapshot snapshot) {
        Instant now = clock.instant();
        if (file == null || snapshot.revisions().equals(keptRevisions) || now.isBefore(nextTime)) {
            return;
        }
        nextTime = now.plus(KEEP_EVERY);
        try {
            write(file, snapshot);
            keptRevisions = snapshot.revisions();
        } catch (IOException e) {
            LOG.errorf(e, "The catalog's local copy %s could not be written", file);
        }
    }

    /** What was written last; empty when there is nothing or nothing that can be read. */
    Optional<CatalogSnapshot> read() {
        if (file == null || !Files.exists(file)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Optional.of(snapshot(json.readValue(in, Contents.class)));
        } catch (IOException | RuntimeException e) {
            LOG.errorf(e, "The catalog's local copy %s cannot be read and is not used", file);
            return Optional.empty();
        }
    }

    private void write(Path file, CatalogSnapshot snapshot) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.createDirectories(next.getParent());
        Files.deleteIfExists(next);
        try (OutputStream out = Channels.newOutputStream(Files.newByteChannel(
                next,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))))) {
            json.writeValue(
                    out,
                    new Contents(
                            snapshot.revisions(),
                            snapshot.campaigns(),
                            snapshot.ads().stream()
                                    .map(entry -> new Entry(
                                            entry.ad(), entry.sources(), entry.signedSources(), entry.passThrough()))
                                    .toList(),
                            sealed(snapshot.signingKeys())));
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private CatalogSnapshot snapshot(Contents contents) {
        List<CatalogAd> ads = new ArrayList<>();
        for (Entry entry : contents.ads()) {
            if (rules.read(entry.ad().destination()) instanceof DestinationResult.Valid(Destination destination)) {
                ads.add(new CatalogAd(
                        entry.ad(), destination, entry.sources(), entry.signedSources(), entry.passThrough()));
            }
        }
        return new CatalogSnapshot(contents.revisions(), contents.campaigns(), ads, opened(contents.sealedKeys()));
    }

    private Map<String, List<SealedKey>> sealed(Map<String, List<SigningKey>> keys) {
        Map<String, List<SealedKey>> sealed = new HashMap<>();
        keys.forEach((tenantId, all) -> sealed.put(
                tenantId,
                all.stream()
                        .map(key -> new SealedKey(key.keyId(), storageKeys.seal(tenantId, key)))
                        .toList()));
        return sealed;
    }

    private Map<String, List<SigningKey>> opened(Map<String, List<SealedKey>> sealed) {
        Map<String, List<SigningKey>> keys = new HashMap<>();
        sealed.forEach((tenantId, all) -> keys.put(
                tenantId,
                all.stream()
                        .map(key -> storageKeys.open(tenantId, key.keyId(), key.sealed()))
                        .toList()));
        return keys;
    }
}
