package org.swarmroom.sharing.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.swarmroom.index.Index;
import org.swarmroom.index.catalogues.CatalogueChange;
import org.swarmroom.index.catalogues.CatalogueState;
import org.swarmroom.sharing.room.RoomProof;
import org.swarmroom.sharing.torrent.InfoHash;
import org.swarmroom.sharing.wire.ExtendedHandshake;
import org.swarmroom.sharing.wire.GreetingDecoder;
import org.swarmroom.sharing.wire.Handshake;
import org.swarmroom.sharing.wire.Message;
import org.swarmroom.sharing.wire.MessageEncoder;
import org.swarmroom.sharing.wire.PeerId;

/** What a stranger, or a member gone bad, can send to a link. */
@Timeout(60)
class MemberLinkTest {

  private static final byte[] KEY = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final String OWN = "aa".repeat(32);
  private static final String PEER = "bb".repeat(32);
  private static final String HINT = "sr_catalogue";

  @TempDir static Path temp;
  private static Index index;

  private final List<String> reasons = new ArrayList<>();
  private final List<Boolean> proofs = new ArrayList<>();
  private EmbeddedChannel channel;

  @BeforeAll
  static void openIndex() {
    index = Index.open(temp);
  }

  @AfterAll
  static void closeIndex() {
    index.close();
  }

  @BeforeEach
  void open() {
    open(new EmbeddedChannel(), 1_000_000);
  }

  private void open(EmbeddedChannel fresh, long mostUnread) {
    channel = fresh;
    var config =
        new MemberLinkConfig(
            KEY,
            OWN,
            PeerId.random(),
            () -> 1,
            () -> "ann",
            new OwnCatalogue(index.files(), Runnable::run),
            index.catalogues(),
            Runnable::run);
    MemberLink.open(channel, config, PEER, false, mostUnread, new Listener());
    channel.runPendingTasks();
  }

  @AfterEach
  void close() {
    channel.finishAndReleaseAll();
  }

  @Test
  void aProvenMemberIsTold() {
    send(Handshake.ours(room(), PeerId.random(), false));
    send(hello(RoomProof.make(KEY, PEER, OWN)).message());

    assertThat(proofs).containsExactly(true);
    assertThat(channel.isOpen()).isTrue();
    assertThat(sentStates()).isEqualTo(1);
  }

  @Test
  void aWrongProofEndsTheLinkWithoutAByteOfTheCatalogue() {
    for (byte[] proof :
        List.of(
            new byte[0],
            new byte[32],
            RoomProof.make(KEY, OWN, PEER),
            RoomProof.make(KEY, PEER, "cc".repeat(32)))) {
      close();
      open();
      reasons.clear();
      send(Handshake.ours(room(), PeerId.random(), false));
      send(hello(proof).message());

      assertThat(channel.isOpen()).isFalse();
      assertThat(reasons).containsExactly("It could not prove that it is a member of the room.");
      assertThat(sentStates()).isZero();
    }
    assertThat(proofs).isEmpty();
  }

  /** The room's infohash is no secret: the local network hears it. */
  @Test
  void whoKnowsTheInfohashAloneHearsNothing() {
    send(Handshake.ours(room(), PeerId.random(), false));
    assertThat((Object) channel.readOutbound()).isNull();
    send(hello(new byte[32]).message());

    assertThat((Object) channel.readOutbound()).isNull();
    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  void nothingLongIsKeptBeforeTheProof() {
    send(Handshake.ours(room(), PeerId.random(), false));
    int length = GreetingDecoder.LONGEST + 1;
    channel.writeInbound(Unpooled.buffer().writeInt(length).writeByte(20).writeByte(0));

    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  void aQuestionBeforeTheProofEndsTheLink() {
    send(Handshake.ours(room(), PeerId.random(), false));
    send(new Message.Extended(1, CatalogueCodec.encode(new CatalogueMessage.Ask(0, 0))));

    assertThat(channel.isOpen()).isFalse();
    assertThat(reasons)
        .containsExactly("It spoke before it proved that it is a member of the room.");
    assertThat(sentStates()).isZero();
  }

  @Test
  void anotherRoomIsNotOurs() {
    send(Handshake.ours(InfoHash.of(new byte[20]), PeerId.random(), false));
    send(hello(RoomProof.make(KEY, PEER, OWN)).message());

    assertThat(channel.isOpen()).isFalse();
    assertThat((Object) channel.readOutbound()).isNull();
  }

  @Test
  void aBadCatalogueMessageEndsTheLink() {
    send(Handshake.ours(room(), PeerId.random(), false));
    send(hello(RoomProof.make(KEY, PEER, OWN)).message());

    send(new Message.Extended(1, new byte[] {2, 0, 0}));

    assertThat(channel.isOpen()).isFalse();
    assertThat(reasons).containsExactly("It sent a catalogue that can't be read.");
  }

  @Test
  void whoAsksAndNeverReadsIsHungUpOn() {
    close();
    open(new Stuck(), 4_096);
    reasons.clear();
    send(Handshake.ours(room(), PeerId.random(), false));
    send(hello(RoomProof.make(KEY, PEER, OWN)).message());

    byte[] ask = CatalogueCodec.encode(new CatalogueMessage.Ask(0, 0));
    for (int i = 0; i < 50_000 && channel.isOpen(); i++) {
      channel.writeInbound(
          Unpooled.buffer().writeInt(2 + ask.length).writeByte(20).writeByte(1).writeBytes(ask));
      channel.runPendingTasks();
    }

    assertThat(channel.isOpen()).isFalse();
    assertThat(reasons).containsExactly("It asks and does not read the answers.");
  }

  /** The network takes nothing of it. */
  private static final class Stuck extends EmbeddedChannel {
    @Override
    protected void doWrite(ChannelOutboundBuffer in) {
      // All of it waits.
    }
  }

  @RepeatedTest(300)
  void noBytesHarmTheLink(RepetitionInfo run) {
    var random = new Random(run.getCurrentRepetition());
    if (random.nextBoolean()) {
      send(Handshake.ours(room(), PeerId.random(), false));
    }
    if (random.nextBoolean()) {
      send(hello(RoomProof.make(KEY, PEER, OWN)).message());
    }
    for (int i = 0; i < 5 && channel.isOpen(); i++) {
      byte[] bytes = new byte[random.nextInt(200)];
      random.nextBytes(bytes);
      if (random.nextBoolean() && bytes.length > 6) {
        bytes[0] = 0;
        bytes[1] = 0;
        bytes[2] = 0;
        bytes[3] = (byte) (bytes.length - 4);
        bytes[4] = 20;
        bytes[5] = (byte) random.nextInt(2);
      }
      channel.writeInbound(Unpooled.wrappedBuffer(bytes));
      channel.runPendingTasks();
    }
    channel.checkException();

    assertThat(index.catalogues().all()).isEmpty();
  }

  private static InfoHash room() {
    return InfoHash.of(RoomProof.infohash(KEY));
  }

  private static ExtendedHandshake hello(byte[] proof) {
    return new ExtendedHandshake(
        Map.of(HINT, 1),
        Optional.empty(),
        OptionalInt.of(2),
        OptionalInt.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        true,
        Map.of(RoomProof.FIELD, proof));
  }

  private void send(Object message) {
    var wire = new EmbeddedChannel(MessageEncoder.INSTANCE);
    wire.writeOutbound(message);
    for (ByteBuf bytes = wire.readOutbound(); bytes != null; bytes = wire.readOutbound()) {
      if (channel.isOpen()) {
        channel.writeInbound(bytes);
      } else {
        bytes.release();
      }
    }
    wire.finishAndReleaseAll();
    channel.runPendingTasks();
  }

  /** Catalogue messages that left: extended messages (20) under the id 1. */
  private long sentStates() {
    long states = 0;
    for (ByteBuf bytes = channel.readOutbound(); bytes != null; bytes = channel.readOutbound()) {
      byte[] message = ByteBufUtil.getBytes(bytes);
      if (message.length > 6 && message[4] == 20 && message[5] == 1) {
        states++;
      }
      bytes.release();
    }
    return states;
  }

  private final class Listener implements MemberLinkListener {
    @Override
    public void proven(MemberLink link, String nick, OptionalInt port) {
      proofs.add(true);
    }

    @Override
    public void applied(MemberLink link, CatalogueState state, List<CatalogueChange> changes) {}

    @Override
    public void upToDate(MemberLink link) {}

    @Override
    public void full(MemberLink link, String reason) {}

    @Override
    public void notStored(MemberLink link, Throwable cause) {}

    @Override
    public void closed(MemberLink link, boolean proven, String reason) {
      reasons.add(reason);
    }
  }
}
