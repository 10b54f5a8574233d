package dev.clickledger.app.ad;

import dev.clickledger.app.ad.Change.Subject;
import dev.clickledger.app.destination.Destination;
import dev.clickledger.app.destination.DestinationResult;
import dev.clickledger.app.destination.DestinationRules;
import dev.clickledger.app.destination.Location;
import dev.clickledger.app.security.EditScope;
import dev.clickledger.app.security.TenantScope;
import dev.clickledger.contract.ClickEvent;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Where a tenant's people read and change their ads. Reads what was saved last, unlike the {@link AdDirectory}. */
@Singleton
public class AdDesk {

    private static final String SELECT = """
            select ad.id, campaign.tenant_id, campaign.name, campaign.active, campaign.archived,
              ad.campaign_id, ad.name, ad.destination, ad.active, ad.archived, ad.token_required, ad.starts_at, ad.ends_at,
              ad.version, ad.changed_at, array(select source from ad_source where ad_id = ad.id),
              array(select ad_parameter.name from ad_parameter where ad_id = ad.id order by position)
            from ad join campaign on campaign.id = ad.campaign_id
            where campaign.tenant_id = ?
            """;

    private static final Set<String> LEADING = Set.of("destination", "passThrough");

    private final DataSource database;
    private final AdRules rules;
    private final DestinationRules destinations;
    private final CatalogRefresh catalog;

    @Inject
    AdDesk(DataSource database, DestinationRules destinations, CatalogRefresh catalog) {
        this.database = database;
        this.catalog = catalog;
        this.destinations = destinations;
        this.rules = new AdRules(destinations);
    }

    /** The tenant's ads by name. */
    public Page<AdEntry> list(TenantScope scope, AdFilter filter) {
        Conditions conditions = new Conditions(SELECT, scope.tenantId());
        conditions.equal("ad.campaign_id", filter.campaignId());
        conditions.status("ad", filter.status());
        conditions.text("ad", filter.text());
        conditions.after("ad", filter.after());
        conditions.order("ad", filter.limit() + 1);
        List<AdEntry> found = Sql.run(database, "listing ads", sql -> conditions.query(sql, AdDesk::entry));
        return Page.of(found, filter.limit(), ad -> new Position(ad.name(), ad.id()));
    }

    /** The ad, when it is the tenant's own. */
    public Optional<AdEntry> find(TenantScope scope, String adId) {
        return Sql.run(database, "reading an ad", sql -> find(sql, scope.tenantId(), adId));
    }

    /** What would be refused if the fields were saved; cheap enough for every key press, and says nothing of campaigns. */
    public List<FieldError> check(AdFields fields) {
        return rules.check(fields);
    }

    /** A click on the ad and where the redirect would send it; empty when the destination cannot be accepted. */
    public Optional<ExampleClick> example(AdFields fields, String adId) {
        if (!(destinations.accept(fields.destination()) instanceof DestinationResult.Valid(Destination destination))) {
            return Optional.empty();
        }
        String source = fields.sources().isEmpty()
                ? ClickEvent.DIRECT_SOURCE
                : fields.sources().first();
        List<String> parameters = new ArrayList<>();
        if (!fields.sources().isEmpty()) {
            parameters.add("s=" + TrackingLinks.encoded(source));
        }
        fields.passThrough().forEach(name -> parameters.add(name + "=example"));
        String query = String.join("&", parameters);
        Location location = destination.passingOn(fields.passThrough()).location(query, macro -> switch (macro) {
            case CLICK_ID -> ExampleClick.CLICK_ID;
            case AD_ID -> adId;
            case CAMPAIGN_ID -> fields.campaignId();
            case SOURCE -> source;
        });
        return Optional.of(new ExampleClick(query, location.url()));
    }

    /** Adds an ad. */
    public ChangeResult<AdEntry> create(EditScope scope, AdFields fields) {
        return catalog.after(scope, Sql.change(database, "adding an ad", sql -> create(sql, scope, fields)));
    }

    /**
     * Changes an ad.
     *
     * @param version the version that the editor has seen, or null to change whatever there is
     * @param edit makes the new fields from those that are saved
     */
    public ChangeResult<AdEntry> change(
            EditScope scope, String adId, @Nullable Long version, UnaryOperator<AdFields> edit) {
        return catalog.after(
                scope, Sql.change(database, "changing an ad", sql -> change(sql, scope, adId, version, edit)));
    }

    /** All of the tenant's ads that are not archived, by campaign and name. */
    /** The ads that are not archived, by campaign and name. */
    List<String> idsInOrder(Sql sql, TenantScope scope) throws SQLException {
        return sql.rows("""
                select ad.id from ad join campaign on campaign.id = ad.campaign_id
                where campaign.tenant_id = ? and not ad.archived
                order by campaign.name collate by_name, campaign.id, ad.name collate by_name, ad.id
                """, row -> row.getString(1), scope.tenantId());
    }

    /** The tenant's ads of these ids, in their order. */
    List<AdEntry> all(Sql sql, TenantScope scope, List<String> ids) throws SQLException {
        return sql.rows(
                SELECT + " and ad.id = any(?) order by array_position(?::text[], ad.id::text)",
                AdDesk::entry,
                scope.tenantId(),
                ids.toArray(String[]::new),
                ids.toArray(String[]::new));
    }

    static Optional<AdEntry> find(Sql sql, String tenantId, String adId) throws SQLException {
        return sql.first(SELECT + " and ad.id = ?", AdDesk::entry, tenantId, adId);
    }

    ChangeResult<AdEntry> create(Sql sql, EditScope scope, AdFields entered) throws SQLException {
        AdFields fields = rules.asSent(entered);
        List<FieldError> errors = errors(sql, scope, fields, null);
        if (!errors.isEmpty()) {
            return new ChangeResult.Refused<>(errors);
        }
        String id = NewId.random();
        sql.update(
                """
                insert into ad (id, campaign_id, name, destination, active, archived, token_required, starts_at, ends_at)
                values (?, ?, ?, ?, ?, ?, ?, ?::timestamptz, ?::timestamptz)
                """,
                id,
                fields.campaignId(),
                fields.name(),
                fields.destination(),
                fields.status() == Status.ACTIVE,
                fields.status() == Status.ARCHIVED,
                fields.tokenRequired(),
                fields.flight().startsAt(),
                fields.flight().endsAt());
        saveSources(sql, id, Set.of(), fields.sources());
        savePassThrough(sql, id, fields.passThrough());
        note(sql, scope, id, Difference.created(fields.texts()));
        return new ChangeResult.Done<>(find(sql, scope.tenantId(), id).orElseThrow());
    }

    ChangeResult<AdEntry> change(
            Sql sql, EditScope scope, String adId, @Nullable Long version, UnaryOperator<AdFields> edit)
            throws SQLException {
        Optional<AdEntry> found = find(sql, scope.tenantId(), adId);
        if (found.isEmpty()) {
            return new ChangeResult.NotFound<>();
        }
        AdEntry current = found.get();
        if (version != null && version != current.version()) {
            return new ChangeResult.Stale<>(current);
        }
        AdFields entered = edit.apply(current.fields());
        AdFields fields =
                entered.destination().equals(current.fields().destination()) ? entered : rules.asSent(entered);
        Difference difference = Difference.between(current.fields().texts(), fields.texts());
        if (difference.none()) {
            return new ChangeResult.Done<>(current);
        }
        List<FieldError> errors = errors(sql, scope, fields, current);
        if (!errors.isEmpty()) {
            return new ChangeResult.Refused<>(errors);
        }
        sql.update(
                """
                update ad set campaign_id = ?, name = ?, destination = ?, active = ?, archived = ?, token_required = ?,
                  starts_at = ?::timestamptz, ends_at = ?::timestamptz
                where id = ?
                """,
                fields.campaignId(),
                fields.name(),
                fields.destination(),
                fields.status() == Status.ACTIVE,
                fields.status() == Status.ARCHIVED,
                fields.tokenRequired(),
                fields.flight().startsAt(),
                fields.flight().endsAt(),
                adId);
        saveSources(sql, adId, current.fields().sources(), fields.sources());
        if (!current.fields().passThrough().equals(fields.passThrough())) {
            sql.update("delete from ad_parameter where ad_id = ?", adId);
            savePassThrough(sql, adId, fields.passThrough());
        }
        note(sql, scope, adId, difference);
        return new ChangeResult.Done<>(find(sql, scope.tenantId(), adId).orElseThrow());
    }

    private List<FieldError> errors(Sql sql, EditScope scope, AdFields fields, @Nullable AdEntry current)
            throws SQLException {
        List<FieldError> errors = new ArrayList<>(rules.check(fields));
        if (current != null && leadsAsBefore(fields, current.fields())) {
            // an ad from before a rule can still be paused
            errors.removeIf(error -> LEADING.contains(error.field()));
        }
        boolean moves = current == null || !current.fields().campaignId().equals(fields.campaignId());
        if (moves && !fields.campaignId().isEmpty()) {
            Optional<CampaignEntry> campaign = CampaignDesk.find(sql, scope.tenantId(), fields.campaignId());
            if (campaign.isEmpty()) {
                errors.add(new FieldError("campaignId", "There is no such campaign."));
            } else if (campaign.get().status() == Status.ARCHIVED) {
                errors.add(new FieldError("campaignId", "This campaign is archived. Restore it first."));
            }
        }
        return errors;
    }

    private static boolean leadsAsBefore(AdFields fields, AdFields before) {
        return fields.destination().equals(before.destination())
                && fields.passThrough().equals(before.passThrough());
    }

    private static void saveSources(Sql sql, String adId, Set<String> before, Set<String> after) throws SQLException {
        for (String source : before) {
            if (!after.contains(source)) {
                sql.update("delete from ad_source where ad_id = ? and source = ?", adId, source);
            }
        }
        for (String source : after) {
            if (!before.contains(source)) {
                sql.update("insert into ad_source (ad_id, source) values (?, ?)", adId, source);
            }
        }
    }

    private static void savePassThrough(Sql sql, String adId, List<String> names) throws SQLException {
        for (int i = 0; i < names.size(); i++) {
            sql.update("insert into ad_parameter (ad_id, name, position) values (?, ?, ?)", adId, names.get(i), i + 1);
        }
    }

    private static void note(Sql sql, EditScope scope, String adId, Difference difference) throws SQLException {
        ChangeHistory.note(sql, scope, Subject.AD, adId, difference.action(), difference.details());
    }

    private static String[] texts(ResultSet row, int column) throws SQLException {
        return (String[]) row.getArray(column).getArray();
    }

    private static AdEntry entry(ResultSet row) throws SQLException {
        AdFields fields = new AdFields(
                row.getString(6),
                row.getString(7),
                row.getString(8),
                Status.of(row.getBoolean(9), row.getBoolean(10)),
                row.getBoolean(11),
                new Flight(Sql.instantOrNull(row, 12), Sql.instantOrNull(row, 13)),
                new TreeSet<>(List.of(texts(row, 16))),
                List.of(texts(row, 17)));
        return new AdEntry(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                Status.of(row.getBoolean(4), row.getBoolean(5)),
                fields,
                row.getLong(14),
                Sql.instant(row, 15));
    }
}
