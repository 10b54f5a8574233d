package dev.clickledger.app.ad;

import dev.clickledger.app.ad.Change.Subject;
import dev.clickledger.app.security.EditScope;
import dev.clickledger.app.security.TenantScope;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
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

    private final DataSource database;
    private final CatalogRefresh catalog;

    CampaignDesk(DataSource database, CatalogRefresh catalog) {
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
                Sql.run(database, "listing campaigns", sql -> conditions.query(sql, CampaignDesk::entry));
        return Page.of(found, filter.limit(), campaign -> new Position(campaign.name(), campaign.id()));
    }

    /** The campaign, when it is the tenant's own. */
    public Optional<CampaignEntry> find(TenantScope scope, String campaignId) {
        return Sql.run(database, "reading a campaign", sql -> find(sql, scope.tenantId(), campaignId));
    }

    /** Adds a campaign. */
    public ChangeResult<CampaignEntry> create(EditScope scope, CampaignFields fields) {
        return catalog.after(scope, Sql.change(database, "adding a campaign", sql -> create(sql, scope, fields)));
    }

    /**
     * Changes a campaign.
     *
     * @param version the version that the editor has seen, or null to change whatever there is
     * @param edit makes the new fields from those that are saved
     */
    public ChangeResult<CampaignEntry> change(
            EditScope scope, String campaignId, @Nullable Long version, UnaryOperator<CampaignFields> edit) {
        return catalog.after(
                scope,
                Sql.change(database, "changing a campaign", sql -> change(sql, scope, campaignId, version, edit)));
    }

    static Optional<CampaignEntry> find(Sql sql, String tenantId, String campaignId) throws SQLException {
        return sql.first(SELECT + " and id = ?", CampaignDesk::entry, tenantId, campaignId);
    }

    static List<CampaignEntry> named(Sql sql, String tenantId, String name) throws SQLException {
        return sql.rows(
                SELECT + " and name = ? and not archived order by id", CampaignDesk::entry, tenantId, name.strip());
    }

    static ChangeResult<CampaignEntry> create(Sql sql, EditScope scope, CampaignFields fields) throws SQLException {
        List<FieldError> errors = AdRules.checkName(fields.name());
        if (!errors.isEmpty()) {
            return new ChangeResult.Refused<>(errors);
        }
        // an organization that Keycloak knows shows up here with its first campaign or key
        Tenants.ensure(sql, scope.tenantId());
        String id = NewId.random();
        sql.update(
                "insert into campaign (id, tenant_id, name, active, archived) values (?, ?, ?, ?, ?)",
                id,
                scope.tenantId(),
                fields.name(),
                fields.status() == Status.ACTIVE,
                fields.status() == Status.ARCHIVED);
        note(sql, scope, id, Difference.created(fields.texts()));
        return new ChangeResult.Done<>(find(sql, scope.tenantId(), id).orElseThrow());
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
        note(sql, scope, campaignId, difference);
        return new ChangeResult.Done<>(find(sql, scope.tenantId(), campaignId).orElseThrow());
    }

    private static void note(Sql sql, EditScope scope, String id, Difference difference) throws SQLException {
        ChangeHistory.note(sql, scope, Subject.CAMPAIGN, id, difference.action(), difference.details());
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
