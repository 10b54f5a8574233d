package dev.clickledger.stack.pinot;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.pinot.broker.broker.helix.HelixBrokerStarter;
import org.apache.pinot.controller.ControllerStarter;
import org.apache.pinot.spi.env.PinotConfiguration;
import org.apache.pinot.spi.services.ServiceStartable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the cluster until the process is asked to end. */
public final class PinotCluster {

    private static final Logger LOG = LoggerFactory.getLogger(PinotCluster.class);
    private static final Duration KAFKA_WAIT = Duration.ofSeconds(60);

    private PinotCluster() {}

    /** Arguments: directory and five ports, see {@link ClusterSettings}. KAFKA_BOOTSTRAP is waited for where it is set. */
    public static void main(String[] arguments) {
        try {
            run(ClusterSettings.parse(arguments), System.getenv("KAFKA_BOOTSTRAP"));
        } catch (Throwable e) {
            // ZooKeeper's and Helix' threads would keep a JVM alive that serves nothing.
            LOG.error("Pinot did not start", e);
            System.out.println("Pinot cannot start: " + e);
            Runtime.getRuntime().halt(1);
        }
    }

    private static void run(ClusterSettings settings, @Nullable String kafka) throws Exception {
        LocalZooKeeper zookeeper = startZooKeeper(settings);
        zookeeper.clearStaleSessions(ClusterSettings.CLUSTER);
        start(new ControllerStarter(), settings.controller());
        start(new HelixBrokerStarter(), settings.broker());
        if (kafka != null) {
            awaitKafka(kafka);
        }
        start(new LoopbackServerStarter(), settings.server());
        LOG.info("Pinot is up");
    }

    private static LocalZooKeeper startZooKeeper(ClusterSettings settings) throws InterruptedException {
        Path data = settings.directory().resolve("zookeeper");
        try {
            return LocalZooKeeper.start(data, settings.zookeeperPort());
        } catch (IOException e) {
            throw new IllegalStateException("ZooKeeper cannot use its data in " + data + " (" + e + ")", e);
        }
    }

    private static void start(ServiceStartable service, Map<String, Object> configuration) throws Exception {
        service.init(new PinotConfiguration(new HashMap<>(configuration)));
        service.start();
        LOG.info("{} started", service.getInstanceId());
    }

    /** A server that cannot reach Kafka while its consuming segments open puts them into an error state for good. */
    private static void awaitKafka(String bootstrap) throws InterruptedException {
        int colon = bootstrap.lastIndexOf(':');
        InetSocketAddress address =
                new InetSocketAddress(bootstrap.substring(0, colon), Integer.parseInt(bootstrap.substring(colon + 1)));
        Instant deadline = Instant.now().plus(KAFKA_WAIT);
        while (!connects(address)) {
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException("Kafka does not answer on " + bootstrap);
            }
            Thread.sleep(200);
        }
    }

    private static boolean connects(InetSocketAddress address) {
        try (Socket socket = new Socket()) {
            socket.connect(address, 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
