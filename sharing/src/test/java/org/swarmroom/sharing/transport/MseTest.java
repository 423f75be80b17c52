package org.swarmroom.sharing.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.swarmroom.sharing.torrent.InfoHash;

class MseTest {

  private static final InfoHash TORRENT = InfoHash.parse("ab".repeat(32));

  /** Keeps what the handler tells. */
  private static final class Watcher extends ChannelInboundHandlerAdapter {

    private final List<Object> events = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
      text.append(((ByteBuf) message).toString(UTF_8));
      ((ByteBuf) message).release();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
      events.add(event);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
      events.add(cause);
    }
  }

  private final Watcher dialled = new Watcher();
  private final Watcher accepted = new Watcher();

  private static Optional<InfoHash> known(byte[] key) {
    return Arrays.equals(key, MseHandler.key(TORRENT)) ? Optional.of(TORRENT) : Optional.empty();
  }

  private EmbeddedChannel initiator(Encryption encryption) {
    return new EmbeddedChannel(MseHandler.initiator(TORRENT, encryption), dialled);
  }

  private EmbeddedChannel receiver(Encryption encryption) {
    return new EmbeddedChannel(MseHandler.receiver(MseTest::known, encryption), accepted);
  }

  /** Carries bytes in both directions, in portions, until there are no more. */
  private static List<Byte> carry(EmbeddedChannel a, EmbeddedChannel b, Random random) {
    List<Byte> wire = new ArrayList<>();
    boolean moved = true;
    while (moved) {
      moved = carryOne(a, b, random, wire);
      moved |= carryOne(b, a, random, wire);
    }
    return wire;
  }

  private static boolean carryOne(
      EmbeddedChannel from, EmbeddedChannel to, Random random, List<Byte> wire) {
    ByteBuf bytes = from.readOutbound();
    if (bytes == null) {
      return false;
    }
    while (bytes.isReadable()) {
      byte[] part = new byte[Math.min(bytes.readableBytes(), 1 + random.nextInt(200))];
      bytes.readBytes(part);
      for (byte b : part) {
        wire.add(b);
      }
      if (to.isOpen()) {
        to.writeInbound(Unpooled.wrappedBuffer(part));
      }
    }
    bytes.release();
    return true;
  }

  private static void say(EmbeddedChannel channel, String text) {
    channel.writeOutbound(Unpooled.copiedBuffer(text, UTF_8));
  }

  @ParameterizedTest
  @CsvSource({
    "PLAIN, PLAIN, false",
    "PLAIN, PREFERRED, false",
    "PREFERRED, PLAIN, false",
    "PREFERRED, PREFERRED, true",
    "PREFERRED, FORCED, true",
    "FORCED, PLAIN, true",
    "FORCED, PREFERRED, true",
    "FORCED, FORCED, true"
  })
  void bothSidesAgreeAndTalk(Encryption ours, Encryption theirs, boolean encrypted) {
    EmbeddedChannel a = initiator(ours);
    EmbeddedChannel b = receiver(theirs);
    say(a, "written before the handshake ");
    carry(a, b, new Random(1));
    say(a, "and after it");
    say(b, "an answer");

    List<Byte> wire = carry(a, b, new Random(2));

    assertThat(accepted.text).hasToString("written before the handshake and after it");
    assertThat(dialled.text).hasToString("an answer");
    var done = new MseHandler.Done(TORRENT.truncated(), encrypted);
    assertThat(dialled.events).containsExactly(done);
    assertThat(accepted.events).containsExactly(done);
    assertThat(new String(bytes(wire), UTF_8).contains("an answer")).isEqualTo(!encrypted);
    assertThat(a.pipeline().get(MseHandler.class)).isNull();
    assertThat(a.pipeline().get(Rc4Handler.class) != null).isEqualTo(encrypted);
    a.finishAndReleaseAll();
    b.finishAndReleaseAll();
  }

  private static byte[] bytes(List<Byte> list) {
    byte[] bytes = new byte[list.size()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = list.get(i);
    }
    return bytes;
  }

  @RepeatedTest(40)
  void howeverTheBytesAreCutNothingIsLost(RepetitionInfo run) {
    var random = new Random(run.getCurrentRepetition());
    EmbeddedChannel a = initiator(Encryption.PREFERRED);
    EmbeddedChannel b = receiver(Encryption.values()[random.nextInt(3)]);
    var sent = new StringBuilder();
    for (int i = 0; i < 30; i++) {
      String part = "part " + i + "x".repeat(random.nextInt(20_000)) + ";";
      sent.append(part);
      say(a, part);
      if (random.nextInt(5) == 0) {
        carry(a, b, random);
      }
    }
    carry(a, b, random);

    assertThat(accepted.text.toString()).isEqualTo(sent.toString());
    a.finishAndReleaseAll();
    b.finishAndReleaseAll();
  }

  @Test
  void whoForcesEncryptionRefusesPlainText() {
    EmbeddedChannel a = initiator(Encryption.PLAIN);
    EmbeddedChannel b = receiver(Encryption.FORCED);

    carry(a, b, new Random(1));

    assertThat(b.isOpen()).isFalse();
    assertThat(accepted.events).singleElement().isInstanceOf(MseException.class);
    a.finishAndReleaseAll();
    b.finishAndReleaseAll();
  }

  @Test
  void anUnknownTorrentIsRefused() {
    EmbeddedChannel a =
        new EmbeddedChannel(
            MseHandler.initiator(InfoHash.parse("cd".repeat(20)), Encryption.PREFERRED), dialled);
    EmbeddedChannel b = receiver(Encryption.PREFERRED);

    carry(a, b, new Random(1));

    assertThat(b.isOpen()).isFalse();
    assertThat(accepted.events).singleElement().isInstanceOf(MseException.class);
    a.finishAndReleaseAll();
    b.finishAndReleaseAll();
  }

  @RepeatedTest(50)
  void randomBytesEndTheHandshakeSoon(RepetitionInfo run) {
    var random = new Random(run.getCurrentRepetition());
    EmbeddedChannel b =
        run.getCurrentRepetition() % 2 == 0
            ? receiver(Encryption.PREFERRED)
            : initiator(Encryption.PREFERRED);
    int fed = 0;
    while (b.isOpen() && fed < 10_000) {
      byte[] part = new byte[1 + random.nextInt(300)];
      random.nextBytes(part);
      b.writeInbound(Unpooled.wrappedBuffer(part));
      fed += part.length;
    }

    assertThat(b.isOpen()).isFalse();
    assertThat(fed).isLessThan(2_000);
    b.releaseOutbound();
  }

  @Test
  void aKeyThatGivesTheSecretAwayIsRefused() {
    EmbeddedChannel b = receiver(Encryption.PREFERRED);

    b.writeInbound(Unpooled.wrappedBuffer(new byte[MseKeys.LENGTH]));

    assertThat(b.isOpen()).isFalse();
  }

  @Test
  void aPeerThatFallsSilentIsGivenUp() {
    EmbeddedChannel b = receiver(Encryption.PREFERRED);

    b.advanceTimeBy(MseHandler.TIMEOUT_MILLIS + 1, TimeUnit.MILLISECONDS);
    b.runScheduledPendingTasks();

    assertThat(b.isOpen()).isFalse();
    assertThat(accepted.events).singleElement().isInstanceOf(MseException.class);
  }

  @Test
  void whatWaitedForAFailedHandshakeIsReleased() {
    EmbeddedChannel b = receiver(Encryption.PREFERRED);
    ByteBuf waiting = Unpooled.copiedBuffer("never sent", UTF_8);
    var write = b.write(waiting);

    b.close();

    assertThat(waiting.refCnt()).isZero();
    assertThat(write.isSuccess()).isFalse();
    assertThat(write.isDone()).isTrue();
  }

  @Test
  void rc4IsTheOneOfEveryoneElse() throws Exception {
    byte[] data = new byte[5000];
    new Random(7).nextBytes(data);
    byte[] plain = data.clone();
    var reference = Cipher.getInstance("ARCFOUR");
    reference.init(Cipher.ENCRYPT_MODE, new SecretKeySpec("Key12".getBytes(UTF_8), "ARCFOUR"));
    reference.update(new byte[1024]);

    new Rc4("Key12".getBytes(UTF_8)).apply(data, 0, data.length);

    assertThat(data).isEqualTo(reference.update(plain));
  }
}
