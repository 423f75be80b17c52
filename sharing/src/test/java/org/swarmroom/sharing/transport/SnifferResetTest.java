package org.swarmroom.sharing.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class SnifferResetTest {

  /** Netty warns of what nobody handles, with the whole stack: anybody could fill the log. */
  @Test
  void aConnectionResetBeforeItsFirstBytesJustCloses() {
    var channel = new EmbeddedChannel(new ProtocolSniffer((ctx, protocol) -> {}));

    channel.pipeline().fireExceptionCaught(new IOException("Connection reset"));

    assertThat(channel.isOpen()).isFalse();
    channel.checkException();
  }
}
