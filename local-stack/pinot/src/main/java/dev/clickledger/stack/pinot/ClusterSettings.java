package dev.clickledger.stack.pinot;

import java.nio.file.Path;
import java.util.Map;

/** Where the cluster keeps its data and listens. */
record ClusterSettings(
        Path directory, int zookeeperPort, int controllerPort, int brokerPort, int serverPort, int serverAdminPort) {

    static final String CLUSTER = "clickledger";
    private static final String LOOPBACK = "127.0.0.1";

    static ClusterSettings parse(String... arguments) {
        if (arguments.length != 6) {
            throw new IllegalArgumentException("usage: PinotCluster DIRECTORY ZOOKEEPER_PORT CONTROLLER_PORT"
                    + " BROKER_PORT SERVER_PORT SERVER_ADMIN_PORT");
        }
        return new ClusterSettings(
                Path.of(arguments[0]).toAbsolutePath(),
                Integer.parseInt(arguments[1]),
                Integer.parseInt(arguments[2]),
                Integer.parseInt(arguments[3]),
                Integer.parseInt(arguments[4]),
                Integer.parseInt(arguments[5]));
    }

    String zookeeper() {
        return LOOPBACK + ":" + zookeeperPort;
    }

    /** Listeners are given as access protocols: the plain port settings would listen on every address. */
    Map<String, Object> controller() {
        return Map.of(
                "controller.helix.cluster.name",
                CLUSTER,
                "controller.zk.str",
                zookeeper(),
                "controller.host",
                LOOPBACK,
                "controller.access.protocols",
                "http",
                "controller.access.protocols.http.host",
                LOOPBACK,
                "controller.access.protocols.http.port",
                Integer.toString(controllerPort),
                "controller.vip.host",
                LOOPBACK,
                "controller.vip.port",
                Integer.toString(controllerPort),
                "controller.data.dir",
                directory.resolve("controller").toString(),
                "cluster.tenant.isolation.enable",
                true);
    }

    Map<String, Object> broker() {
        return Map.of(
                "pinot.zk.server",
                zookeeper(),
                "pinot.cluster.name",
                CLUSTER,
                "pinot.broker.hostname",
                LOOPBACK,
                "pinot.broker.client.access.protocols",
                "http",
                "pinot.broker.client.access.protocols.http.host",
                LOOPBACK,
                "pinot.broker.client.access.protocols.http.port",
                Integer.toString(brokerPort),
                "pinot.broker.timeoutMs",
                10_000);
    }

    Map<String, Object> server() {
        return Map.ofEntries(
                Map.entry("pinot.zk.server", zookeeper()),
                Map.entry("pinot.cluster.name", CLUSTER),
                Map.entry("pinot.server.netty.host", LOOPBACK),
                Map.entry("pinot.server.netty.port", serverPort),
                Map.entry("pinot.server.grpc.enable", false),
                Map.entry("pinot.server.adminapi.access.protocols", "http"),
                Map.entry("pinot.server.adminapi.access.protocols.http.host", LOOPBACK),
                Map.entry("pinot.server.adminapi.access.protocols.http.port", Integer.toString(serverAdminPort)),
                Map.entry(
                        "pinot.server.instance.dataDir",
                        directory.resolve("server/data").toString()),
                Map.entry(
                        "pinot.server.instance.segmentTarDir",
                        directory.resolve("server/tar").toString()),
                Map.entry("pinot.server.instance.realtime.alloc.offheap", true),
                // Queries wait until segments are loaded; looking every 10 s, as by default, would cost most of a
                // start.
                Map.entry("pinot.server.startup.enableServiceStatusCheck", true),
                Map.entry("pinot.server.startup.serviceStatusCheckIntervalMs", 500));
    }
}
