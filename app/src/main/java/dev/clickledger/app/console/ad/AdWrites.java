package dev.clickledger.app.console.ad;

import dev.clickledger.app.console.registry.Change.Subject;
import dev.clickledger.app.console.registry.ChangeHistory;
import dev.clickledger.app.console.registry.Difference;
import dev.clickledger.app.console.registry.Status;
import dev.clickledger.app.console.security.EditScope;
import dev.clickledger.app.database.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes ads with all that belongs to them, one or thousands in a few statements. */
public final class AdWrites {

    private AdWrites() {}

    /**
     * What is to be written about one ad.
     *
     * @param before how it is, or null for a new one
     * @param after how it is to be
     * @param difference what the history says
     */
    public record Write(String adId, @Nullable AdFields before, AdFields after, Difference difference) {}

    public static void write(Sql sql, EditScope scope, List<Write> writes) throws SQLException {
        sql.updateEach(
                """
                insert into ad (campaign_id, name, destination, active, archived, token_required, starts_at, ends_at, id)
                values (?, ?, ?, ?, ?, ?, ?::timestamptz, ?::timestamptz, ?)
                """,
                writes.stream()
                        .filter(write -> write.before() == null)
                        .map(AdWrites::values)
                        .toList());
        sql.updateEach(
                """
                update ad set campaign_id = ?, name = ?, destination = ?, active = ?, archived = ?, token_required = ?,
                  starts_at = ?::timestamptz, ends_at = ?::timestamptz
                where id = ?
                """,
                writes.stream()
                        .filter(write -> write.before() != null)
                        .map(AdWrites::values)
                        .toList());
        writeSources(sql, writes);
        writePassThrough(sql, writes);
        ChangeHistory.note(
                sql,
                scope,
                Subject.AD,
                writes.stream()
                        .map(write -> new ChangeHistory.Note(write.adId(), write.difference()))
                        .toList());
    }

    private static @Nullable Object[] values(Write write) {
        AdFields fields = write.after();
        return new @Nullable Object[] {
            fields.campaignId(),
            fields.name(),
            fields.destination(),
            fields.status() == Status.ACTIVE,
            fields.status() == Status.ARCHIVED,
            fields.tokenRequired(),
            fields.flight().startsAt(),
            fields.flight().endsAt(),
            write.adId()
        };
    }

    private static void writeSources(Sql sql, List<Write> writes) throws SQLException {
        Pairs removed = new Pairs();
        Pairs added = new Pairs();
        for (Write write : writes) {
            Set<String> before =
                    write.before() == null ? Set.of() : write.before().sources();
            Set<String> after = write.after().sources();
            before.stream()
                    .filter(source -> !after.contains(source))
                    .forEach(source -> removed.add(write.adId(), source));
            after.stream()
                    .filter(source -> !before.contains(source))
                    .forEach(source -> added.add(write.adId(), source));
        }
        // first, so that one may take another's place
        removed.update(
                sql,
                "delete from ad_source using unnest(?::text[], ?::text[]) as gone (ad_id, source)"
                        + " where ad_source.ad_id = gone.ad_id and ad_source.source = gone.source");
        added.update(
                sql,
                "insert into ad_source (ad_id, source) select * from unnest(?::text[], ?::text[])"
                        + " on conflict (ad_id, source) do update set signed = false");
    }

    private static void writePassThrough(Sql sql, List<Write> writes) throws SQLException {
        List<@Nullable Object[]> emptied = new ArrayList<>();
        List<@Nullable Object[]> added = new ArrayList<>();
        for (Write write : writes) {
            List<String> before =
                    write.before() == null ? List.of() : write.before().passThrough();
            List<String> after = write.after().passThrough();
            if (before.equals(after)) {
                continue;
            }
            if (!before.isEmpty()) {
                emptied.add(new @Nullable Object[] {write.adId()});
            }
            for (int i = 0; i < after.size(); i++) {
                added.add(new @Nullable Object[] {write.adId(), after.get(i), i + 1});
            }
        }
        sql.updateEach("delete from ad_parameter where ad_id = ?", emptied);
        sql.updateEach("insert into ad_parameter (ad_id, name, position) values (?, ?, ?)", added);
    }

    /** Sources of ads. */
    private static final class Pairs {

        private final List<String> ads = new ArrayList<>();
        private final List<String> sources = new ArrayList<>();

        void add(String adId, String source) {
            ads.add(adId);
            sources.add(source);
        }

        void update(Sql sql, String text) throws SQLException {
            if (!ads.isEmpty()) {
                sql.update(text, ads.toArray(String[]::new), sources.toArray(String[]::new));
            }
        }
    }
}
