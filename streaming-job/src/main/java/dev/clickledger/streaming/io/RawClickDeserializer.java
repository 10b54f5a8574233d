package dev.clickledger.streaming.io;

import dev.clickledger.streaming.ingest.RawClick;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Takes records as they are; decoding is the job's. */
final class RawClickDeserializer implements KafkaRecordDeserializationSchema<RawClick> {

    private static final long serialVersionUID = 1;

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<RawClick> out) {
        out.collect(new RawClick(record.value(), record.partition(), record.offset(), record.timestamp()));
    }

    @Override
    public TypeInformation<RawClick> getProducedType() {
        return RawClick.TYPE;
    }
}
