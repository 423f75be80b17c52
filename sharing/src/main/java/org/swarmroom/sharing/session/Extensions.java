package org.swarmroom.sharing.session;

import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.swarmroom.sharing.pick.Block;
import org.swarmroom.sharing.torrent.InfoHash;
import org.swarmroom.sharing.wire.ExtendedHandshake;
import org.swarmroom.sharing.wire.GreetingDecoder;
import org.swarmroom.sharing.wire.Message;
import org.swarmroom.sharing.wire.UtMetadata;
import org.swarmroom.sharing.wire.UtPex;
import org.swarmroom.sharing.wire.WireException;

/**
 * The extension protocol with one peer (BEP 10): the handshake, the proof of room membership in it,
 * and who gets which message.
 */
final class Extensions {

  static final int METADATA = 1;
  static final int PEX = 2;
  static final int BUSY = 3;

  private final PeerConnection peer;
  private Optional<ExtendedHandshake> theirs = Optional.empty();
  private Set<InfoHash> proven = Set.of();

  Extensions(PeerConnection peer) {
    this.peer = peer;
  }

  /** The rooms of ours whose key the peer has shown to know, on this TLS connection. */
  Set<InfoHash> proven() {
    return proven;
  }

  /**
   * We are in these rooms now.
   *
   * @return whether the peer was in one that we have left
   */
  boolean leave(Set<InfoHash> rooms) {
    var before = proven;
    proven = before.stream().filter(rooms::contains).collect(Collectors.toUnmodifiableSet());
    return !proven.equals(before);
  }

  boolean haveArrived() {
    return theirs.isPresent();
  }

  /** The id under which the peer takes messages of an extension. */
  OptionalInt id(String name) {
    return theirs.map(h -> h.id(name)).orElse(OptionalInt.empty());
  }

  OptionalInt metadataSize() {
    return theirs.map(ExtendedHandshake::metadataSize).orElse(OptionalInt.empty());
  }

  OptionalInt peerQueue() {
    return theirs.map(ExtendedHandshake::requestQueue).orElse(OptionalInt.empty());
  }

  /** Bytes that the peer may be asked for at once. */
  int longestRequest() {
    return theirs.map(LongBlocks::longest).orElse(Block.SIZE);
  }

  /**
   * Over TLS who dials has said it together with the handshake, before any answer. Strangers may
   * come to a public session: they hear of no room.
   */
  void sendHandshake() {
    var fingerprint = peer.address().fingerprint();
    if (peer.handshake().extended() && !(peer.isOutgoing() && fingerprint.isPresent())) {
      say(peer.session().isPublic() ? Optional.empty() : fingerprint);
    }
  }

  /**
   * @param toMember fingerprint of whoever may hear our proofs
   */
  private void say(Optional<String> toMember) {
    peer.send(
        peer.session()
            .introduction()
            .greeting(toMember, PeerPipeline.isBare(peer.channel()))
            .message());
  }

  void take(Message.Extended message) {
    switch (message.id()) {
      case ExtendedHandshake.ID -> greeted(parse(message.payload()));
      case METADATA -> peer.session().metadata().take(peer, UtMetadata.parse(message.payload()));
      case PEX -> peer.session().pex().take(peer, UtPex.parse(message.payload()));
      case BUSY -> peer.session().refusals().refused(peer, Busy.parse(message.payload()));
      default -> {
        // An id we never gave out: ignored, as BEP 10 asks.
      }
    }
  }

  private static ExtendedHandshake parse(byte[] payload) {
    if (payload.length > GreetingDecoder.LONGEST) {
      throw new WireException("The peer says too much of itself.");
    }
    return ExtendedHandshake.parse(payload);
  }

  void greeted(ExtendedHandshake handshake) {
    theirs = Optional.of(handshake);
    var denial = Denial.in(handshake);
    if (denial.isPresent() && peer.isOutgoing()) {
      peer.session().doors().denied(peer.address(), denial.get());
      peer.close("does not let us in");
      return;
    }
    if (proven.isEmpty()) {
      var membership = peer.session().introduction().membership();
      proven = membership.proven(peer.address().fingerprint(), handshake);
      if (!proven.isEmpty() && peer.address().isStranger()) {
        peer.setAddress(peer.address().proven());
      }
      if (!proven.isEmpty() && !peer.isOutgoing() && peer.session().isPublic()) {
        say(peer.address().fingerprint());
      }
    }
    handshake
        .port()
        .ifPresent(
            port -> {
              if (!peer.isOutgoing() && port > 0 && port < 65_536) {
                var seen = peer.address().address();
                var listens = new InetSocketAddress(seen.getAddress(), port);
                peer.setAddress(peer.address().at(listens));
              }
            });
    handshake.requestQueue().ifPresent(n -> peer.requests().ifPresent(r -> r.setPeerQueue(n)));
    peer.session().greeted(peer);
  }
}
