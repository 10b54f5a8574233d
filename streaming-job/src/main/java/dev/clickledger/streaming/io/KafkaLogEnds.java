package dev.clickledger.streaming.io;

import dev.clickledger.streaming.progress.LogEnd;
import dev.clickledger.streaming.progress.LogEnds;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks Kafka every second where the click log ends, on a thread of its own. */
final class KafkaLogEnds implements LogEnds {

    private static final long serialVersionUID = 1;
    private static final Logger LOG = LoggerFactory.getLogger(KafkaLogEnds.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final String bootstrapServers;

    KafkaLogEnds(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    static Map<String, Object> adminConfig(String bootstrapServers) {
        return Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "client.id",
                "streaming-job-log-ends",
                "request.timeout.ms",
                "10000",
                "default.api.timeout.ms",
                "30000");
    }

    @Override
    public Watch watch() {
        Poller poller = new Poller(bootstrapServers);
        poller.start();
        return poller;
    }

    private static final class Poller extends Thread implements Watch {

        private final String bootstrapServers;
        private volatile @Nullable LogEnd latest;

        Poller(String bootstrapServers) {
            super("log-ends");
            setDaemon(true);
            this.bootstrapServers = bootstrapServers;
        }

        @Override
        public @Nullable LogEnd latest() {
            return latest;
        }

        @Override
        public void close() {
            interrupt();
        }

        @Override
        public void run() {
            try (Admin admin = Admin.create(adminConfig(bootstrapServers))) {
                PartitionOffsets partitions = new PartitionOffsets(admin);
                boolean failed = false;
                while (!isInterrupted()) {
                    failed = !ask(partitions, failed);
                    Thread.sleep(INTERVAL.toMillis());
                }
            } catch (InterruptedException e) {
                // closed
                Thread.currentThread().interrupt();
            }
        }

        private boolean ask(PartitionOffsets partitions, boolean failedBefore) throws InterruptedException {
            long asOf = System.currentTimeMillis();
            try {
                latest = new LogEnd(asOf, partitions.list(OffsetSpec.latest()));
                if (failedBefore) {
                    LOG.info("Kafka tells again where the click log ends");
                }
                return true;
            } catch (ExecutionException e) {
                if (!failedBefore) {
                    LOG.warn("Kafka does not tell where the click log ends; minutes stay open until it does", e);
                }
                return false;
            }
        }
    }
}
