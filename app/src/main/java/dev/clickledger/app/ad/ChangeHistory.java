package dev.clickledger.app.ad;

import dev.clickledger.app.ad.Change.Detail;
import dev.clickledger.app.ad.Change.Subject;
import dev.clickledger.app.database.DatabaseFailure;
import dev.clickledger.app.security.EditScope;
import dev.clickledger.app.security.TenantScope;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Who changed what and when. */
@Singleton
public class ChangeHistory {

    private final DataSource database;

    ChangeHistory(DataSource database) {
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

    /** Notes a change in the transaction that makes it. */
    static void note(Sql sql, EditScope scope, Subject subject, String subjectId, String action, List<Detail> details)
            throws SQLException {
        long id = sql.first(
                        """
                        insert into change (tenant_id, subject, subject_id, action, author)
                        values (?, ?, ?, ?, ?) returning id
                        """,
                        row -> row.getLong(1),
                        scope.tenantId(),
                        subject.name(),
                        subjectId,
                        action,
                        bounded(scope.author()))
                .orElseThrow();
        for (Detail detail : details) {
            sql.update(
                    "insert into change_detail (change_id, field, before, after) values (?, ?, ?, ?)",
                    id,
                    detail.field(),
                    detail.before(),
                    detail.after());
        }
    }

    private Page<Change> read(int limit, String condition, Object... parameters) {
        Map<Long, Head> heads = new LinkedHashMap<>();
        Object[] all = Arrays.copyOf(parameters, parameters.length + 1);
        all[parameters.length] = limit + 1;
        Sql.run(database, "reading the change history", sql -> {
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
