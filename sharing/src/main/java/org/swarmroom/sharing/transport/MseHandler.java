package org.swarmroom.sharing.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.util.concurrent.Future;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.swarmroom.sharing.torrent.InfoHash;

/**
 * Message stream encryption as Vuze specified it and libtorrent, aria2 and Transmission speak it:
 * hides BitTorrent from filters; authenticates nobody.
 *
 * <p>When both sides agree, the handler fires a {@link Done} as user event, hands on what the peer
 * has sent since, and leaves the pipeline; behind it stays RC4, if that was chosen. What is written
 * before waits. Failures are reported as {@link MseException} and close the channel, as does a
 * handshake that takes longer than {@link #TIMEOUT_MILLIS}. Add it to active channels or before
 * they connect. One instance for one channel; runs on its event loop.
 */
public final class MseHandler extends ChannelDuplexHandler {

  /** Longest handshake, in milliseconds. */
  public static final long TIMEOUT_MILLIS = 10_000;

  private final MseSide side;
  private final PendingMse pending = new PendingMse();
  private ByteBuf received = Unpooled.EMPTY_BUFFER;
  private boolean started;
  private boolean ended;
  private @Nullable Future<?> timeout;

  private MseHandler(MseSide side) {
    this.side = side;
  }

  /**
   * Both sides agreed.
   *
   * @param torrent the torrent the connection is about, as 20 bytes
   * @param encrypted whether RC4 hides all that follows
   */
  public record Done(InfoHash torrent, boolean encrypted) {}

  /** Finds the torrent whose {@link #key} an initiator showed. */
  @FunctionalInterface
  public interface Torrents {

    /**
     * Called on the event loop: must not block.
     *
     * @param key 20 bytes
     */
    Optional<InfoHash> find(byte[] key);
  }

  /** The 20 bytes by which an initiator names a torrent: keep these in an index to look up. */
  public static byte[] key(InfoHash torrent) {
    return MseKeys.req2(torrent);
  }

  /** For a dialled connection about {@code torrent}. */
  public static MseHandler initiator(InfoHash torrent, Encryption encryption) {
    return new MseHandler(new MseInitiator(torrent, encryption));
  }

  /** For an accepted connection about any of {@code torrents}. */
  public static MseHandler receiver(Torrents torrents, Encryption encryption) {
    return new MseHandler(new MseReceiver(torrents, encryption));
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    received = ctx.alloc().buffer(1024);
    if (ctx.channel().isActive()) {
      start(ctx);
    }
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    start(ctx);
    ctx.fireChannelActive();
  }

  private void start(ChannelHandlerContext ctx) {
    if (started) {
      return;
    }
    started = true;
    timeout =
        ctx.executor()
            .schedule(
                () -> fail(ctx, new MseException("The peer did not finish its handshake in time.")),
                TIMEOUT_MILLIS,
                TimeUnit.MILLISECONDS);
    side.start(out -> ctx.writeAndFlush(Unpooled.wrappedBuffer(out)));
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (ended || !(message instanceof ByteBuf bytes)) {
      ctx.fireChannelRead(message);
      return;
    }
    received.writeBytes(bytes);
    bytes.release();
    try {
      Optional<MseSide.Agreed> agreed =
          side.receive(received, out -> ctx.writeAndFlush(Unpooled.wrappedBuffer(out)));
      agreed.ifPresent(result -> finish(ctx, result));
    } catch (MseException e) {
      fail(ctx, e);
    }
  }

  private void finish(ChannelHandlerContext ctx, MseSide.Agreed agreed) {
    end();
    if (agreed.encrypted()) {
      ctx.pipeline()
          .addAfter(ctx.name(), null, new Rc4Handler(agreed.incoming(), agreed.outgoing()));
    }
    ctx.fireUserEventTriggered(new Done(agreed.torrent(), agreed.encrypted()));
    if (ctx.isRemoved()) {
      return;
    }
    byte[] first = agreed.firstBytes();
    ByteBuf rest = received;
    received = Unpooled.EMPTY_BUFFER;
    if (agreed.encrypted()) {
      agreed.incoming().apply(rest);
    }
    ByteBuf plain = ctx.alloc().buffer(first.length + rest.readableBytes());
    plain.writeBytes(first).writeBytes(rest);
    rest.release();
    deliver(ctx, agreed.encrypted(), plain);
    pending.flushInto(ctx);
    if (!ctx.isRemoved()) {
      ctx.pipeline().remove(this);
    }
  }

  /** Hands decrypted bytes to the handler behind the cipher, which must not see them again. */
  private static void deliver(ChannelHandlerContext ctx, boolean encrypted, ByteBuf plain) {
    if (!plain.isReadable()) {
      plain.release();
    } else if (encrypted) {
      ctx.pipeline().context(Rc4Handler.class).fireChannelRead(plain);
    } else {
      ctx.fireChannelRead(plain);
    }
  }

  @Override
  public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
    if (ended) {
      ctx.write(message, promise);
    } else {
      pending.add(message, promise);
    }
  }

  @Override
  public void flush(ChannelHandlerContext ctx) {
    if (ended) {
      ctx.flush();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    if (!ended) {
      fail(ctx, new MseException("The peer closed the connection during the handshake."));
    }
    ctx.fireChannelInactive();
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext ctx) {
    end();
    received.release();
    received = Unpooled.EMPTY_BUFFER;
    pending.fail(new MseException("The connection's handshake was given up."));
  }

  private void fail(ChannelHandlerContext ctx, MseException failure) {
    if (!ended) {
      end();
      received.clear();
      pending.fail(failure);
      ctx.fireExceptionCaught(failure);
      ctx.close();
    }
  }

  private void end() {
    ended = true;
    if (timeout != null) {
      timeout.cancel(false);
    }
  }
}
