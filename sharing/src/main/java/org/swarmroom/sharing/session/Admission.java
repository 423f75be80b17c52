package org.swarmroom.sharing.session;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.swarmroom.sharing.torrent.InfoHash;
import org.swarmroom.sharing.wire.Handshake;
import org.swarmroom.sharing.wire.PeerId;

/**
 * Who may take part in the swarm, and who is thrown out of it. A public torrent lets everybody in;
 * one of members alone waits for the proof in the peer's extension handshake; who dialled in has
 * shown it before it was answered. Confined to the session's event loop.
 */
final class Admission {

  private static final int MOST_INCOMING = 1_000;

  private final SwarmSession session;

  /** What the user shares of it, by the hash under which; for as long as he does. */
  private final Map<InfoHash, Access> shared = new HashMap<>();

  /** Whoever may take part because it was fetched. */
  private Access own;

  /** Both together; changed by the control thread, as they are. */
  private volatile Access access;

  Admission(SwarmSession session, Access access) {
    this.session = session;
    this.own = access;
    this.access = access;
  }

  /** Whether a connection becomes a peer of the session after its handshake. */
  boolean mayJoin(Handshake theirs, PeerAddress address, boolean outgoing) {
    var roster = session.roster();
    if (session.isClosed()
        || session.services().bans().isBanned(address.banName())
        || !outgoing && roster.size() >= MOST_INCOMING
        || !access.isPublic() && (address.fingerprint().isEmpty() || !theirs.extended())) {
      return false;
    }
    for (var other : roster.all()) {
      if (isSameNode(other, theirs, address)) {
        if (!isBetter(other, theirs, outgoing)) {
          return false;
        }
        other.close("a second connection of the same two nodes");
      }
    }
    return !roster.isCrowdedBy(address);
  }

  /**
   * A certificate is one node, whatever peer ids it says, or one member would take all places. Of
   * strangers the same host with the same peer id is: anybody can say anybody's, and would else
   * push a peer out.
   */
  private static boolean isSameNode(PeerConnection known, Handshake theirs, PeerAddress address) {
    boolean sameMember = address.fingerprint().isPresent();
    return known.address().isSameHost(address)
        && (sameMember || known.handshake().peerId().equals(theirs.peerId()));
  }

  /**
   * Of two connections between the same two nodes both ends keep the same one. One that fell silent
   * may be dead without this end having heard of it (another network, a router that forgot it):
   * then the peer's next one takes its place.
   */
  private boolean isBetter(PeerConnection old, Handshake theirs, boolean outgoing) {
    if (session.now() - old.link().lastRead() > Timeouts.NORMAL.doubt()) {
      return true;
    }
    boolean oursIsGreater = compare(session.services().peerId(), theirs.peerId()) > 0;
    return old.isOutgoing() != outgoing && outgoing == oursIsGreater;
  }

  private static int compare(PeerId one, PeerId other) {
    return Arrays.compareUnsigned(one.bytes(), other.bytes());
  }

  /** The peer has joined and shown nothing yet but its handshake. */
  void joined(PeerConnection peer) {
    if (access.isPublic()) {
      session.roster().admit(peer);
      DhtHello.say(peer);
    }
  }

  /**
   * The peer's extension handshake is here.
   *
   * @return whether the peer may stay
   */
  boolean greeted(PeerConnection peer) {
    if (!peer.isOutgoing() && !mayHave(peer)) {
      peer.close("is no member of a room that has this");
      return false;
    }
    session.roster().admit(peer);
    return true;
  }

  /** Whether the peer may have data and hashes of us. */
  boolean mayServe(PeerConnection peer) {
    return session.torrent().pieces().isPresent() && peer.isAdmitted() && mayHave(peer);
  }

  /** Whether the peer may know what we have. */
  boolean mayHave(PeerConnection peer) {
    return access.admits(peer.extensions().proven());
  }

  boolean isPublic() {
    return access.isPublic();
  }

  /** Whether members of these rooms may take part. */
  boolean admits(Set<InfoHash> rooms) {
    return access.admits(rooms);
  }

  /** More may take part from now on. */
  void widen(Access more) {
    own = own.or(more);
    combine();
  }

  /** The user shares it so now, as the torrent with this hash; in the place of what he did. */
  void share(InfoHash wireHash, Access with) {
    shared.put(wireHash, with);
    combine();
    session.execute(this::dismiss);
  }

  private void combine() {
    access = shared.values().stream().reduce(own, Access::or);
  }

  /** The rooms that this node is in are others: who has proven none of them is a stranger now. */
  void roomsChanged() {
    var rooms = session.introduction().membership().rooms();
    for (var peer : session.roster().all()) {
      if (peer.extensions().leave(rooms) && !mayHave(peer)) {
        peer.close("is in no room of ours any more that has this");
      }
    }
  }

  /** Who may not have it any more goes; members of whom we fetch it stay. */
  private void dismiss() {
    for (var peer : session.roster().all()) {
      boolean gives = peer.isOutgoing() && peer.address().fingerprint().isPresent();
      if (peer.isAdmitted() && !gives && !mayHave(peer)) {
        peer.close("may not have this any more: it is shared with others now, or with nobody");
      }
    }
  }

  void ban(PeerAddress address, String why) {
    session.services().bans().ban(address.banName(), why);
    for (var peer : session.roster().all()) {
      if (peer.address().banName().equals(address.banName())) {
        peer.close(why);
      }
    }
  }
}
