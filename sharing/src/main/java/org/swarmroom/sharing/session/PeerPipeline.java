package org.swarmroom.sharing.session;

import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerAdapter;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.ReferenceCountUtil;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.swarmroom.sharing.torrent.InfoHash;
import org.swarmroom.sharing.wire.ExtendedHandshake;
import org.swarmroom.sharing.wire.GreetingDecoder;
import org.swarmroom.sharing.wire.Handshake;
import org.swarmroom.sharing.wire.HandshakeDecoder;
import org.swarmroom.sharing.wire.MessageDecoder;
import org.swarmroom.sharing.wire.MessageEncoder;
import org.swarmroom.sharing.wire.PeerId;

/** Sets up the handlers of a peer's channel: first for the handshake, then for messages. */
public final class PeerPipeline {

  private static final String TIMEOUT = "handshake-timeout";
  private static final String HANDSHAKE = "handshake";
  private static final String WAITER = "handshake-waiter";
  private static final String GREETING = "greeting";
  private static final String GREETING_WAITER = "greeting-waiter";
  private static final String ENCODER = "messages-out";

  private static final int READ_AT_ONCE = 512 * 1024;
  private static final WriteBufferWaterMark WATER_MARK =
      new WriteBufferWaterMark(256 * 1024, 1024 * 1024);

  private PeerPipeline() {}

  /**
   * Waits for the peer's handshake, for ten seconds at most; else the channel closes.
   *
   * @param taker called on the channel's event loop, once; what follows the handshake is kept until
   *     {@link #messages} or {@link #strip}
   */
  public static void awaitHandshake(Channel channel, Consumer<Handshake> taker) {
    channel
        .pipeline()
        .addLast(TIMEOUT, new Deadline())
        .addLast(HANDSHAKE, new HandshakeDecoder())
        .addLast(WAITER, new Waiter<>(Handshake.class, taker));
  }

  /**
   * After {@link #awaitHandshake}, and still within its ten seconds: waits for the extension
   * handshake, without having answered anything.
   *
   * @param taker called on the channel's event loop, once; what follows is kept as there
   */
  public static void awaitGreeting(Channel channel, Consumer<ExtendedHandshake> taker) {
    channel
        .pipeline()
        .addLast(GREETING, new GreetingDecoder())
        .addLast(GREETING_WAITER, new Waiter<>(ExtendedHandshake.class, taker));
    channel.pipeline().remove(WAITER);
    channel.pipeline().remove(HANDSHAKE);
  }

  /**
   * Takes the engine's handlers out again; bytes after the handshake go on to what follows in the
   * pipeline.
   */
  public static void strip(Channel channel) {
    for (var name : List.of(TIMEOUT, WAITER, HANDSHAKE, GREETING_WAITER, GREETING)) {
      if (channel.pipeline().get(name) != null) {
        channel.pipeline().remove(name);
      }
    }
  }

  /** From now on messages and blocks flow to {@code peer}. On the channel's event loop. */
  static void messages(Channel channel, PeerConnection peer, BlockReceiver blocks) {
    channel.config().setOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER_MARK);
    channel
        .config()
        .setRecvByteBufAllocator(new AdaptiveRecvByteBufAllocator(2048, 64 * 1024, READ_AT_ONCE));
    if (channel instanceof SocketChannel) {
      channel.config().setOption(ChannelOption.TCP_NODELAY, true);
    }
    var pipeline = channel.pipeline();
    if (pipeline.get(ENCODER) == null) {
      pipeline.addLast(ENCODER, MessageEncoder.INSTANCE);
    }
    pipeline.addLast(new MessageDecoder(blocks)).addLast(peer.link());
    strip(channel);
  }

  /** Answers who has shown both its handshakes, and closes. On the channel's event loop. */
  public static void deny(Channel channel, InfoHash wireHash, Denial why) {
    sendHandshake(channel, Handshake.ours(wireHash, PeerId.random(), false));
    channel.writeAndFlush(why.greeting().message()).addListener(ChannelFutureListener.CLOSE);
  }

  static ChannelFuture sendHandshake(Channel channel, Handshake handshake) {
    if (channel.pipeline().get(ENCODER) == null) {
      channel.pipeline().addLast(ENCODER, MessageEncoder.INSTANCE);
    }
    return channel.writeAndFlush(handshake);
  }

  /** Whether bytes go to the socket as they are, so that {@code sendfile} may be used. */
  static boolean isBare(Channel channel) {
    return channel instanceof SocketChannel && ENCODER.equals(channel.pipeline().names().get(0));
  }

  /** Ends a connection whose handshake is not there in time, however busily it dawdles. */
  private static final class Deadline extends ChannelHandlerAdapter {

    private @Nullable Future<?> end;

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
      Runnable close = ctx::close;
      end = ctx.executor().schedule(close, Timeouts.NORMAL.handshake(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
      if (end != null) {
        end.cancel(false);
      }
    }
  }

  private static final class Waiter<T> extends ChannelInboundHandlerAdapter {

    private final Class<T> awaited;
    private final Consumer<T> taker;

    Waiter(Class<T> awaited, Consumer<T> taker) {
      this.awaited = awaited;
      this.taker = taker;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
      if (awaited.isInstance(message)) {
        taker.accept(awaited.cast(message));
      } else {
        ReferenceCountUtil.release(message);
      }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
      // Bytes from outside, a reset or a timeout: there is no peer yet that anybody could be told
      // of.
      ctx.close();
    }
  }
}
