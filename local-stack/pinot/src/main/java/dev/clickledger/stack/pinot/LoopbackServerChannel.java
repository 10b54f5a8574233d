package dev.clickledger.stack.pinot;

import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;

/** A server socket that listens on loopback, whatever address it is asked for. Netty makes it by reflection. */
public final class LoopbackServerChannel extends NioServerSocketChannel {

    @Override
    protected void doBind(SocketAddress address) throws Exception {
        int port = ((InetSocketAddress) address).getPort();
        super.doBind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }
}
