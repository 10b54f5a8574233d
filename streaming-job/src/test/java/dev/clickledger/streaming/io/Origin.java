package dev.clickledger.streaming.io;

import dev.clickledger.contract.RecordHeaders;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Where a record that was set aside stood in the click log, as its headers tell. */
record Origin(int partition, long offset) {

    static Origin of(ConsumerRecord<byte[], byte[]> record) {
        return new Origin(
                Integer.parseInt(header(record, RecordHeaders.PARTITION)),
                Long.parseLong(header(record, RecordHeaders.OFFSET)));
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.US_ASCII);
    }
}
