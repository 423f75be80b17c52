package org.swarmroom.sharing.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.swarmroom.index.ContentId;

class MessageCodecTest {

  private final List<Message> received = new ArrayList<>();
  private final List<Throwable> failures = new ArrayList<>();

  private final class Taker extends ChannelInboundHandlerAdapter {

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
      received.add((Message) message);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
      failures.add(cause);
    }
  }

  private EmbeddedChannel decoder() {
    return new EmbeddedChannel(new MessageDecoder(), new Taker());
  }

  private static ByteBuf encode(List<Message> messages) {
    var channel = new EmbeddedChannel(MessageEncoder.INSTANCE);
    messages.forEach(channel::writeOutbound);
    ByteBuf all = ByteBufAllocator.DEFAULT.buffer();
    for (ByteBuf part = channel.readOutbound(); part != null; part = channel.readOutbound()) {
      all.writeBytes(part);
      part.release();
    }
    return all;
  }

  private static void feedInPortions(EmbeddedChannel channel, ByteBuf all, Random random) {
    int most = 1 + random.nextInt(40_000);
    while (all.isReadable()) {
      int part = Math.min(all.readableBytes(), 1 + random.nextInt(most));
      ByteBuf copy = ByteBufAllocator.DEFAULT.buffer(part);
      copy.writeBytes(all, part);
      channel.writeInbound(copy);
    }
    all.release();
  }

  /** Messages as text, with what their arrays and buffers hold. */
  private static List<String> texts(List<Message> messages) {
    return messages.stream().map(MessageCodecTest::text).toList();
  }

  private static String text(Message message) {
    if (message instanceof Message.Piece p) {
      return p + " " + p.content().hashCode();
    } else if (message instanceof Message.Bitfield m) {
      return "bits " + Arrays.hashCode(m.bits());
    } else if (message instanceof Message.Extended m) {
      return "extended " + m.id() + " " + Arrays.hashCode(m.payload());
    } else if (message instanceof Message.Hashes m) {
      return "hashes " + m.root() + m.index() + " " + Arrays.hashCode(m.hashes());
    }
    return message.toString();
  }

  @RepeatedTest(100)
  void everyMessageArrivesHoweverTheStreamIsCut(RepetitionInfo run) {
    var random = new Random(run.getCurrentRepetition());
    List<Message> sent = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      sent.add(Messages.random(random));
    }
    List<String> expected = texts(sent);

    EmbeddedChannel channel = decoder();
    feedInPortions(channel, encode(sent), random);

    assertThat(texts(received)).isEqualTo(expected);
    assertThat(failures).isEmpty();
    received.forEach(ReferenceCountUtil::release);
    channel.finishAndReleaseAll();
  }

  @RepeatedTest(60)
  void aSinkGetsEveryBlockAndTheRestComesAsMessages(RepetitionInfo run) {
    var random = new Random(run.getCurrentRepetition());
    List<Message> sent = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      sent.add(Messages.random(random));
    }
    List<String> expected = texts(sent);
    var sink = new CollectingSink();

    EmbeddedChannel channel = new EmbeddedChannel(new MessageDecoder(sink), new Taker());
    feedInPortions(channel, encode(sent), random);

    assertThat(texts(received))
        .isEqualTo(expected.stream().filter(t -> !t.startsWith("Piece[")).toList());
    assertThat(texts(sink.blocks))
        .isEqualTo(expected.stream().filter(t -> t.startsWith("Piece[")).toList());
    channel.finishAndReleaseAll();
  }

  private static final class CollectingSink implements BlockSink {

    private final List<Message> blocks = new ArrayList<>();
    private int piece;
    private int begin;
    private ByteBuf data = Unpooled.EMPTY_BUFFER;

    @Override
    public void start(int piece, int begin, int length) {
      this.piece = piece;
      this.begin = begin;
      this.data = Unpooled.buffer(length, length);
    }

    @Override
    public void bytes(ByteBuf part) {
      data.writeBytes(part);
    }

    @Override
    public void end() {
      blocks.add(new Message.Piece(piece, begin, data));
    }
  }

  @Test
  void aWholeBlockIsASliceOfTheReceivedBufferAndNotACopy() {
    ByteBuf in = encode(List.of(new Message.Piece(1, 2, Unpooled.wrappedBuffer(new byte[100]))));

    decoder().writeInbound(in);

    Message.Piece piece = (Message.Piece) received.get(0);
    assertThat(piece.content().refCnt()).isEqualTo(1);
    in.setByte(13, 77);
    assertThat(piece.content().getByte(0)).isEqualTo((byte) 77);
    piece.release();
    assertThat(in.refCnt()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {0x7fffffff, 0x80000000, 0xffffffff, 0x00200000})
  void aHugeLengthClosesTheConnectionAtOnce(int length) {
    EmbeddedChannel channel = decoder();

    channel.writeInbound(Unpooled.buffer().writeInt(length));

    assertThat(channel.isOpen()).isFalse();
    assertThat(failures).singleElement().isInstanceOf(WireException.class);
    assertThat(received).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 6, 8, 9, 13, 14, 15, 16, 17, 21, 22, 23})
  void aMessageOfTheWrongLengthClosesTheConnectionBeforeItsBodyComes(int id) {
    EmbeddedChannel channel = decoder();

    channel.writeInbound(Unpooled.buffer().writeInt(1 + 7).writeByte(id));

    assertThat(channel.isOpen()).isFalse();
    assertThat(failures).singleElement().isInstanceOf(WireException.class);
  }

  @Test
  void numbersBeyondTwoGigabytesCloseTheConnection() {
    EmbeddedChannel channel = decoder();

    channel.writeInbound(Unpooled.buffer().writeInt(5).writeByte(4).writeInt(-1));

    assertThat(failures).singleElement().isInstanceOf(WireException.class);
  }

  @Test
  void anUnknownMessageIsSkipped() {
    ByteBuf in = Unpooled.buffer().writeInt(4).writeByte(99).writeBytes(new byte[3]);

    decoder().writeInbound(in, Unpooled.buffer().writeInt(1).writeByte(1));

    assertThat(received).containsExactly(new Message.Unchoke());
  }

  @RepeatedTest(200)
  void randomBytesAreReadOrCloseTheConnection(RepetitionInfo run) {
    var random = new Random(run.getCurrentRepetition());
    EmbeddedChannel channel = decoder();
    for (int i = 0; i < 50 && channel.isOpen(); i++) {
      ByteBuf in = Unpooled.buffer();
      if (random.nextBoolean()) {
        in.writeInt(random.nextInt(40)).writeByte(random.nextInt(24));
      }
      in.writeBytes(Messages.bytes(random, random.nextInt(60)));
      channel.writeInbound(in);
    }
    received.forEach(ReferenceCountUtil::release);
    assertThat(failures).allMatch(WireException.class::isInstance);
    channel.finishAndReleaseAll();
  }

  @Test
  void aConnectionThatClosesInTheMiddleOfAMessageLeaksNothing() {
    EmbeddedChannel channel = decoder();
    ByteBuf in = ByteBufAllocator.DEFAULT.buffer();
    in.writeInt(1009).writeByte(7).writeZero(500);
    channel.writeInbound(in);

    channel.close();

    assertThat(in.refCnt()).isZero();
    assertThat(failures).isEmpty();
  }

  @Test
  void hashMessagesAreLaidOutAsBep52HasThem() {
    ContentId root = ContentId.parse("11".repeat(32));
    ByteBuf bytes = encode(List.of(new Message.HashRequest(root, 1, 512, 256, 9)));

    assertThat(ByteBufUtil.hexDump(bytes))
        .isEqualTo(
            "00000031"
                + "15"
                + "11".repeat(32)
                + "00000001"
                + "00000200"
                + "00000100"
                + "00000009");
    bytes.release();
  }

  @Test
  void aBlocksHeaderIsTheOneOfAPieceMessage() {
    ByteBuf header = MessageEncoder.blockHeader(ByteBufAllocator.DEFAULT, 3, 16384, 16384);

    assertThat(ByteBufUtil.hexDump(header)).isEqualTo("00004009" + "07" + "00000003" + "00004000");
    header.release();
  }
}
