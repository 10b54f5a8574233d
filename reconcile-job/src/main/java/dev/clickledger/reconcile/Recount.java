package dev.clickledger.reconcile;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_trunc;

import dev.clickledger.contract.ClickIdentity;
import dev.clickledger.contract.CountingRules;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.SortedSet;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Third step: the archived log to what each event of the minutes in question counts for. */
public final class Recount {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static final StructType MINUTES = new StructType().add(ClickColumns.MINUTE, DataTypes.TimestampType, false);

    private Recount() {}

    /**
     * What all events that happened in the given minutes count for, see {@link CountColumns#OUTCOME}; several rows may
     * add to one row of counts.
     *
     * <p>What an event counts for rests on all events of its click, so of every identity that touches one of the minutes
     * all events are read that happened within the longest life of a click before or after it. Spark sorts it, on disk where it must, and
     * {@link ClickHistory} reads it once: a click with very many events costs time and no memory.
     *
     * @param log the cut of the archive that this run sees
     * @param wanted the minutes to recount, at least one
     */
    static Dataset<Row> outcomes(Dataset<Row> log, SortedSet<Instant> wanted, CountingRules rules) {
        Dataset<Row> minutes = log.sparkSession()
                .createDataFrame(wanted.stream().map(RowFactory::create).toList(), MINUTES);
        Dataset<Row> events = events(log);
        Dataset<Row> touching = within(Duration.ZERO, wanted, events)
                .join(broadcast(minutes), Columns.names(ClickColumns.MINUTE), "left_semi")
                .select(Columns.of(ClickColumns.IDENTITY))
                .distinct();
        return within(ClickIdentity.LONGEST_CLICK, wanted, events)
                .join(touching, Columns.names(ClickColumns.IDENTITY), "left_semi")
                .select(Columns.of(History.INPUT.fieldNames()))
                .groupBy(Columns.of(ClickColumns.IDENTITY))
                .as(Encoders.row(History.IDENTITY), Encoders.row(History.INPUT))
                .flatMapSortedGroups(
                        Columns.of(ClickColumns.APPENDED_AT, ClickColumns.PARTITION, ClickColumns.OFFSET),
                        new History(rules),
                        Encoders.row(CountColumns.OUTCOME))
                .join(broadcast(minutes), Columns.names(ClickColumns.MINUTE), "left_semi")
                .select(Columns.of(CountColumns.OUTCOME.fieldNames()));
    }

    private static Dataset<Row> within(Duration reach, SortedSet<Instant> wanted, Dataset<Row> events) {
        return events.filter(TimeSpans.around(wanted, MINUTE, reach).hold(ClickColumns.EVENT_TIME));
    }

    /** The readable rows of the archive, with the minute of each. */
    static Dataset<Row> events(Dataset<Row> log) {
        return log.filter(col(ClickColumns.MALFORMED_REASON).isNull())
                .withColumn(ClickColumns.MINUTE, date_trunc("minute", col(ClickColumns.EVENT_TIME)));
    }

    /** {@link ClickHistory} over rows. */
    private static final class History implements FlatMapGroupsFunction<Row, Row, Row> {

        private static final long serialVersionUID = 1;

        private static final StructType IDENTITY = select(ClickColumns.IDENTITY);

        private static final StructType INPUT = select(List.of(
                ClickColumns.TENANT_ID,
                ClickColumns.AD_ID,
                ClickColumns.CLICK_ID,
                ClickColumns.VERDICT,
                ClickColumns.EVENT_ID,
                ClickColumns.EVENT_TIME,
                ClickColumns.APPENDED_AT,
                ClickColumns.PARTITION,
                ClickColumns.OFFSET,
                ClickColumns.CAMPAIGN_ID,
                ClickColumns.COUNTRY,
                ClickColumns.DEVICE_CLASS,
                ClickColumns.SOURCE,
                ClickColumns.REFERRER_HOST,
                ClickColumns.BROWSER,
                ClickColumns.OS));

        private final CountingRules rules;

        private History(CountingRules rules) {
            this.rules = rules;
        }

        @Override
        public Iterator<Row> call(Row identity, Iterator<Row> rows) {
            String tenantId = identity.getString(0);
            String adId = identity.getString(1);
            String verdict = identity.getString(3);
            Iterator<LoggedEvent> events = new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return rows.hasNext();
                }

                @Override
                public LoggedEvent next() {
                    return event(rows.next());
                }
            };
            ClickHistory outcomes = new ClickHistory(events, rules);
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return outcomes.hasNext();
                }

                @Override
                public Row next() {
                    return row(tenantId, adId, verdict, outcomes.next());
                }
            };
        }

        private static LoggedEvent event(Row row) {
            long eventTime = row.getInstant(5).toEpochMilli();
            return new LoggedEvent(
                    row.getString(4),
                    eventTime,
                    row.getInstant(6).toEpochMilli(),
                    row.getInt(7),
                    row.getLong(8),
                    new LoggedEvent.CountRow(
                            row.getString(9),
                            dev.clickledger.contract.ClickTime.minuteOf(eventTime),
                            row.getString(10),
                            row.getString(11),
                            row.getString(12)),
                    new LoggedEvent.Traits(
                            row.isNullAt(13) ? null : row.getString(13), row.getString(14), row.getString(15)));
        }

        private static Row row(String tenantId, String adId, String verdict, ClickHistory.Outcome outcome) {
            LoggedEvent.CountRow row = outcome.row();
            LoggedEvent click = outcome.click();
            LoggedEvent.Traits traits = click == null ? null : click.traits();
            return RowFactory.create(
                    tenantId,
                    row.campaignId(),
                    adId,
                    Instant.ofEpochMilli(row.minute()),
                    verdict,
                    row.country(),
                    row.deviceClass(),
                    row.source(),
                    traits == null ? null : traits.referrerHost(),
                    traits == null ? null : traits.browser(),
                    traits == null ? null : traits.os(),
                    click == null ? null : click.partition(),
                    click == null ? null : click.offset(),
                    outcome.clicks(),
                    outcome.repeats(),
                    outcome.late(),
                    outcome.repeat(),
                    outcome.moved());
        }

        private static StructType select(List<String> names) {
            StructType selected = new StructType();
            for (String name : names) {
                selected = selected.add(ClickColumns.SCHEMA.apply(name));
            }
            return selected;
        }
    }
}
