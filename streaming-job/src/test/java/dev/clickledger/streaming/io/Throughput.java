package dev.clickledger.streaming.io;

import com.sun.management.OperatingSystemMXBean;
import dev.clickledger.contract.ClickEventCodec;
import dev.clickledger.contract.DecodeResult;
import dev.clickledger.contract.Topic;
import dev.clickledger.streaming.BenchmarkedJob;
import dev.clickledger.streaming.ingest.RawClick;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Measures clicks per CPU second over a backlog: of the job, and of a bare consumer that only decodes. One measurement
 * per JVM. Arguments: {@code broker}, {@code consumer} or {@code job}, and a folder or the bootstrap servers; see {@code
 * bench/throughput}.
 */
final class Throughput {

    private static final LongAdder SEEN = new LongAdder();
    private static final AtomicLong FIRST_CPU = new AtomicLong();
    private static final AtomicLong FIRST_NANOS = new AtomicLong();

    private Throughput() {}

    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "broker" ->
                broker(Path.of(arguments[1]), Long.parseLong(arguments[2]), Integer.parseInt(arguments[3]));
            case "consumer" -> consumer(arguments[1]);
            case "job" -> job(arguments[1]);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
        System.exit(0);
    }

    private static void broker(Path directory, long clicks, int ads) throws Exception {
        Kafka kafka = Kafka.start(directory);
        Runtime.getRuntime().addShutdownHook(new Thread(kafka::close));
        try (ClickWriter writer =
                new ClickWriter(kafka.bootstrapServers(), new SimulatedClicks(11, ads, Duration.ofMinutes(2)))) {
            writer.write(clicks);
        }
        Files.writeString(directory.resolve("bootstrap"), kafka.bootstrapServers());
        Thread.sleep(Duration.ofHours(1).toMillis());
    }

    private static void consumer(String bootstrapServers) {
        ClickEventCodec codec = new ClickEventCodec();
        long decoded = 0;
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "max.poll.records",
                        "2000",
                        "max.partition.fetch.bytes",
                        "4194304"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = partitions(consumer);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long end = end(consumer, partitions);
            long cpu = cpuNanos();
            long start = System.nanoTime();
            long seen = 0;
            while (seen < end) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    seen++;
                    if (codec.decode(record.value()) instanceof DecodeResult.Decoded) {
                        decoded++;
                    }
                }
            }
            report("consumer", end, cpu, start);
        }
        System.err.println(decoded + " decoded");
    }

    private static void job(String bootstrapServers) throws Exception {
        long end;
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            end = end(consumer, partitions(consumer));
        }
        BenchmarkedJob.start(
                source(bootstrapServers), new KafkaClickLog(bootstrapServers).ends(), KafkaSinks.on(bootstrapServers));
        while (SEEN.sum() < end) {
            Thread.sleep(20);
        }
        // the last second's rows
        Thread.sleep(1_300);
        report("job", end, FIRST_CPU.get(), FIRST_NANOS.get());
    }

    private static Source<RawClick, ?, ?> source(String bootstrapServers) {
        return KafkaSource.<RawClick>builder()
                .setBootstrapServers(bootstrapServers)
                .setTopics(Topic.CLICKS.topicName())
                .setGroupId("throughput")
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setDeserializer(new Counting())
                .setProperty("max.poll.records", "2000")
                .setProperty("max.partition.fetch.bytes", "4194304")
                .build();
    }

    private static List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer) {
        return consumer.partitionsFor(Topic.CLICKS.topicName()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }

    private static long end(KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
        return consumer.endOffsets(partitions).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static void report(String what, long clicks, long cpuBefore, long nanosBefore) {
        double cpu = (cpuNanos() - cpuBefore) / 1e9;
        double seconds = (System.nanoTime() - nanosBefore) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%s %.0f clicks/CPU-s %.0f clicks/s (%d clicks, %.1f CPU-s, %.1f s)%n",
                what,
                clicks / cpu,
                clicks / seconds,
                clicks,
                cpu,
                seconds);
    }

    /** As the job's own, and notes when the first record came. */
    private static final class Counting implements KafkaRecordDeserializationSchema<RawClick> {

        private static final long serialVersionUID = 1;

        @Override
        public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<RawClick> out) {
            if (FIRST_NANOS.get() == 0 && FIRST_NANOS.compareAndSet(0, System.nanoTime())) {
                FIRST_CPU.set(cpuNanos());
            }
            SEEN.increment();
            out.collect(new RawClick(record.value(), record.partition(), record.offset(), record.timestamp()));
        }

        @Override
        public TypeInformation<RawClick> getProducedType() {
            return RawClick.TYPE;
        }
    }
}
