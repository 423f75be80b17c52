package org.swarmroom.sharing.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.nio.NioIoHandler;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.swarmroom.sharing.disk.Volume;
import org.swarmroom.sharing.room.RoomProof;
import org.swarmroom.sharing.torrent.InfoHash;
import org.swarmroom.sharing.wire.ExtendedHandshake;
import org.swarmroom.sharing.wire.Handshake;
import org.swarmroom.sharing.wire.MessageEncoder;
import org.swarmroom.sharing.wire.PeerId;

/**
 * Who has said who it is and waits for the verdict is not read meanwhile, so it fills no memory.
 */
@Timeout(60)
class UnprovenPeersTest {

  private static final String OURS = "0".repeat(64);
  private static final String THEIRS = "1".repeat(64);
  private static final byte[] KEY = new byte[16];

  private final EventLoopGroup loops =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final CountDownLatch lookedUp = new CountDownLatch(1);
  private final EmbeddedChannel channel = new FromAfar();
  private final TransferContext context =
      TransferContext.of(
          TransfersConfig.of(
                  loops, new TestRows(), OURS, (loop, peer, route, protocol) -> loop.newPromise())
              .roomKeys(() -> List.of(KEY))
              .build());

  @AfterEach
  void end() {
    lookedUp.countDown();
    context.services().pools().close();
    context.thread().close();
    loops.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
  }

  private static final class FromAfar extends EmbeddedChannel {
    @Override
    protected SocketAddress remoteAddress0() {
      return new InetSocketAddress("10.1.2.3", 4);
    }
  }

  private Incoming incoming() {
    var slow = new SlowSource();
    var services = context.services();
    var sleeping =
        new SleepingSeeds(
            slow, services, loops, context.sessions(), Volume.DEFAULT, context.thread());
    return new Incoming(context.sessions(), sleeping, slow, services);
  }

  /** Looks something up for as long as the test goes on. */
  private final class SlowSource implements SeedSource {
    @Override
    public Optional<Seed> find(InfoHash wireHash) {
      try {
        lookedUp.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return Optional.empty();
    }

    @Override
    public Set<InfoHash> publicHashes() {
      return Set.of();
    }
  }

  private static ByteBuf wire(Object message) {
    var wire = new EmbeddedChannel(MessageEncoder.INSTANCE);
    wire.writeOutbound(message);
    return wire.readOutbound();
  }

  private static ByteBuf hello() {
    return wire(Handshake.ours(InfoHash.of(new byte[20]), PeerId.random(), true));
  }

  private static ByteBuf greeting(Map<String, byte[]> extras) {
    return wire(
        new ExtendedHandshake(
                Map.of(),
                Optional.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                false,
                extras)
            .message());
  }

  private static ByteBuf proof() {
    return greeting(Map.of(RoomProof.FIELD, RoomProof.make(KEY, THEIRS, OURS)));
  }

  @Test
  void whoSaysBothAtOnceIsNotReadUntilItIsLookedUp() {
    incoming().accept(channel, Optional.of(THEIRS));
    channel.writeInbound(Unpooled.wrappedBuffer(hello(), proof()));

    assertThat(channel.isOpen()).isTrue();
    assertThat(channel.config().isAutoRead()).isFalse();
  }

  @Test
  void whoSaysOneAfterTheOtherIsNotReadEither() {
    incoming().accept(channel, Optional.of(THEIRS));
    channel.writeInbound(hello());
    assertThat(channel.config().isAutoRead()).isTrue();
    channel.writeInbound(proof());

    assertThat(channel.isOpen()).isTrue();
    assertThat(channel.config().isAutoRead()).isFalse();
  }

  /** A look into the library would take longer for what is there. */
  @Test
  void whoProvesNothingIsRefusedWithoutALookIntoTheLibrary() {
    channel.freezeTime();
    incoming().accept(channel, Optional.of(THEIRS));
    channel.writeInbound(Unpooled.wrappedBuffer(hello(), greeting(Map.of())));

    assertRefused();
  }

  @Test
  void inPlainTextNobodyLooksIntoTheLibraryEither() {
    channel.freezeTime();
    incoming().accept(channel, Optional.empty());
    channel.writeInbound(hello());

    assertRefused();
  }

  @Test
  void aMemberThatWasBannedWakesNothing() {
    channel.freezeTime();
    context.services().bans().ban(THEIRS, "sent bad data");
    incoming().accept(channel, Optional.of(THEIRS));
    channel.writeInbound(Unpooled.wrappedBuffer(hello(), proof()));

    assertRefused();
  }

  /** At the next full quarter of a second; the library never answers. */
  private void assertRefused() {
    assertThat(channel.isOpen()).isTrue();
    channel.advanceTimeBy(250, TimeUnit.MILLISECONDS);
    channel.runPendingTasks();
    assertThat(channel.isOpen()).isFalse();
  }
}
