package dev.clickledger.reconcile;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_trunc;
import static org.apache.spark.sql.functions.lit;

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

    private static final StructType MINUTES = new StructType().add(ClickColumns.MINUTE, DataTypes.TimestampType, false);

    private Recount() {}

    /**
     * Outcomes of all events that happened in the given minutes, see {@link CountColumns#OUTCOME}.
     *
     * <p>An event's outcome rests on all events of its click, so the whole history of every click that touches one of
     * the minutes is read, back to the longest life of a click.
     *
     * @param log the cut of the archive that this run sees
     * @param wanted the minutes to recount, at least one
     */
    static Dataset<Row> outcomes(Dataset<Row> log, SortedSet<Instant> wanted, CountingRules rules) {
        Instant earliest = wanted.first();
        Dataset<Row> minutes = log.sparkSession()
                .createDataFrame(wanted.stream().map(RowFactory::create).toList(), MINUTES);
        Dataset<Row> events =
                events(log).filter(col(ClickColumns.EVENT_TIME).geq(lit(earliest.minus(CountingRules.LONGEST_CLICK))));
        Dataset<Row> touching = events.filter(col(ClickColumns.EVENT_TIME).geq(lit(earliest)))
                .join(broadcast(minutes), Columns.names(ClickColumns.MINUTE), "left_semi")
                .select(Columns.of(ClickColumns.IDENTITY))
                .distinct();
        return events.join(touching, Columns.names(ClickColumns.IDENTITY), "left_semi")
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
            return ClickHistory.outcomes(events, rules).stream()
                    .map(outcome -> row(tenantId, adId, verdict, outcome))
                    .iterator();
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
            LoggedEvent event = outcome.event();
            return RowFactory.create(
                    tenantId,
                    event.row().campaignId(),
                    adId,
                    Instant.ofEpochMilli(event.row().minute()),
                    verdict,
                    event.row().country(),
                    event.row().deviceClass(),
                    event.row().source(),
                    event.traits().referrerHost(),
                    event.traits().browser(),
                    event.traits().os(),
                    event.partition(),
                    event.offset(),
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
