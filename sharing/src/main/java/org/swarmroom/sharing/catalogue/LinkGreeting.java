package org.swarmroom.sharing.catalogue;

import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import java.util.OptionalInt;
import org.swarmroom.sharing.room.RoomProof;
import org.swarmroom.sharing.torrent.InfoHash;
import org.swarmroom.sharing.wire.ExtendedHandshake;
import org.swarmroom.sharing.wire.Handshake;
import org.swarmroom.sharing.wire.HandshakeDecoder;
import org.swarmroom.sharing.wire.MessageDecoder;

/**
 * The first words on a link, up to the proof that both are in the room.
 *
 * <p>Moves: {@code GREETING} (the dialler's handshake, then the other's) → {@code PROVING} (both
 * proofs) → {@code PROVEN}. Nothing of a catalogue is read or said before the last.
 *
 * <p>Confined to the channel's event loop.
 */
final class LinkGreeting {

  private static final String HANDSHAKE_READER = "handshake";

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

  LinkGreeting(Channel channel, MemberLinkConfig config, String peer, boolean dialled) {
    this.channel = channel;
    this.config = config;
    this.peer = peer;
    this.dialled = dialled;
    room = InfoHash.of(RoomProof.infohash(config.roomKey()));
  }

  /**
   * Puts the readers of what the peer says into the pipeline.
   *
   * @param readsHandshake false if its handshake was read already
   */
  void read(ChannelPipeline pipeline, boolean readsHandshake) {
    if (readsHandshake) {
      pipeline.addLast(HANDSHAKE_READER, new HandshakeDecoder());
    } else {
      pipeline.addLast(new MessageDecoder());
    }
  }

  /** Speaks first, if it is our turn. */
  void begin() {
    if (dialled) {
      sayHandshake();
    }
  }

  private void sayHandshake() {
    channel.writeAndFlush(Handshake.ours(room, config.peerId(), false));
  }

  /** Answers the peer's handshake with our proof; false if it is in no room of ours. */
  boolean greet(Handshake handshake) {
    boolean welcome =
        step == Step.GREETING
            && handshake.extended()
            && handshake.infoHash().equals(room)
            && !peer.equals(config.own());
    if (!welcome) {
      return false;
    }
    step = Step.PROVING;
    if (!dialled) {
      sayHandshake();
    }
    ChannelPipeline pipeline = channel.pipeline();
    boolean hadReader = pipeline.get(HANDSHAKE_READER) != null;
    if (hadReader) {
      pipeline.addAfter(HANDSHAKE_READER, "messages", new MessageDecoder());
    }
    channel.writeAndFlush(MemberHello.ours(config, peer).message());
    if (hadReader) {
      // What it holds back already goes on to the next reader.
      pipeline.remove(HANDSHAKE_READER);
    }
    return true;
  }

  boolean greeted() {
    return step != Step.GREETING;
  }

  boolean proven() {
    return step == Step.PROVEN;
  }

  /**
   * Checks the peer's proof.
   *
   * @return the id under which it takes catalogue messages; empty if it is no member
   */
  OptionalInt prove(ExtendedHandshake hello) {
    OptionalInt catalogueId = MemberHello.provenCatalogueId(hello, config, peer);
    if (catalogueId.isPresent()) {
      step = Step.PROVEN;
    }
    return catalogueId;
  }
}
