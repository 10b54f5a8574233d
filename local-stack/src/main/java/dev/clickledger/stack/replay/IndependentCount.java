package dev.clickledger.stack.replay;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** What DuckDB counts in the file of events itself. Shares no code with the replay: not even the reading of JSON. */
final class IndependentCount {

    private static final String SQL = """
            select 'gh-' || json_extract_string(repo, '$.id') as ad, count(distinct id) as clicks
            from read_json(?, format = 'newline_delimited', columns = {id: 'VARCHAR', repo: 'VARCHAR'})
            group by 1
            """;

    private IndependentCount() {}

    /** Events of each ad. */
    static Map<String, Long> clicksByAd(Path file) throws SQLException {
        Map<String, Long> clicks = new TreeMap<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                PreparedStatement query = connection.prepareStatement(SQL)) {
            query.setString(1, file.toString());
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    clicks.put(row.getString(1), row.getLong(2));
                }
            }
        }
        return clicks;
    }
}
