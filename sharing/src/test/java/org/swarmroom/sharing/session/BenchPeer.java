package org.swarmroom.sharing.session;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.swarmroom.sharing.torrent.InfoHash;
import org.swarmroom.sharing.wire.ExtendedHandshake;
import org.swarmroom.sharing.wire.Handshake;
import org.swarmroom.sharing.wire.Message;
import org.swarmroom.sharing.wire.MessageEncoder;
import org.swarmroom.sharing.wire.PeerId;
import org.swarmroom.sharing.wire.UtMetadata;

/** A peer by hand: what it says, and what the session said to it. */
final class BenchPeer {

  static final int METADATA_ID = 3;

  private final EmbeddedChannel channel = new EmbeddedChannel();
  final PeerConnection connection;
  final List<Message> heard = new ArrayList<>();
  private boolean talkative;

  BenchPeer(SwarmSession session, PeerAddress address, boolean fast) {
    channel.freezeTime();
    var hello = Handshake.ours(InfoHash.of(new byte[20]), PeerId.random(), true);
    var handshake =
        fast
            ? hello
            : new Handshake(hello.reserved() & ~Handshake.FAST, hello.infoHash(), hello.peerId());
    connection = session.roster().join(channel, handshake, address, false).orElseThrow();
    channel.pipeline().addLast(new Ear());
    settle();
  }

  private final class Ear extends ChannelOutboundHandlerAdapter {
    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
      if (message instanceof Message said) {
        heard.add(said);
      }
      ctx.write(message, promise);
    }
  }

  /** Says something every second, and nothing of use. */
  BenchPeer talks() {
    talkative = true;
    return this;
  }

  BenchPeer says(Message message) {
    connection.link().touched();
    new PeerMessages(connection).take(message);
    settle();
    return this;
  }

  /** Sends so many zeros as a block. */
  BenchPeer gives(int piece, int begin, int length) {
    var block = MessageEncoder.blockHeader(channel.alloc(), piece, begin, length);
    var zeros = Unpooled.wrappedBuffer(new byte[length]);
    channel.writeInbound(Unpooled.wrappedBuffer(block, zeros));
    settle();
    return this;
  }

  /** Its extension handshake. */
  BenchPeer greets(OptionalInt metadataSize) {
    connection
        .extensions()
        .greeted(
            new ExtendedHandshake(
                Map.of(UtMetadata.NAME, METADATA_ID),
                Optional.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                metadataSize,
                Optional.empty(),
                false,
                Map.of()));
    settle();
    return this;
  }

  <M extends Message> List<M> heard(Class<M> kind) {
    return heard.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  boolean isOpen() {
    return channel.isOpen();
  }

  void second() {
    channel.advanceTimeBy(1, TimeUnit.SECONDS);
    if (talkative && channel.isOpen()) {
      connection.link().touched();
    }
    settle();
  }

  void settle() {
    channel.runPendingTasks();
    for (Object out = channel.readOutbound(); out != null; out = channel.readOutbound()) {
      ReferenceCountUtil.release(out);
    }
  }

  void end() {
    channel.finishAndReleaseAll();
  }
}
