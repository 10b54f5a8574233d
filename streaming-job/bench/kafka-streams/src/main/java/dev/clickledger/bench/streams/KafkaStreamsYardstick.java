package dev.clickledger.bench.streams;

import dev.clickledger.contract.Topic;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Counts the whole log once and prints clicks per CPU second. Arguments: bootstrap servers, the topic to write, which is
 * made when it is not there, a folder for state, and the application's id. See {@code bench/throughput}.
 *
 * <p>As the job: two threads, commits every five seconds, rows once a second. At least once; stores are RocksDB with
 * changelog topics. Easier than the job's work: minutes are never closed, and late and malformed records are not kept.
 */
final class KafkaStreamsYardstick {

    private static final Serde<byte[]> BYTES = Serdes.ByteArray();

    private KafkaStreamsYardstick() {}

    public static void main(String[] arguments) throws Exception {
        String bootstrapServers = arguments[0];
        String output = arguments[1];
        Progress progress = new Progress();
        long end;
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            create(admin, output);
            end = end(admin);
        }
        KafkaStreams streams =
                new KafkaStreams(topology(progress, output), settings(bootstrapServers, arguments[2], arguments[3]));
        streams.setUncaughtExceptionHandler(failure -> {
            failure.printStackTrace();
            Runtime.getRuntime().halt(1);
            return null;
        });
        streams.start();
        while (!progress.done(end)) {
            Thread.sleep(20);
        }
        // the last second's rows
        Thread.sleep(1_300);
        System.out.println(progress.report(end));
        System.exit(0);
    }

    private static Topology topology(Progress progress, String output) {
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream(Topic.CLICKS.topicName(), Consumed.with(BYTES, BYTES))
                .process(new Step(Identities.store()) {
                    @Override
                    public Processor<byte[], byte[], byte[], byte[]> get() {
                        return new Identities(progress);
                    }
                })
                .repartition(Repartitioned.with(BYTES, BYTES)
                        .withName("rows")
                        .withNumberOfPartitions(Topic.CLICKS.partitions()))
                .process(new Step(Rows.store()) {
                    @Override
                    public Processor<byte[], byte[], byte[], byte[]> get() {
                        return new Rows(progress);
                    }
                })
                .to(output, Produced.with(BYTES, BYTES));
        return builder.build();
    }

    private static Properties settings(String bootstrapServers, String stateDirectory, String application) {
        Properties settings = new Properties();
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, application);
        settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory);
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 2);
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 5_000);
        // a twentieth less CPU than with the default of 1000, for which partitions are paused and resumed all the time
        settings.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, 10_000);
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
        settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 512L << 20);
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 2_000);
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG), 4 << 20);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), 128 << 10);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        return settings;
    }

    private static void create(Admin admin, String topic) throws Exception {
        if (!admin.listTopics().names().get().contains(topic)) {
            admin.createTopics(List.of(new NewTopic(topic, Topic.CLICK_COUNTS.partitions(), (short) 1)
                            .configs(Topic.CLICK_COUNTS.config())))
                    .all()
                    .get();
        }
    }

    private static long end(Admin admin) throws Exception {
        Map<TopicPartition, OffsetSpec> latest = IntStream.range(0, Topic.CLICKS.partitions())
                .boxed()
                .collect(Collectors.toMap(
                        partition -> new TopicPartition(Topic.CLICKS.topicName(), partition),
                        partition -> OffsetSpec.latest()));
        return admin.listOffsets(latest).all().get().values().stream()
                .mapToLong(partition -> partition.offset())
                .sum();
    }

    /** A processor with its store. */
    private abstract static class Step implements ProcessorSupplier<byte[], byte[], byte[], byte[]> {

        private final StoreBuilder<?> store;

        private Step(StoreBuilder<?> store) {
            this.store = store;
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return Set.of(store);
        }
    }
}
