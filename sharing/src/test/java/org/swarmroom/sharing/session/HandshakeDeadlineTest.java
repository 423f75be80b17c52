package org.swarmroom.sharing.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.swarmroom.sharing.torrent.InfoHash;
import org.swarmroom.sharing.wire.Handshake;
import org.swarmroom.sharing.wire.MessageEncoder;
import org.swarmroom.sharing.wire.PeerId;

class HandshakeDeadlineTest {

  private final List<Handshake> came = new ArrayList<>();
  private final EmbeddedChannel channel = new EmbeddedChannel();

  @Test
  void aByteNowAndThenDoesNotKeepAConnectionOpen() {
    channel.freezeTime();
    PeerPipeline.awaitHandshake(channel, came::add);
    byte[] hello = hello();
    int said = 0;
    while (channel.isOpen() && said < 8) {
      channel.writeInbound(Unpooled.wrappedBuffer(hello, said++, 1));
      channel.advanceTimeBy(2, TimeUnit.SECONDS);
      channel.runPendingTasks();
    }

    assertThat(channel.isOpen()).isFalse();
    assertThat(said).isEqualTo(5);
    assertThat(came).isEmpty();
  }

  @Test
  void whoShookHandsMayTakeItsTime() {
    channel.freezeTime();
    PeerPipeline.awaitHandshake(channel, came::add);
    channel.writeInbound(Unpooled.wrappedBuffer(hello()));
    PeerPipeline.strip(channel);

    channel.advanceTimeBy(60, TimeUnit.SECONDS);
    channel.runPendingTasks();

    assertThat(came).hasSize(1);
    assertThat(channel.isOpen()).isTrue();
  }

  private static byte[] hello() {
    var wire = new EmbeddedChannel(MessageEncoder.INSTANCE);
    wire.writeOutbound(Handshake.ours(InfoHash.of(new byte[20]), PeerId.random(), false));
    io.netty.buffer.ByteBuf bytes = wire.readOutbound();
    byte[] hello = new byte[bytes.readableBytes()];
    bytes.readBytes(hello).release();
    return hello;
  }
}
