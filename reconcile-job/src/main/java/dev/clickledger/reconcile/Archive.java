package dev.clickledger.reconcile;

import static org.apache.spark.sql.functions.col;

import dev.clickledger.contract.ClickEvent;
import dev.clickledger.contract.ClickEventCodec;
import dev.clickledger.contract.ClickTime;
import dev.clickledger.contract.DecodeResult;
import java.time.Instant;
import java.util.Iterator;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

/** First step: records of the topic {@code clicks}, as Kafka gives them, to rows of the archive. */
public final class Archive {

    /** Times outside these fit no table; only a broken clock writes them. */
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private static final int LOG_APPEND_TIME = 1;

    private Archive() {}

    /**
     * One row per record, readable or not.
     *
     * @param records with Kafka's columns value, partition, offset, timestamp and timestampType
     */
    public static Dataset<Row> rows(Dataset<Row> records) {
        return records.select(col("value"), col("partition"), col("offset"), col("timestamp"), col("timestampType"))
                .mapPartitions(new Decode(), Encoders.row(ClickColumns.SCHEMA));
    }

    private static final class Decode implements MapPartitionsFunction<Row, Row> {

        private static final long serialVersionUID = 1;

        @Override
        public Iterator<Row> call(Iterator<Row> records) {
            ClickEventCodec codec = new ClickEventCodec();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return records.hasNext();
                }

                @Override
                public Row next() {
                    return row(codec, records.next());
                }
            };
        }

        private static Row row(ClickEventCodec codec, Row kafka) {
            byte @Nullable [] value = kafka.isNullAt(0) ? null : kafka.getAs(0);
            int partition = kafka.getInt(1);
            long offset = kafka.getLong(2);
            Instant appendedAt = kafka.getInstant(3);
            if (kafka.getInt(4) != LOG_APPEND_TIME) {
                throw new ReconcileAlarm("record " + partition + ":" + offset
                        + " of clicks carries the sender's time: the topic needs message.timestamp.type=LogAppendTime");
            }
            DecodeResult result = codec.decode(value);
            if (result instanceof DecodeResult.Decoded decoded) {
                ClickEvent event = decoded.event();
                return event.receivedAt().isBefore(EARLIEST)
                        ? malformed(partition, offset, appendedAt, value, "received at " + event.receivedAt())
                        : click(partition, offset, appendedAt, event);
            }
            if (result instanceof DecodeResult.Malformed malformed) {
                return malformed(partition, offset, appendedAt, value, malformed.reason());
            }
            long fingerprint = ((DecodeResult.UnknownSchema) result).fingerprint();
            throw new ReconcileAlarm("record " + partition + ":" + offset + " of clicks was written with the schema "
                    + Long.toHexString(fingerprint) + ", which this job does not know: deploy a newer reconcile job");
        }

        private static Row click(int partition, long offset, Instant appendedAt, ClickEvent event) {
            return RowFactory.create(
                    partition,
                    offset,
                    appendedAt,
                    ClickTime.eventTime(event.receivedAt(), appendedAt),
                    event.eventId().toString(),
                    event.clickId().toString(),
                    event.tenantId(),
                    event.campaignId(),
                    event.adId(),
                    // A redirect's clock may run ahead by any amount; only the event time is counted by.
                    ClickTime.eventTime(event.receivedAt(), LATEST),
                    event.verdict().name(),
                    event.country(),
                    event.deviceClass(),
                    event.browser(),
                    event.os(),
                    event.source(),
                    event.referrerHost(),
                    event.visitorHash().toString(),
                    event.recovered(),
                    null,
                    null);
        }

        private static Row malformed(
                int partition, long offset, Instant appendedAt, byte @Nullable [] value, String reason) {
            @Nullable Object[] columns = new @Nullable Object[ClickColumns.SCHEMA.length()];
            columns[0] = partition;
            columns[1] = offset;
            columns[2] = appendedAt;
            columns[3] = appendedAt;
            columns[ClickColumns.SCHEMA.fieldIndex(ClickColumns.MALFORMED_REASON)] = reason;
            columns[ClickColumns.SCHEMA.fieldIndex(ClickColumns.RAW)] = value;
            return RowFactory.create(columns);
        }
    }
}
