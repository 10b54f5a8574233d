package dev.clickledger.app.console.registry;

import dev.clickledger.app.database.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of what a tenant has, the newest first.
 *
 * @param select selects all of it by tenant id, with a column {@code created_at}
 * @param idColumn tells apart what was made at the same time
 * @param after where to go on, or null for the beginning
 * @param limit how many at most
 */
public record Newest(
        String select, String idColumn, @Nullable Position after, int limit) {

    /** The place of what was made at a time. */
    public static Position position(Instant createdAt, String id) {
        return new Position(createdAt.toString(), id);
    }

    /** Reads one more than the limit if there is one. */
    public <T> List<T> query(Sql sql, Sql.RowReader<T> reader, String tenantId) throws SQLException {
        StringBuilder text = new StringBuilder(select);
        List<Object> values = new ArrayList<>(List.of(tenantId));
        if (after != null) {
            Instant time = Instant.parse(after.key());
            text.append(" and (created_at < ?::timestamptz or created_at = ?::timestamptz and ")
                    .append(idColumn)
                    .append(" > ?)");
            values.addAll(List.of(time, time, after.id()));
        }
        text.append(" order by created_at desc, ").append(idColumn).append(" limit ?");
        values.add(limit + 1);
        return sql.rows(text.toString(), reader, values.toArray());
    }
}
