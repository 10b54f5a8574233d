package dev.clickledger.app.catalog.postgres;

import dev.clickledger.app.catalog.Ad;
import dev.clickledger.app.catalog.Flight;
import dev.clickledger.app.database.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;

/** How an ad stands in the database. */
public final class AdRow {

    public static final String SELECT = """
            select ad.id, campaign.tenant_id, ad.campaign_id, ad.name, ad.destination, ad.active, ad.token_required,
              ad.starts_at, ad.ends_at, ad.active and campaign.active
            from ad join campaign on campaign.id = ad.campaign_id
            """;

    private AdRow() {}

    /** The ad as it was saved. */
    public static Ad read(ResultSet row) throws SQLException {
        return read(row, 6);
    }

    /** The ad as clicks meet it: paused when its campaign is. */
    static Ad readForClicks(ResultSet row) throws SQLException {
        return read(row, 10);
    }

    private static Ad read(ResultSet row, int active) throws SQLException {
        return new Ad(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getBoolean(active),
                row.getBoolean(7),
                Flight.of(Sql.instantOrNull(row, 8), Sql.instantOrNull(row, 9)));
    }
}
