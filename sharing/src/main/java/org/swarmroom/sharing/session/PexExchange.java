package org.swarmroom.sharing.session;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import org.swarmroom.sharing.wire.UtPex;

/**
 * Peers tell each other of peers (BEP 11); never for private torrents (BEP 27), and never of
 * members, who find each other through the room. Confined to the session's event loop.
 */
final class PexExchange {

  private static final int SEED = 0x02;
  private static final int REACHABLE = 0x10;

  private final SwarmSession session;
  private final Map<Integer, PexNews> news = new HashMap<>();
  private final Map<Integer, Long> heardAt = new HashMap<>();

  /** Counts whatever may make the others look different. */
  private long changes;

  PexExchange(SwarmSession session) {
    this.session = session;
  }

  /** What a peer tells more often than twice a minute is not listened to. */
  void take(PeerConnection from, UtPex message) {
    long now = session.now();
    var last = heardAt.get(from.id());
    if (!session.allowsPex() || last != null && now - last < PexNews.PAUSE / 2) {
      return;
    }
    heardAt.put(from.id(), now);
    boolean local = isLocal(from);
    session
        .outreach()
        .hear(
            message.added().stream()
                .limit(PexNews.MOST)
                .map(UtPex.Peer::address)
                .filter(a -> a.getPort() > 0 && isHost(a.getAddress(), local))
                .map(PeerAddress::of)
                .toList());
  }

  /** Nobody from elsewhere has this machine's own services dialled. */
  private static boolean isHost(InetAddress ip, boolean local) {
    return !ip.isAnyLocalAddress()
        && !ip.isMulticastAddress()
        && (local || !ip.isLoopbackAddress());
  }

  private static boolean isLocal(PeerConnection peer) {
    return peer.channel().remoteAddress() instanceof InetSocketAddress at
        && at.getAddress().isLoopbackAddress();
  }

  /** Somebody is there. */
  void joined() {
    changes++;
  }

  /** The peer has said what it understands: it hears of the others at once. */
  void greeted(PeerConnection peer) {
    changes++;
    tell(peer, session.now());
  }

  void tick(long now) {
    session.roster().all().forEach(peer -> tell(peer, now));
  }

  /** Without metadata it is not known yet whether the torrent is private: nobody is named. */
  private void tell(PeerConnection peer, long now) {
    var id = peer.extensions().id(UtPex.NAME);
    if (id.isEmpty()
        || peer.isClosed()
        || session.torrent().metainfo().isEmpty()
        || !session.allowsPex()) {
      return;
    }
    var told = news.computeIfAbsent(peer.id(), k -> new PexNews());
    if (told.isDue(now, changes)) {
      told.next(others(peer), now, changes).ifPresent(m -> peer.send(m.message(id.getAsInt())));
    }
  }

  private Map<InetSocketAddress, Integer> others(PeerConnection peer) {
    boolean local = isLocal(peer);
    var there = new HashMap<InetSocketAddress, Integer>();
    for (var other : session.roster().all()) {
      var at = other.address();
      if (other != peer
          && other.isReachable()
          && at.fingerprint().isEmpty()
          && !at.address().isUnresolved()
          && isHost(at.address().getAddress(), local)) {
        there.put(at.address(), REACHABLE | (other.has().isSeed() ? SEED : 0));
      }
    }
    return there;
  }

  void left(PeerConnection peer) {
    changes++;
    news.remove(peer.id());
    heardAt.remove(peer.id());
  }
}
