package org.swarmroom.sharing.transport;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProtocolSnifferTest {

  private final List<FirstBytes> decided = new ArrayList<>();
  private final StringBuilder replayed = new StringBuilder();

  private EmbeddedChannel channel() {
    return new EmbeddedChannel(
        new ProtocolSniffer(
            (ctx, protocol) -> {
              decided.add(protocol);
              ctx.pipeline().addLast(new Collector());
            }));
  }

  private final class Collector extends ChannelInboundHandlerAdapter {

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
      replayed.append(((ByteBuf) message).toString(ISO_8859_1));
      ((ByteBuf) message).release();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'\u0016\u0003\u0001\u0002\u0000', TLS",
    "'\u0016\u0003\u0003\u0002\u0000', TLS",
    "'\u0013BitTorrent protocol\u0000\u0000', BITTORRENT",
    "'\u0013BitTorrent protocax', MSE",
    "'NICK ann', IRC",
    "'nick ann', IRC",
    "'CAP LS 302', IRC",
    "'PASS x', IRC",
    "'USER a 0 * :a', IRC",
    "'GET / HTTP/1.1', HTTP",
    "'NICKEL', MSE",
    "'\u0016\u0004aaaaaa', MSE",
    "'\u0000\u0001\u0002', MSE"
  })
  void theFirstBytesTellTheProtocolHoweverTheyAreCut(String bytes, FirstBytes expected) {
    EmbeddedChannel whole = channel();
    whole.writeInbound(Unpooled.copiedBuffer(bytes, ISO_8859_1));
    assertThat(decided).containsExactly(expected);
    assertThat(replayed).hasToString(bytes);

    decided.clear();
    replayed.setLength(0);
    EmbeddedChannel cut = channel();
    for (char c : bytes.toCharArray()) {
      cut.writeInbound(Unpooled.copiedBuffer(String.valueOf(c), ISO_8859_1));
    }
    assertThat(decided).containsExactly(expected);
    assertThat(replayed).hasToString(bytes);
  }

  @RepeatedTest(200)
  void randomBytesAreTakenForMse(RepetitionInfo run) {
    byte[] bytes = new byte[96];
    new Random(run.getCurrentRepetition()).nextBytes(bytes);

    channel().writeInbound(Unpooled.wrappedBuffer(bytes));

    assertThat(decided).containsExactly(FirstBytes.MSE);
  }

  @Test
  void aSilentConnectionIsClosedInTheEnd() {
    EmbeddedChannel channel = channel();
    channel.writeInbound(Unpooled.copiedBuffer("NIC", ISO_8859_1));

    channel.advanceTimeBy(ProtocolSniffer.TIMEOUT_MILLIS + 1, TimeUnit.MILLISECONDS);
    channel.runScheduledPendingTasks();

    assertThat(channel.isOpen()).isFalse();
    assertThat(decided).isEmpty();
  }

  @Test
  void oneThatSpokeInTimeIsLeftOpen() {
    EmbeddedChannel channel = channel();
    channel.writeInbound(Unpooled.copiedBuffer("NICK ann\r\n", ISO_8859_1));

    channel.advanceTimeBy(ProtocolSniffer.TIMEOUT_MILLIS + 1, TimeUnit.MILLISECONDS);
    channel.runScheduledPendingTasks();

    assertThat(channel.isOpen()).isTrue();
  }
}
