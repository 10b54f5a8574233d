package dev.clickledger.app.entrance;

import io.micrometer.core.instrument.Metrics;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.Future;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a connection whose client dribbles: ten seconds behind its first byte the header of a request must be there, and of a
 * body that is on its way each ten seconds must bring ten kilobytes or its end. How long an answer takes, or a connection
 * rests between requests, is none of its business; a connection that became a WebSocket it leaves for good.
 *
 * <p>It stands in front of the decoder, where bytes come in, and beside it puts a second handler that sees requests begin
 * and end. Requests that come in one piece, nearly all, never start a clock.
 */
final class SlowRequests extends ChannelInboundHandlerAdapter {

    /** How long a header may take, and how often it is looked what came of a body. */
    static final int PATIENCE_SECONDS = 10;

    /** What a body must bring meanwhile, in bytes. */
    static final int LEAST = 10_000;

    private static final byte[] TIMEOUT =
            "HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII);

    private enum Waiting {
        FOR_NOTHING,
        FOR_HEADER,
        FOR_BODY
    }

    private Waiting waiting = Waiting.FOR_NOTHING;
    private boolean firstRequest = true;
    private long received;
    private @Nullable Future<?> clock;
    private @Nullable ChannelHandlerContext decoder;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (decoder == null) {
            decoder = watchRequests(context);
        }
        if (decoder == null || decoder.isRemoved()) {
            stop();
            context.pipeline().remove(this);
        } else {
            if (message instanceof ByteBuf bytes) {
                received += bytes.readableBytes();
            }
            if (waiting == Waiting.FOR_NOTHING) {
                waiting = Waiting.FOR_HEADER;
            }
        }
        context.fireChannelRead(message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (waiting != Waiting.FOR_NOTHING && clock == null) {
            start(context);
        }
        context.fireChannelReadComplete();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        stop();
        context.fireChannelInactive();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        stop();
    }

    private @Nullable ChannelHandlerContext watchRequests(ChannelHandlerContext context) {
        ChannelHandlerContext found = context.pipeline().context(HttpRequestDecoder.class);
        if (found != null) {
            context.pipeline().addAfter(found.name(), null, new Requests());
        }
        return found;
    }

    private void start(ChannelHandlerContext context) {
        received = 0;
        clock = context.executor().schedule(() -> look(context), PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private void stop() {
        waiting = Waiting.FOR_NOTHING;
        if (clock != null) {
            clock.cancel(false);
            clock = null;
        }
    }

    private void look(ChannelHandlerContext context) {
        // while the app reads nothing, the client is not to blame
        boolean reading = context.channel().config().isAutoRead();
        if (!reading || (waiting == Waiting.FOR_BODY && received >= LEAST)) {
            start(context);
            return;
        }
        boolean answerable = firstRequest && waiting == Waiting.FOR_HEADER;
        stop();
        Metrics.counter("clickledger.requests.rejected", "reason", Refusal.TOO_SLOW.reason())
                .increment();
        if (answerable) {
            context.writeAndFlush(Unpooled.wrappedBuffer(TIMEOUT)).addListener(ChannelFutureListener.CLOSE);
        } else {
            // an answer may be on its way, which another one must not interrupt
            context.close();
        }
    }

    /** Sees what the decoder made of the bytes. */
    private final class Requests extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof HttpRequest) {
                stop();
                firstRequest = false;
                waiting = Waiting.FOR_BODY;
            }
            if (message instanceof LastHttpContent) {
                stop();
            }
            context.fireChannelRead(message);
        }
    }
}
