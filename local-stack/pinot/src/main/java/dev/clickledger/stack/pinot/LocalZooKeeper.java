package dev.clickledger.stack.pinot;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.zookeeper.KeeperException;
import org.apache.zookeeper.Watcher.Event.KeeperState;
import org.apache.zookeeper.ZooKeeper;
import org.apache.zookeeper.server.ServerCnxnFactory;
import org.apache.zookeeper.server.ZooKeeperServer;

/** The ZooKeeper of this JVM's cluster. */
final class LocalZooKeeper {

    private static final int TICK_MILLIS = 2000;
    private static final int UNLIMITED_CONNECTIONS = 0;

    private final int port;

    private LocalZooKeeper(int port) {
        this.port = port;
    }

    static LocalZooKeeper start(Path directory, int port) throws IOException, InterruptedException {
        // Killed before its first snapshot, ZooKeeper would otherwise refuse the log that it left.
        System.setProperty("zookeeper.snapshot.trust.empty", "true");
        Files.createDirectories(directory);
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        ServerCnxnFactory factory = ServerCnxnFactory.createFactory(address, UNLIMITED_CONNECTIONS);
        factory.startup(new ZooKeeperServer(directory.toFile(), directory.toFile(), TICK_MILLIS));
        return new LocalZooKeeper(port);
    }

    /** Removes what a killed predecessor left behind as alive: it would block its successor until its session expires. */
    void clearStaleSessions(String cluster) throws IOException, InterruptedException, KeeperException {
        CountDownLatch connected = new CountDownLatch(1);
        ZooKeeper client = new ZooKeeper("127.0.0.1:" + port, 10_000, event -> {
            if (event.getState() == KeeperState.SyncConnected) {
                connected.countDown();
            }
        });
        try {
            if (!connected.await(15, TimeUnit.SECONDS)) {
                throw new IOException("ZooKeeper does not answer on port " + port);
            }
            String instances = "/" + cluster + "/LIVEINSTANCES";
            if (client.exists(instances, false) != null) {
                for (String instance : client.getChildren(instances, false)) {
                    client.delete(instances + "/" + instance, -1);
                }
            }
            String leader = "/" + cluster + "/CONTROLLER/LEADER";
            if (client.exists(leader, false) != null) {
                client.delete(leader, -1);
            }
        } finally {
            client.close();
        }
    }
}
