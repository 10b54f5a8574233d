package dev.clickledger.app.console.ad;

import dev.clickledger.app.catalog.AdDirectory;
import dev.clickledger.app.catalog.CatalogRefresh;
import dev.clickledger.app.catalog.Flight;
import dev.clickledger.app.console.ad.AdEdits.Edit;
import dev.clickledger.app.console.ad.AdWrites.Write;
import dev.clickledger.app.console.registry.CatalogChange;
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
import dev.clickledger.app.destination.Destination;
import dev.clickledger.app.destination.DestinationResult;
import dev.clickledger.app.destination.DestinationRules;
import dev.clickledger.app.destination.Location;
import dev.clickledger.contract.ClickEvent;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Where a tenant's people read and change their ads. Reads what was saved last, unlike the {@link AdDirectory}. */
@Singleton
public class AdDesk {

    private static final String SELECT = """
            select ad.id, campaign.tenant_id, campaign.name, campaign.active, campaign.archived,
              ad.campaign_id, ad.name, ad.destination, ad.active, ad.archived, ad.token_required, ad.starts_at, ad.ends_at,
              ad.version, ad.changed_at, array(select source from ad_source where ad_id = ad.id and not signed),
              array(select ad_parameter.name from ad_parameter where ad_id = ad.id order by position),
              (select count(*) from ad_source where ad_id = ad.id and signed)
            from ad join campaign on campaign.id = ad.campaign_id
            where campaign.tenant_id = ?
            """;

    private final Database database;
    private final AdEdits edits;
    private final DestinationRules destinations;
    private final CatalogRefresh catalog;

    @Inject
    public AdDesk(Database database, DestinationRules destinations, CatalogRefresh catalog) {
        this.database = database;
        this.catalog = catalog;
        this.destinations = destinations;
        this.edits = new AdEdits(destinations);
    }

    /** The tenant's ads by name. */
    public Page<AdEntry> list(TenantScope scope, AdFilter filter) {
        Conditions conditions = new Conditions(SELECT, scope.tenantId());
        conditions.equal("ad.campaign_id", filter.campaignId());
        conditions.status("ad", filter.status());
        conditions.text("ad", filter.text());
        conditions.after("ad", filter.after());
        conditions.order("ad", filter.limit() + 1);
        List<AdEntry> found = database.read("listing ads", sql -> conditions.query(sql, AdDesk::entry));
        return Page.of(found, filter.limit(), ad -> new Position(ad.name(), ad.id()));
    }

    /** The ad, when it is the tenant's own. */
    public Optional<AdEntry> find(TenantScope scope, String adId) {
        return database.read("reading an ad", sql -> find(sql, scope.tenantId(), adId));
    }

    /** What would be refused if the fields were saved; cheap enough for every key press, and says nothing of campaigns. */
    public List<FieldError> check(AdFields fields) {
        return edits.check(fields);
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
        return ChangeResult.shownBy(
                catalog,
                scope,
                CatalogChange.run(database, scope.tenantId(), "adding an ad", sql -> create(sql, scope, fields)));
    }

    /**
     * Changes an ad.
     *
     * @param version the version that the editor has seen, or null to change whatever there is
     * @param edit makes the new fields from those that are saved
     */
    public ChangeResult<AdEntry> change(
            EditScope scope, String adId, @Nullable Long version, UnaryOperator<AdFields> edit) {
        return ChangeResult.shownBy(
                catalog,
                scope,
                CatalogChange.run(
                        database, scope.tenantId(), "changing an ad", sql -> change(sql, scope, adId, version, edit)));
    }

    /** The ads that are not archived, by campaign and name. */
    public static List<String> idsInOrder(Sql sql, TenantScope scope) throws SQLException {
        return sql.rows("""
                select ad.id from ad join campaign on campaign.id = ad.campaign_id
                where campaign.tenant_id = ? and not ad.archived
                order by campaign.name collate by_name, campaign.id, ad.name collate by_name, ad.id
                """, row -> row.getString(1), scope.tenantId());
    }

    /** The tenant's ads of these ids, in no order. */
    public static List<AdEntry> all(Sql sql, TenantScope scope, Collection<String> ids) throws SQLException {
        return sql.rows(SELECT + " and ad.id = any(?)", AdDesk::entry, scope.tenantId(), ids.toArray(String[]::new));
    }

    private static Optional<AdEntry> find(Sql sql, String tenantId, String adId) throws SQLException {
        return sql.first(SELECT + " and ad.id = ?", AdDesk::entry, tenantId, adId);
    }

    private ChangeResult<AdEntry> create(Sql sql, EditScope scope, AdFields entered) throws SQLException {
        String id = NewId.random();
        return switch (edits.added(entered, CampaignDesk.status(sql, scope.tenantId(), entered.campaignId()))) {
            case Edit.Refused(List<FieldError> errors) -> new ChangeResult.Refused<>(errors);
            case Edit.Accepted(AdFields fields, Difference difference) ->
                written(sql, scope, new Write(id, null, fields, difference));
            case Edit.Unchanged _ -> throw new IllegalStateException("a new ad differs from none");
        };
    }

    private ChangeResult<AdEntry> change(
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
        AdFields present = current.fields();
        AdFields entered = edit.apply(present);
        Optional<Status> campaign = CampaignDesk.status(sql, scope.tenantId(), entered.campaignId());
        return switch (edits.changed(present, entered, campaign)) {
            case Edit.Unchanged _ -> new ChangeResult.Done<>(current);
            case Edit.Refused(List<FieldError> errors) -> new ChangeResult.Refused<>(errors);
            case Edit.Accepted(AdFields fields, Difference difference) ->
                written(sql, scope, new Write(adId, present, fields, difference));
        };
    }

    private static ChangeResult<AdEntry> written(Sql sql, EditScope scope, Write write) throws SQLException {
        AdWrites.write(sql, scope, List.of(write));
        return new ChangeResult.Done<>(find(sql, scope.tenantId(), write.adId()).orElseThrow());
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
                row.getInt(18),
                row.getLong(14),
                Sql.instant(row, 15));
    }
}
