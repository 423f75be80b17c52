package org.swarmroom.sharing.session;

import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.swarmroom.sharing.room.RoomProof;
import org.swarmroom.sharing.wire.ExtendedHandshake;
import org.swarmroom.sharing.wire.Message;
import org.swarmroom.sharing.wire.UtMetadata;
import org.swarmroom.sharing.wire.UtPex;

/**
 * The extension protocol with one peer (BEP 10): the handshake, the proof of room membership in it,
 * and who gets which message.
 */
final class Extensions {

  static final int METADATA = 1;
  static final int PEX = 2;
  static final int BUSY = 3;

  private static final int MOST_PROOFS = 16;

  private final PeerConnection peer;
  private Optional<ExtendedHandshake> theirs = Optional.empty();
  private boolean proven;

  Extensions(PeerConnection peer) {
    this.peer = peer;
  }

  /**
   * Whether the peer has shown, on this TLS connection, that it knows the key of one of our rooms.
   */
  boolean isProven() {
    return proven;
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

  void sendHandshake() {
    if (!peer.handshake().extended()) {
      return;
    }
    var session = peer.session();
    var services = session.services();
    var names = new HashMap<String, Integer>();
    names.put(UtMetadata.NAME, METADATA);
    names.put(Busy.NAME, BUSY);
    if (session.allowsPex()) {
      names.put(UtPex.NAME, PEX);
    }
    Map<String, byte[]> extras = new HashMap<>();
    peer.address()
        .fingerprint()
        .ifPresent(theirFingerprint -> extras.put(RoomProof.FIELD, proofs(theirFingerprint)));
    int port = services.port().getAsInt();
    var handshake =
        new ExtendedHandshake(
            names,
            Optional.of("Swarmroom"),
            port > 0 ? OptionalInt.of(port) : OptionalInt.empty(),
            OptionalInt.of(Uploader.MOST_QUEUED),
            session.torrent().infoSize(),
            Optional.empty(),
            false,
            extras);
    peer.send(handshake.message());
  }

  private byte[] proofs(String theirFingerprint) {
    var services = peer.session().services();
    var out = new ByteArrayOutputStream();
    for (var key : services.roomKeys().get()) {
      out.writeBytes(RoomProof.make(key, services.fingerprint(), theirFingerprint));
    }
    return out.toByteArray();
  }

  void take(Message.Extended message) {
    switch (message.id()) {
      case ExtendedHandshake.ID -> greeted(ExtendedHandshake.parse(message.payload()));
      case METADATA -> peer.session().metadata().take(peer, UtMetadata.parse(message.payload()));
      case PEX -> peer.session().pex().take(peer, UtPex.parse(message.payload()));
      case BUSY -> peer.session().refusals().refused(peer, Busy.parse(message.payload()));
      default -> {
        // An id we never gave out: ignored, as BEP 10 asks.
      }
    }
  }

  private void greeted(ExtendedHandshake handshake) {
    theirs = Optional.of(handshake);
    proven = proven || isProof(handshake);
    handshake
        .port()
        .ifPresent(
            port -> {
              if (!peer.isOutgoing() && port > 0 && port < 65_536) {
                var seen = peer.address().address();
                var listens = new InetSocketAddress(seen.getAddress(), port);
                peer.setAddress(new PeerAddress(listens, peer.address().fingerprint()));
              }
            });
    handshake.requestQueue().ifPresent(n -> peer.requests().ifPresent(r -> r.setPeerQueue(n)));
    peer.session().greeted(peer);
  }

  private boolean isProof(ExtendedHandshake handshake) {
    var fingerprint = peer.address().fingerprint();
    var proofs = handshake.extra(RoomProof.FIELD);
    if (fingerprint.isEmpty() || proofs.isEmpty()) {
      return false;
    }
    var services = peer.session().services();
    int count = Math.min(MOST_PROOFS, proofs.get().length / RoomProof.LENGTH);
    for (int i = 0; i < count; i++) {
      var proof =
          Arrays.copyOfRange(proofs.get(), i * RoomProof.LENGTH, (i + 1) * RoomProof.LENGTH);
      for (var key : services.roomKeys().get()) {
        if (RoomProof.holds(key, services.fingerprint(), fingerprint.get(), proof)) {
          return true;
        }
      }
    }
    return false;
  }
}
