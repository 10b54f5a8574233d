package dev.clickledger.app.entrance;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;

/** Gives each connection that comes in its {@link SlowRequests}. Netty finds it as a service. */
public final class SlowRequestsEverywhere extends ChannelInitializerExtension {

    /** Tells Netty to look for services of this kind. Has to be called before the first server is made. */
    static void announce() {
        System.setProperty("io.netty.bootstrap.extensions", "serviceload");
    }

    @Override
    public void postInitializeServerChildChannel(Channel channel) {
        channel.pipeline().addFirst(new SlowRequests());
    }
}
