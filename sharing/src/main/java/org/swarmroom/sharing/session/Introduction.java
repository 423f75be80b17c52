package org.swarmroom.sharing.session;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.swarmroom.sharing.room.RoomProof;
import org.swarmroom.sharing.torrent.InfoHash;
import org.swarmroom.sharing.wire.ExtendedHandshake;
import org.swarmroom.sharing.wire.Handshake;
import org.swarmroom.sharing.wire.PeerId;
import org.swarmroom.sharing.wire.UtMetadata;
import org.swarmroom.sharing.wire.UtPex;

/**
 * How a session introduces itself: its handshakes, and whether a peer's are for it. Confined to the
 * session's event loop.
 */
final class Introduction {

  private final SwarmSession session;
  private final InfoHash dialHash;
  private final Membership membership;

  Introduction(SwarmSession session, InfoHash dialHash) {
    this.session = session;
    this.dialHash = dialHash;
    this.membership = new Membership(session.services());
  }

  Membership membership() {
    return membership;
  }

  /** Whether this is the id of this node itself. */
  boolean isOurs(PeerId id) {
    return id.equals(session.services().peerId());
  }

  /** Whether a handshake with this hash means this torrent. */
  boolean answersTo(InfoHash wireHash) {
    return dialHash.truncated().equals(wireHash) || session.torrent().answersTo(wireHash);
  }

  /** UDP port of our DHT node; 0 if it is off, or nothing is to be told of this torrent. */
  int dhtPort() {
    return session.allowsPex() ? session.services().dhtPort().number() : 0;
  }

  /**
   * What is said to a peer that came: about a hybrid torrent v2's hash where it can speak v2, which
   * takes the connection there (BEP 52, "Upgrade path").
   */
  Handshake answer(Handshake theirs) {
    return handshake(
        theirs.v2()
            ? session.torrent().upgrade(theirs.infoHash()).orElse(theirs.infoHash())
            : theirs.infoHash());
  }

  Handshake handshake(InfoHash wireHash) {
    var ours =
        Handshake.ours(
            wireHash, session.services().peerId(), dialHash.isV2() || session.torrent().hasV2());
    return dhtPort() > 0 ? ours.withDht() : ours;
  }

  /**
   * The extension handshake.
   *
   * @param theirFingerprint of the certificate that a member showed: it hears our proofs
   * @param zeroCopy whether blocks go to the peer by {@code sendfile}
   */
  ExtendedHandshake greeting(Optional<String> theirFingerprint, boolean zeroCopy) {
    var names = new HashMap<String, Integer>();
    names.put(UtMetadata.NAME, Extensions.METADATA);
    names.put(Busy.NAME, Extensions.BUSY);
    if (session.allowsPex()) {
      names.put(UtPex.NAME, Extensions.PEX);
    }
    Map<String, byte[]> extras = new HashMap<>();
    theirFingerprint.ifPresent(theirs -> extras.put(RoomProof.FIELD, membership.proofs(theirs)));
    extras.put(LongBlocks.FIELD, LongBlocks.offer(zeroCopy));
    int port = session.services().port().getAsInt();
    return new ExtendedHandshake(
        names,
        Optional.of("Swarmroom"),
        port > 0 ? OptionalInt.of(port) : OptionalInt.empty(),
        OptionalInt.of(Uploader.MOST_QUEUED),
        session.torrent().infoSize(),
        Optional.empty(),
        false,
        extras);
  }
}
