package dev.clickledger.app.console.ad;

import dev.clickledger.app.console.registry.Position;
import dev.clickledger.app.console.registry.Status;
import dev.clickledger.app.database.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A query for a list that grows by the conditions asked for. Table names come from the code, values never do. */
final class Conditions {

    private final StringBuilder text;
    private final List<Object> values = new ArrayList<>();

    Conditions(String select, String tenantId) {
        text = new StringBuilder(select);
        values.add(tenantId);
    }

    void equal(String column, @Nullable String value) {
        if (value != null) {
            text.append(" and ").append(column).append(" = ?");
            values.add(value);
        }
    }

    void status(String table, @Nullable Status status) {
        text.append(" and ")
                .append(status == Status.ARCHIVED ? "" : "not ")
                .append(table)
                .append(".archived");
        if (status == Status.ACTIVE || status == Status.PAUSED) {
            text.append(" and ")
                    .append(status == Status.PAUSED ? "not " : "")
                    .append(table)
                    .append(".active");
        }
    }

    void text(String table, @Nullable String part) {
        if (part != null && !part.isBlank()) {
            text.append(" and (strpos(lower(%1$s.name collate by_name), lower(? collate by_name)) > 0 or %1$s.id = ?)"
                    .formatted(table));
            values.add(part.strip());
            values.add(part.strip());
        }
    }

    /** Goes on after a place in the order of names. */
    void after(String table, @Nullable Position after) {
        if (after != null) {
            text.append(" and (%1$s.name collate by_name, %1$s.id) > (? collate by_name, ?)".formatted(table));
            values.add(after.key());
            values.add(after.id());
        }
    }

    void order(String table, int limit) {
        text.append(" order by %1$s.name collate by_name, %1$s.id limit ?".formatted(table));
        values.add(limit);
    }

    <T> List<T> query(Sql sql, Sql.RowReader<T> reader) throws SQLException {
        return sql.rows(text.toString(), reader, values.toArray());
    }
}
