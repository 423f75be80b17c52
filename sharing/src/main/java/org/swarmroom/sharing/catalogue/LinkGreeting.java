package org.swarmroom.sharing.catalogue;

import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import java.util.Arrays;
import java.util.OptionalInt;
import org.swarmroom.sharing.room.RoomProof;
import org.swarmroom.sharing.torrent.InfoHash;
import org.swarmroom.sharing.wire.ExtendedHandshake;
import org.swarmroom.sharing.wire.GreetingDecoder;
import org.swarmroom.sharing.wire.Handshake;
import org.swarmroom.sharing.wire.HandshakeDecoder;
import org.swarmroom.sharing.wire.MessageDecoder;

/**
 * The first words on a link, up to the proof that both are in the room.
 *
 * <p>Moves: {@code GREETING} (the peer's handshake) → {@code PROVING} (its proof) → {@code PROVEN}.
 * Nothing of a catalogue is read or said before the last. Who dials says handshake and proof at
 * once; who accepts says nothing before the proof holds, so that a stranger who knows the room's
 * infohash, which the local network hears, can't tell who is in it. And before it no more than
 * {@link GreetingDecoder#LONGEST} bytes are kept of anybody.
 *
 * <p>Confined to the channel's event loop.
 */
final class LinkGreeting {

  private static final String HANDSHAKE_READER = "handshake";
  private static final String PROOF_READER = "proof";

  private enum Step {
    GREETING,
    PROVING,
    PROVEN
  }

  private final Channel channel;
  private final MemberLinkConfig config;
  private final String peer;
  private final boolean dialled;
  private final InfoHash room;
  private Step step = Step.GREETING;
  private boolean fits;

  LinkGreeting(Channel channel, MemberLinkConfig config, String peer, boolean dialled) {
    this.channel = channel;
    this.config = config;
    this.peer = peer;
    this.dialled = dialled;
    room = InfoHash.of(RoomProof.infohash(config.roomKey()));
  }

  boolean isOf(byte[] roomKey) {
    return Arrays.equals(config.roomKey(), roomKey);
  }

  /** Puts the reader of what the peer says into the pipeline. */
  void read(ChannelPipeline pipeline) {
    pipeline.addLast(HANDSHAKE_READER, new HandshakeDecoder());
  }

  /** Speaks first, if it is our turn. */
  void begin() {
    if (dialled) {
      introduce();
    }
  }

  private void introduce() {
    channel.write(Handshake.ours(room, config.peerId(), false));
    channel.writeAndFlush(MemberHello.ours(config, peer).message());
  }

  /** The peer's handshake is here; whether it fits is told together with its proof. */
  void greet(Handshake handshake) {
    fits = handshake.extended() && handshake.infoHash().equals(room) && !peer.equals(config.own());
    step = Step.PROVING;
    ChannelPipeline pipeline = channel.pipeline();
    pipeline.addAfter(HANDSHAKE_READER, PROOF_READER, new GreetingDecoder());
    // What it holds back already goes on to the next reader.
    pipeline.remove(HANDSHAKE_READER);
  }

  /** The proof held and all is ready for what follows: messages of any length are read now. */
  void listen() {
    ChannelPipeline pipeline = channel.pipeline();
    pipeline.addAfter(PROOF_READER, "messages", new MessageDecoder());
    pipeline.remove(PROOF_READER);
  }

  /** Whether only the peer's proof is awaited. */
  boolean proving() {
    return step == Step.PROVING;
  }

  boolean proven() {
    return step == Step.PROVEN;
  }

  /**
   * Checks the peer's proof, and answers with ours if it dialled.
   *
   * @return the id under which it takes catalogue messages; empty if it is no member
   */
  OptionalInt prove(ExtendedHandshake hello) {
    OptionalInt catalogueId = MemberHello.provenCatalogueId(hello, config, peer);
    if (!fits || catalogueId.isEmpty()) {
      return OptionalInt.empty();
    }
    step = Step.PROVEN;
    if (!dialled) {
      introduce();
    }
    return catalogueId;
  }
}
