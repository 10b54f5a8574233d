package dev.clickledger.app.ad;

import java.sql.ResultSet;
import java.sql.SQLException;

/** How an ad stands in the database. */
final class AdRow {

    static final String SELECT = """
            select ad.id, campaign.tenant_id, ad.campaign_id, ad.name, ad.destination, ad.active, ad.token_required
            from ad join campaign on campaign.id = ad.campaign_id
            """;

    private AdRow() {}

    static Ad read(ResultSet row) throws SQLException {
        return new Ad(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getBoolean(6),
                row.getBoolean(7));
    }
}
