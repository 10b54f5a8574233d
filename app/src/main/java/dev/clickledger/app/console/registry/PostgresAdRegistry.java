package dev.clickledger.app.console.registry;

import dev.clickledger.app.catalog.Ad;
import dev.clickledger.app.catalog.Campaign;
import dev.clickledger.app.catalog.postgres.AdRow;
import dev.clickledger.app.database.Database;
import dev.clickledger.app.database.Sql;
import dev.clickledger.app.destination.Destination;
import dev.clickledger.app.destination.DestinationResult;
import dev.clickledger.app.destination.DestinationRules;
import dev.clickledger.app.destination.PassThroughNames;
import dev.clickledger.contract.SigningKey;
import dev.clickledger.contract.StorageKeys;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The registry in PostgreSQL. */
@Singleton
final class PostgresAdRegistry implements AdRegistry {

    private final Database database;
    private final DestinationRules rules;
    private final StorageKeys storageKeys;

    PostgresAdRegistry(Database database, DestinationRules rules, StorageKeys storageKeys) {
        this.database = database;
        this.rules = rules;
        this.storageKeys = storageKeys;
    }

    @Override
    public List<Campaign> campaigns(String tenantId) {
        return query(
                "select id, tenant_id, name from campaign where tenant_id = ? order by name, id",
                row -> new Campaign(row.getString(1), row.getString(2), row.getString(3)),
                tenantId);
    }

    @Override
    public List<Ad> ads(String tenantId) {
        return query(AdRow.SELECT + " where campaign.tenant_id = ? order by ad.name, ad.id", AdRow::read, tenantId);
    }

    @Override
    public Optional<Ad> ad(String tenantId, String adId) {
        return query(AdRow.SELECT + " where campaign.tenant_id = ? and ad.id = ?", AdRow::read, tenantId, adId).stream()
                .findFirst();
    }

    @Override
    public void saveTenant(String tenantId, String name) {
        update(
                tenantId,
                "insert into tenant (id, name) values (?, ?) on conflict (id) do update set name = excluded.name",
                tenantId,
                name);
    }

    @Override
    public void save(Campaign campaign) {
        int rows = update(campaign.tenantId(), """
                insert into campaign (id, tenant_id, name) values (?, ?, ?)
                on conflict (id) do update set name = excluded.name where campaign.tenant_id = excluded.tenant_id
                """, campaign.id(), campaign.tenantId(), campaign.name());
        requireOwn(rows, "campaign", campaign.id());
    }

    @Override
    public void save(Ad ad) {
        Destination destination = switch (rules.accept(ad.destination())) {
            case DestinationResult.Valid valid -> valid.destination();
            case DestinationResult.Invalid(String reason) ->
                throw new IllegalArgumentException("the destination of ad " + ad.id() + " is refused: " + reason);
        };
        int rows = update(
                ad.tenantId(),
                """
                insert into ad (id, campaign_id, name, destination, active, token_required, starts_at, ends_at)
                select ?, id, ?, ?, ?, ?, ?::timestamptz, ?::timestamptz from campaign where id = ? and tenant_id = ?
                on conflict (id) do update set campaign_id = excluded.campaign_id, name = excluded.name,
                  destination = excluded.destination, active = excluded.active, archived = ad.archived and not excluded.active,
                  token_required = excluded.token_required, starts_at = excluded.starts_at, ends_at = excluded.ends_at
                where (select tenant_id from campaign where id = ad.campaign_id)
                    = (select tenant_id from campaign where id = excluded.campaign_id)
                """,
                ad.id(),
                ad.name(),
                destination.text(),
                ad.active(),
                ad.tokenRequired(),
                ad.flight().startsAt(),
                ad.flight().endsAt(),
                ad.campaignId(),
                ad.tenantId());
        requireOwn(rows, "ad or campaign", ad.id() + " in " + ad.campaignId());
    }

    @Override
    public void saveSource(String tenantId, String adId, String source) {
        update(tenantId, """
                insert into ad_source (ad_id, source)
                select ad.id, ? from ad join campaign on campaign.id = ad.campaign_id
                where ad.id = ? and campaign.tenant_id = ?
                  and not exists (select from ad_source where ad_id = ad.id and source = ? and not signed)
                on conflict (ad_id, source) do update set signed = false
                """, source, adId, tenantId, source);
    }

    @Override
    public void savePassThrough(String tenantId, String adId, List<String> names) {
        PassThroughNames.wrongWith(names, null).ifPresent(wrong -> {
            throw new IllegalArgumentException(wrong);
        });
        int rows = update(tenantId, """
                with own as (
                  select ad.id from ad join campaign on campaign.id = ad.campaign_id
                  where ad.id = ? and campaign.tenant_id = ? for update of ad),
                gone as (
                  delete from ad_parameter where ad_id in (select id from own) and not (name = any (string_to_array(?, ','))))
                insert into ad_parameter (ad_id, name, position)
                select own.id, given.name, given.position
                from own, unnest(string_to_array(?, ',')) with ordinality as given (name, position)
                on conflict (ad_id, name) do update set position = excluded.position
                """, adId, tenantId, String.join(",", names), String.join(",", names));
        if (!names.isEmpty()) {
            requireOwn(rows, "ad", adId);
        }
    }

    @Override
    public void saveSigningKey(String tenantId, SigningKey key) {
        update(
                tenantId,
                "insert into signing_key (tenant_id, key_id, sealed, sealed_by) values (?, ?, ?, ?) on conflict do nothing",
                tenantId,
                key.keyId(),
                storageKeys.seal(tenantId, key),
                storageKeys.currentId());
    }

    private static void requireOwn(int rows, String what, String id) {
        if (rows == 0) {
            throw new IllegalArgumentException("there is no " + what + " " + id + " of this tenant");
        }
    }

    private <T> List<T> query(String text, Sql.RowReader<T> reader, Object... parameters) {
        return database.read("reading from the ad registry", sql -> sql.rows(text, reader, parameters));
    }

    private int update(String tenantId, String text, @Nullable Object... parameters) {
        return CatalogChange.run(database, tenantId, "writing to the ad registry", sql -> sql.update(text, parameters));
    }
}
