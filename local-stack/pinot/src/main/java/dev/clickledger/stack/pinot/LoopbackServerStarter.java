package dev.clickledger.stack.pinot;

import java.lang.reflect.Field;
import org.apache.pinot.core.transport.QueryServer;
import org.apache.pinot.server.starter.ServerInstance;
import org.apache.pinot.server.starter.helix.HelixServerStarter;

/**
 * A Pinot server whose query port listens on loopback. Pinot has no setting for that port's address, so the kind of its
 * socket is exchanged after it was made and before it is bound.
 */
final class LoopbackServerStarter extends HelixServerStarter {

    LoopbackServerStarter() throws Exception {}

    @Override
    public void start() throws Exception {
        _helixManager.addPreConnectCallback(this::keepQueriesOnLoopback);
        super.start();
    }

    private void keepQueriesOnLoopback() {
        try {
            Field queryServer = ServerInstance.class.getDeclaredField("_nettyQueryServer");
            Field channelClass = QueryServer.class.getDeclaredField("_channelClass");
            queryServer.setAccessible(true);
            channelClass.setAccessible(true);
            channelClass.set(queryServer.get(_serverInstance), LoopbackServerChannel.class);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this release of Pinot keeps its query socket elsewhere", e);
        }
    }
}
