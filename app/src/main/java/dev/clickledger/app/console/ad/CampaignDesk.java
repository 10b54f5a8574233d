package dev.clickledger.app.console.ad;

import dev.clickledger.app.catalog.AdDirectory;
import dev.clickledger.app.catalog.CatalogRefresh;
import dev.clickledger.app.console.registry.CatalogChange;
import dev.clickledger.app.console.registry.Change.Subject;
import dev.clickledger.app.console.registry.ChangeHistory;
import dev.clickledger.app.console.registry.ChangeResult;
import dev.clickledger.app.console.registry.Difference;
import dev.clickledger.app.console.registry.FieldError;
import dev.clickledger.app.console.registry.NewId;
import dev.clickledger.app.console.registry.Page;
import dev.clickledger.app.console.registry.Position;
import dev.clickledger.app.console.registry.Status;
import dev.clickledger.app.console.security.EditScope;
import dev.clickledger.app.console.security.TenantScope;
import dev.clickledger.app.database.Database;
import dev.clickledger.app.database.Sql;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Where a tenant's people read and change their campaigns. Reads what was saved last, unlike the {@link AdDirectory}. */
@Singleton
public class CampaignDesk {

    private static final String SELECT = """
            select campaign.id, campaign.tenant_id, campaign.name, campaign.active, campaign.archived,
              (select count(*) from ad where ad.campaign_id = campaign.id and not ad.archived),
              campaign.version, campaign.changed_at
            from campaign where tenant_id = ?
            """;

    private final Database database;
    private final CatalogRefresh catalog;

    public CampaignDesk(Database database, CatalogRefresh catalog) {
        this.database = database;
        this.catalog = catalog;
    }

    /** The tenant's campaigns by name. */
    public Page<CampaignEntry> list(TenantScope scope, AdFilter filter) {
        Conditions conditions = new Conditions(SELECT, scope.tenantId());
        conditions.status("campaign", filter.status());
        conditions.text("campaign", filter.text());
        conditions.after("campaign", filter.after());
        conditions.order("campaign", filter.limit() + 1);
        List<CampaignEntry> found =
                database.read("listing campaigns", sql -> conditions.query(sql, CampaignDesk::entry));
        return Page.of(found, filter.limit(), campaign -> new Position(campaign.name(), campaign.id()));
    }

    /** The campaign, when it is the tenant's own. */
    public Optional<CampaignEntry> find(TenantScope scope, String campaignId) {
        return database.read("reading a campaign", sql -> find(sql, scope.tenantId(), campaignId));
    }

    /** Adds a campaign. */
    public ChangeResult<CampaignEntry> create(EditScope scope, CampaignFields fields) {
        return ChangeResult.shownBy(
                catalog,
                scope,
                CatalogChange.run(database, scope.tenantId(), "adding a campaign", sql -> create(sql, scope, fields)));
    }

    /**
     * Changes a campaign.
     *
     * @param version the version that the editor has seen, or null to change whatever there is
     * @param edit makes the new fields from those that are saved
     */
    public ChangeResult<CampaignEntry> change(
            EditScope scope, String campaignId, @Nullable Long version, UnaryOperator<CampaignFields> edit) {
        return ChangeResult.shownBy(
                catalog,
                scope,
                CatalogChange.run(
                        database,
                        scope.tenantId(),
                        "changing a campaign",
                        sql -> change(sql, scope, campaignId, version, edit)));
    }

    private static Optional<CampaignEntry> find(Sql sql, String tenantId, String campaignId) throws SQLException {
        return sql.first(SELECT + " and id = ?", CampaignDesk::entry, tenantId, campaignId);
    }

    /** What was decided about a campaign of the tenant's; empty when it has none of this id. */
    static Optional<Status> status(Sql sql, String tenantId, String campaignId) throws SQLException {
        return campaignId.isEmpty()
                ? Optional.empty()
                : find(sql, tenantId, campaignId).map(CampaignEntry::status);
    }

    /** The tenant's campaigns of these ids, and those not archived of these names. */
    public static List<CampaignEntry> all(Sql sql, String tenantId, Collection<String> ids, Collection<String> names)
            throws SQLException {
        return sql.rows(
                SELECT + " and (id = any(?) or name = any(?) and not archived) order by id",
                CampaignDesk::entry,
                tenantId,
                ids.toArray(String[]::new),
                names.toArray(String[]::new));
    }

    private static ChangeResult<CampaignEntry> create(Sql sql, EditScope scope, CampaignFields fields)
            throws SQLException {
        List<FieldError> errors = AdRules.checkName(fields.name());
        if (!errors.isEmpty()) {
            return new ChangeResult.Refused<>(errors);
        }
        String id = NewId.random();
        insert(sql, scope, Map.of(id, fields));
        return new ChangeResult.Done<>(find(sql, scope.tenantId(), id).orElseThrow());
    }

    /** Adds campaigns whose names were checked, by their ids. */
    public static void insert(Sql sql, EditScope scope, Map<String, CampaignFields> campaigns) throws SQLException {
        List<@Nullable Object[]> rows = new ArrayList<>();
        List<ChangeHistory.Note> notes = new ArrayList<>();
        campaigns.forEach((id, fields) -> {
            rows.add(new @Nullable Object[] {
                id,
                scope.tenantId(),
                fields.name(),
                fields.status() == Status.ACTIVE,
                fields.status() == Status.ARCHIVED
            });
            notes.add(new ChangeHistory.Note(id, Difference.created(fields.texts())));
        });
        sql.updateEach("insert into campaign (id, tenant_id, name, active, archived) values (?, ?, ?, ?, ?)", rows);
        ChangeHistory.note(sql, scope, Subject.CAMPAIGN, notes);
    }

    private static ChangeResult<CampaignEntry> change(
            Sql sql, EditScope scope, String campaignId, @Nullable Long version, UnaryOperator<CampaignFields> edit)
            throws SQLException {
        Optional<CampaignEntry> found = find(sql, scope.tenantId(), campaignId);
        if (found.isEmpty()) {
            return new ChangeResult.NotFound<>();
        }
        CampaignEntry current = found.get();
        if (version != null && version != current.version()) {
            return new ChangeResult.Stale<>(current);
        }
        CampaignFields fields = edit.apply(current.fields());
        List<FieldError> errors = AdRules.checkName(fields.name());
        if (!errors.isEmpty()) {
            return new ChangeResult.Refused<>(errors);
        }
        Difference difference = Difference.between(current.fields().texts(), fields.texts());
        if (difference.none()) {
            return new ChangeResult.Done<>(current);
        }
        sql.update(
                "update campaign set name = ?, active = ?, archived = ? where id = ? and tenant_id = ?",
                fields.name(),
                fields.status() == Status.ACTIVE,
                fields.status() == Status.ARCHIVED,
                campaignId,
                scope.tenantId());
        ChangeHistory.note(sql, scope, Subject.CAMPAIGN, List.of(new ChangeHistory.Note(campaignId, difference)));
        return new ChangeResult.Done<>(find(sql, scope.tenantId(), campaignId).orElseThrow());
    }

    private static CampaignEntry entry(ResultSet row) throws SQLException {
        return new CampaignEntry(
                row.getString(1),
                row.getString(2),
                new CampaignFields(row.getString(3), Status.of(row.getBoolean(4), row.getBoolean(5))),
                row.getLong(6),
                row.getLong(7),
                Sql.instant(row, 8));
    }
}
