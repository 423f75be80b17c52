package org.swarmroom.sharing.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.Test;
import org.swarmroom.sharing.torrent.InfoHash;

class HandshakeTest {

  private static final InfoHash HASH = InfoHash.parse("ab".repeat(20));

  @Test
  void oursSaysExtensionsAndFastAndV2() {
    ByteBuf out = Unpooled.buffer();
    Handshake.ours(InfoHash.parse("ab".repeat(32)), PeerId.random(), true).write(out);

    assertThat(out.readableBytes()).isEqualTo(Handshake.LENGTH);
    assertThat(ByteBufUtil.hexDump(out))
        .startsWith(
            "13" + "426974546f7272656e742070726f746f636f6c" + "0000000000100014" + "ab".repeat(20));
    assertThat(out.toString(48, 8, ISO_8859_1)).isEqualTo("-SR0100-");
  }

  @Test
  void itIsReadBackAndWhatFollowsGoesToTheNextHandler() {
    var channel = new EmbeddedChannel(new HandshakeDecoder());
    Handshake sent = Handshake.ours(HASH, PeerId.random(), false);
    ByteBuf out = Unpooled.buffer();
    sent.write(out);
    out.writeInt(1).writeByte(1);
    while (out.isReadable()) {
      channel.writeInbound(out.readBytes(Math.min(out.readableBytes(), 7)));
    }

    assertThat(channel.<Handshake>readInbound()).isEqualTo(sent);
    assertThat(channel.<Object>readInbound()).isNull();

    channel.pipeline().addLast(new MessageDecoder());
    channel.pipeline().remove(HandshakeDecoder.class);

    assertThat(channel.<Message>readInbound()).isEqualTo(new Message.Unchoke());
    channel.finishAndReleaseAll();
  }

  @Test
  void anythingElseClosesTheConnectionWithoutWaitingForMore() {
    var channel = new EmbeddedChannel(new HandshakeDecoder());

    try {
      channel.writeInbound(Unpooled.copiedBuffer("\u0013BitTorrant", ISO_8859_1));
      channel.checkException();
    } catch (WireException expected) {
      assertThat(expected).hasMessageContaining("BitTorrent");
    }

    assertThat(channel.isOpen()).isFalse();
    channel.releaseInbound();
  }

  @Test
  void everyNodeHasAnIdOfItsOwn() {
    assertThat(PeerId.random()).isNotEqualTo(PeerId.random());
    assertThat(PeerId.of("-TR3000-abcdefghijkl".getBytes(ISO_8859_1)).client())
        .isEqualTo("-TR3000-");
    assertThat(PeerId.of(new byte[20]).client()).isEqualTo("????????");
  }
}
