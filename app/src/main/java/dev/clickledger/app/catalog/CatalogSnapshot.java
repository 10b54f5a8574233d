package dev.clickledger.app.catalog;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.clickledger.contract.SigningKey;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** All campaigns, ads and signing keys, each tenant's as of one revision. Immutable. */
public final class CatalogSnapshot {

    /** What is known before the first load: nothing. */
    public static final CatalogSnapshot EMPTY = new CatalogSnapshot(Map.of(), List.of(), List.of(), Map.of());

    private final Map<String, Long> revisions;
    private final Map<String, CatalogAd> ads;
    private final Map<String, List<Ad>> adsOfTenant;
    private final Map<String, List<Campaign>> campaignsOfTenant;
    private final Map<String, List<SigningKey>> keysOfTenant;

    /**
     * Indexes what was loaded.
     *
     * @param revisions the revision of each tenant's part
     * @param keysOfTenant valid signing keys by tenant id, newest first
     */
    public CatalogSnapshot(
            Map<String, Long> revisions,
            Collection<Campaign> campaigns,
            Collection<CatalogAd> ads,
            Map<String, List<SigningKey>> keysOfTenant) {
        this.revisions = Map.copyOf(revisions);
        this.ads = ads.stream().collect(toUnmodifiableMap(entry -> entry.ad().id(), Function.identity()));
        this.adsOfTenant = ads.stream()
                .map(CatalogAd::ad)
                .sorted(Comparator.comparing(Ad::name).thenComparing(Ad::id))
                .collect(groupingBy(Ad::tenantId));
        this.campaignsOfTenant = campaigns.stream()
                .sorted(Comparator.comparing(Campaign::name).thenComparing(Campaign::id))
                .collect(groupingBy(Campaign::tenantId));
        this.keysOfTenant = keysOfTenant.entrySet().stream()
                .collect(toUnmodifiableMap(Map.Entry::getKey, entry -> List.copyOf(entry.getValue())));
    }

    private CatalogSnapshot(
            Map<String, Long> revisions,
            Map<String, CatalogAd> ads,
            Map<String, List<Ad>> adsOfTenant,
            Map<String, List<Campaign>> campaignsOfTenant,
            Map<String, List<SigningKey>> keysOfTenant) {
        this.revisions = Map.copyOf(revisions);
        this.ads = ads;
        this.adsOfTenant = adsOfTenant;
        this.campaignsOfTenant = campaignsOfTenant;
        this.keysOfTenant = keysOfTenant;
    }

    /** The same with what is these tenants' taken from a newer snapshot, which may hold nothing of them any more. */
    CatalogSnapshot with(Set<String> tenantIds, CatalogSnapshot newer) {
        Map<String, CatalogAd> all = new HashMap<>(ads);
        for (String tenantId : tenantIds) {
            adsOf(tenantId).forEach(ad -> all.remove(ad.id()));
        }
        for (String tenantId : tenantIds) {
            newer.adsOf(tenantId).forEach(ad -> all.put(ad.id(), Objects.requireNonNull(newer.ads.get(ad.id()))));
        }
        return new CatalogSnapshot(
                replaced(revisions, newer.revisions, tenantIds),
                Map.copyOf(all),
                replaced(adsOfTenant, newer.adsOfTenant, tenantIds),
                replaced(campaignsOfTenant, newer.campaignsOfTenant, tenantIds),
                replaced(keysOfTenant, newer.keysOfTenant, tenantIds));
    }

    private static <T> Map<String, T> replaced(Map<String, T> all, Map<String, T> newer, Set<String> tenantIds) {
        Map<String, T> replaced = new HashMap<>(all);
        replaced.keySet().removeAll(tenantIds);
        newer.forEach((tenantId, value) -> {
            if (tenantIds.contains(tenantId)) {
                replaced.put(tenantId, value);
            }
        });
        return Map.copyOf(replaced);
    }

    /** The tenants whose part has another revision by now, or came or went. */
    public Set<String> changed(Map<String, Long> revisionsByNow) {
        Set<String> changed = new HashSet<>();
        revisionsByNow.forEach((tenantId, revision) -> {
            if (!revision.equals(revisions.get(tenantId))) {
                changed.add(tenantId);
            }
        });
        for (String tenantId : revisions.keySet()) {
            if (!revisionsByNow.containsKey(tenantId)) {
                changed.add(tenantId);
            }
        }
        return changed;
    }

    /** The revision of each tenant's part. */
    Map<String, Long> revisions() {
        return revisions;
    }

    /** How many ads there are. */
    public int size() {
        return ads.size();
    }

    /** The ad of any tenant, or null when there is none. */
    public @Nullable CatalogAd ad(String adId) {
        return ads.get(adId);
    }

    /** The tenant's signing key, or null when it has none of that id that is still valid. */
    public @Nullable SigningKey signingKey(String tenantId, String keyId) {
        // a tenant has a handful: looking along them beats hashing the id
        for (SigningKey key : keysOfTenant.getOrDefault(tenantId, List.of())) {
            if (key.keyId().equals(keyId)) {
                return key;
            }
        }
        return null;
    }

    /** The key that the tenant signs with: the newest. */
    public Optional<SigningKey> newestSigningKey(String tenantId) {
        return keysOfTenant.getOrDefault(tenantId, List.of()).stream().findFirst();
    }

    Collection<CatalogAd> ads() {
        return ads.values();
    }

    List<Campaign> campaigns() {
        return campaignsOfTenant.values().stream().flatMap(List::stream).toList();
    }

    Map<String, List<SigningKey>> signingKeys() {
        return keysOfTenant;
    }

    List<Ad> adsOf(String tenantId) {
        return List.copyOf(adsOfTenant.getOrDefault(tenantId, List.of()));
    }

    List<Campaign> campaignsOf(String tenantId) {
        return List.copyOf(campaignsOfTenant.getOrDefault(tenantId, List.of()));
    }
}
