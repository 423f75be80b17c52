package org.swarmroom.sharing.session;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.swarmroom.sharing.room.RoomProof;
import org.swarmroom.sharing.torrent.InfoHash;
import org.swarmroom.sharing.wire.ExtendedHandshake;

/**
 * The proofs of room membership in extension handshakes: ours for a peer, and what a peer's prove
 * to us. Thread-safe; does not block.
 */
public final class Membership {

  private static final int MOST_PROOFS = 16;

  private final Services services;

  public Membership(Services services) {
    this.services = services;
  }

  /** Our proofs for the owner of a certificate, one for each room we are in. */
  byte[] proofs(String theirFingerprint) {
    var out = new ByteArrayOutputStream();
    for (var key : services.roomKeys().get()) {
      out.writeBytes(RoomProof.make(key, services.fingerprint(), theirFingerprint));
    }
    return out.toByteArray();
  }

  /**
   * The rooms of ours whose key the peer knows, by their infohashes.
   *
   * @param fingerprint of the certificate that the peer showed on this TLS connection, if any
   */
  public Set<InfoHash> proven(Optional<String> fingerprint, ExtendedHandshake greeting) {
    var proofs = greeting.extra(RoomProof.FIELD);
    if (fingerprint.isEmpty() || proofs.isEmpty()) {
      return Set.of();
    }
    var rooms = new HashSet<InfoHash>();
    int count = Math.min(MOST_PROOFS, proofs.get().length / RoomProof.LENGTH);
    for (int i = 0; i < count; i++) {
      var proof =
          Arrays.copyOfRange(proofs.get(), i * RoomProof.LENGTH, (i + 1) * RoomProof.LENGTH);
      for (var key : services.roomKeys().get()) {
        if (RoomProof.holds(key, services.fingerprint(), fingerprint.get(), proof)) {
          rooms.add(room(key));
        }
      }
    }
    return rooms;
  }

  /** The rooms we are in. */
  public Set<InfoHash> rooms() {
    var rooms = new HashSet<InfoHash>();
    services.roomKeys().get().forEach(key -> rooms.add(room(key)));
    return rooms;
  }

  private static InfoHash room(byte[] key) {
    return InfoHash.of(RoomProof.infohash(key));
  }
}
