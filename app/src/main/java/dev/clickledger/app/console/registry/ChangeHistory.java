package dev.clickledger.app.console.registry;

import dev.clickledger.app.console.registry.Change.Detail;
import dev.clickledger.app.console.registry.Change.Subject;
import dev.clickledger.app.console.security.EditScope;
import dev.clickledger.app.console.security.TenantScope;
import dev.clickledger.app.database.Database;
import dev.clickledger.app.database.DatabaseFailure;
import dev.clickledger.app.database.Sql;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who changed what and when. */
@Singleton
public class ChangeHistory {

    private final Database database;

    public ChangeHistory(Database database) {
        this.database = database;
    }

    /** Changes of one thing of the tenant's, latest first. */
    public List<Change> of(TenantScope scope, Subject subject, String subjectId, int limit) {
        return of(scope, subject, subjectId, null, limit).items();
    }

    /**
     * A part of the changes of one thing of the tenant's, latest first.
     *
     * @param after where to go on, or null for the beginning
     */
    public Page<Change> of(TenantScope scope, Subject subject, String subjectId, @Nullable Position after, int limit) {
        long before = after == null ? Long.MAX_VALUE : Long.parseLong(after.id());
        return read(limit, "and subject_id = ? and id < ?", scope.tenantId(), subject.name(), subjectId, before);
    }

    /** Changes of all of the tenant's things of a kind, latest first. */
    public List<Change> ofAll(TenantScope scope, Subject subject, int limit) {
        return read(limit, "", scope.tenantId(), subject.name()).items();
    }

    /**
     * What is noted about one thing.
     *
     * @param subjectId which thing
     * @param difference what was done to it
     */
    public record Note(String subjectId, Difference difference) {

        public Note(String subjectId, String action, List<Detail> details) {
            this(subjectId, new Difference(action, details));
        }
    }

    /** Notes a change in the transaction that makes it. */
    public static void note(Sql sql, EditScope scope, Subject subject, Note note) throws SQLException {
        note(sql, scope, subject, List.of(note));
    }

    /** Notes changes in the transaction that makes them, in their order. */
    public static void note(Sql sql, EditScope scope, Subject subject, List<Note> notes) throws SQLException {
        List<Long> ids = sql.rows(
                "select nextval(pg_get_serial_sequence('change', 'id')) from generate_series(1, ?)",
                row -> row.getLong(1),
                notes.size());
        List<@Nullable Object[]> changes = new ArrayList<>();
        List<@Nullable Object[]> details = new ArrayList<>();
        for (int i = 0; i < notes.size(); i++) {
            long id = ids.get(i);
            Note note = notes.get(i);
            changes.add(new @Nullable Object[] {
                id,
                scope.tenantId(),
                subject.name(),
                note.subjectId(),
                note.difference().action(),
                bounded(scope.author())
            });
            for (Detail detail : note.difference().details()) {
                details.add(new @Nullable Object[] {id, detail.field(), detail.before(), detail.after()});
            }
        }
        sql.updateEach("""
                insert into change (id, tenant_id, subject, subject_id, action, author) overriding system value
                values (?, ?, ?, ?, ?, ?)
                """, changes);
        sql.updateEach("insert into change_detail (change_id, field, before, after) values (?, ?, ?, ?)", details);
    }

    private Page<Change> read(int limit, String condition, Object... parameters) {
        Map<Long, Head> heads = new LinkedHashMap<>();
        Object[] all = Arrays.copyOf(parameters, parameters.length + 1);
        all[parameters.length] = limit + 1;
        database.read("reading the change history", sql -> {
            sql.rows(
                    """
                    select latest.id, subject, subject_id, action, author, changed_at, field, before, after
                    from (select * from change where tenant_id = ? and subject = ? %s order by id desc limit ?) latest
                    left join change_detail on change_id = latest.id
                    order by latest.id desc, field
                    """.formatted(condition),
                    row -> heads.computeIfAbsent(row.getLong(1), _ -> Head.read(row))
                            .add(row),
                    all);
            return heads;
        });
        Page<Map.Entry<Long, Head>> page =
                Page.of(List.copyOf(heads.entrySet()), limit, head -> new Position("", Long.toString(head.getKey())));
        return new Page<>(
                page.items().stream().map(head -> head.getValue().change()).toList(), page.next());
    }

    private static String bounded(String author) {
        return author.length() <= 255 ? author : author.substring(0, 255);
    }

    private record Head(
            Subject subject, String subjectId, String action, String author, Instant changedAt, List<Detail> details) {

        static Head read(ResultSet row) {
            try {
                return new Head(
                        Subject.valueOf(row.getString(2)),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        Sql.instant(row, 6),
                        new ArrayList<>());
            } catch (SQLException e) {
                throw new DatabaseFailure("reading the change history", e);
            }
        }

        Head add(ResultSet row) throws SQLException {
            if (row.getString(7) != null) {
                details.add(new Detail(row.getString(7), row.getString(8), row.getString(9)));
            }
            return this;
        }

        Change change() {
            return new Change(subject, subjectId, action, author, changedAt, details);
        }
    }
}
