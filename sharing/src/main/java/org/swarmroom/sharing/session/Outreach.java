package org.swarmroom.sharing.session;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.swarmroom.sharing.transport.Encryption;
import org.swarmroom.sharing.transport.PinException;
import org.swarmroom.sharing.transport.Route;
import org.swarmroom.sharing.transport.SslHandlers;

/**
 * Dials the peers a session was told of. A peer is unknown, waiting (with a time before which it is
 * not dialled), being dialled, or connected. Members go first. A stranger that takes the connection
 * and hangs up before its handshake is tried again under MSE.
 */
final class Outreach {

  static final int MOST_KNOWN = 2_000;

  /** Peers that others told of leave room for those that the user, the room and trackers name. */
  private static final int MOST_HEARD = MOST_KNOWN / 2;

  private static final int MOST_DIALLING = 10;
  private static final int MOST_FAILURES = 8;
  private static final long SHORT_CALL = 5_000;
  private static final long FIRST_PAUSE = 2_000;
  private static final long LONGEST_PAUSE = 300_000;
  private static final long SEED_PAUSE = 3_600_000;

  private static final class Known {
    final PeerAddress address;

    /** Nobody but other peers named it. */
    boolean hearsay;

    boolean busy;
    boolean sated;
    int hangUps;
    boolean encrypt;
    int failures;
    long notBefore;

    Known(PeerAddress address, boolean hearsay) {
      this.address = address;
      this.hearsay = hearsay;
    }
  }

  private final SwarmSession session;
  private final SplittableRandom random;
  private final Map<PeerAddress, Known> known = new LinkedHashMap<>();
  private int dialling;
  private @Nullable ScheduledFuture<?> wake;

  Outreach(SwarmSession session, SplittableRandom random) {
    this.session = session;
    this.random = random;
  }

  int dialling() {
    return dialling;
  }

  /** Peers that may still be tried. */
  int known() {
    return known.size();
  }

  void add(Collection<PeerAddress> peers) {
    for (var peer : peers) {
      var old = known.get(peer);
      if (old != null) {
        old.notBefore = old.sated ? old.notBefore : 0;
        old.failures = 0;
        old.hearsay = false;
      } else if (known.size() < MOST_KNOWN && isSomebody(peer)) {
        known.put(peer, new Known(peer, false));
      }
    }
    more();
  }

  private boolean isSomebody(PeerAddress peer) {
    return peer.address().getPort() > 0
        && !peer.fingerprint().equals(Optional.of(session.services().fingerprint()));
  }

  /** Told by a peer, who may lie: who is known already is not tried any sooner for that. */
  void hear(Collection<PeerAddress> peers) {
    for (var peer : peers) {
      if (known.size() < MOST_HEARD) {
        known.computeIfAbsent(peer, p -> new Known(p, true));
      }
    }
    more();
  }

  /** The torrent is private (BEP 27): peers that only other peers named are dropped. */
  void forgetHearsay() {
    known.values().removeIf(k -> k.hearsay);
    for (var peer : session.roster().all()) {
      if (peer.isOutgoing() && !known.containsKey(peer.address())) {
        peer.close("the torrent is private, and only other peers named this one");
      }
    }
  }

  /** Dials whom it may. */
  void more() {
    long now = session.now();
    while (mayDial()) {
      var next = next(now);
      if (next.isEmpty()) {
        break;
      }
      dial(next.get());
    }
    wakeLater(now);
  }

  /**
   * While nobody gives us anything, those that gave nothing for longest make room, one a round, for
   * peers that were not tried: else a few that claim everything and give nothing could keep a
   * session to themselves.
   */
  void turnOver(long now) {
    if (!isStarving(now) || mayDial() || next(now).isEmpty()) {
      return;
    }
    session.roster().all().stream()
        .filter(p -> now - p.flow().lastGave() > Timeouts.NORMAL.starving())
        .min(Comparator.comparingLong(p -> p.flow().lastGave()))
        .ifPresent(
            idle -> {
              useless(idle.address());
              idle.close("gives nothing, and another might");
            });
  }

  private boolean mayDial() {
    return wantsPeers()
        && dialling < MOST_DIALLING
        && usefulConnections() + dialling < session.services().connections();
  }

  private Optional<Known> next(long now) {
    Known best = null;
    for (var peer : known.values()) {
      boolean isMember = peer.address.fingerprint().isPresent();
      if (!peer.busy
          && peer.notBefore <= now
          && (isMember || best == null || peer.failures < best.failures)
          && isWorthDialling(peer.address)) {
        if (isMember) {
          return Optional.of(peer);
        }
        best = peer;
      }
    }
    return Optional.ofNullable(best);
  }

  private boolean isWorthDialling(PeerAddress address) {
    return !session.roster().isConnectedTo(address) && !session.roster().isCrowdedBy(address);
  }

  private void dial(Known peer) {
    var services = session.services();
    if (services.bans().isBanned(peer.address.banName())
        || services.ownPlaces().contains(peer.address)) {
      known.remove(peer.address);
      return;
    }
    peer.busy = true;
    dialling++;
    var greeting =
        new ChannelInitializer<Channel>() {
          @Override
          protected void initChannel(Channel channel) {
            session.roster().greet(channel, peer.address, shaken -> ended(peer, shaken));
          }
        };
    services
        .connector()
        .dial(session.loop(), peer.address.address(), route(peer), greeting)
        .addListener(
            done -> {
              if (!done.isSuccess()) {
                session.execute(() -> unreachable(peer, done.cause()));
              }
            });
  }

  private Route route(Known peer) {
    if (peer.address.fingerprint().isPresent()) {
      return new Route.Tls(SslHandlers.ALPN_BITTORRENT, peer.address.fingerprint());
    }
    return peer.encrypt
        ? new Route.Mse(session.dialHash().truncated(), Encryption.PREFERRED)
        : new Route.Plain();
  }

  private void unreachable(Known peer, Throwable cause) {
    var shown = PinException.in(cause).map(PinException::shown);
    if (shown.equals(Optional.of(session.services().fingerprint()))) {
      ourselves(peer.address);
    }
    failed(peer);
  }

  /** The dialled connection has its handshake, or ended without one. */
  private void ended(Known peer, boolean shaken) {
    if (shaken) {
      dialling--;
      peer.busy = false;
      peer.failures = 0;
      peer.notBefore = session.now() + FIRST_PAUSE;
    } else if (peer.address.fingerprint().isEmpty() && !peer.encrypt) {
      peer.encrypt = true;
      dialling--;
      peer.busy = false;
      more();
    } else {
      peer.encrypt = false;
      session.doors().denied(peer.address, Denial.WORDLESS);
      failed(peer);
    }
  }

  private void failed(Known peer) {
    dialling--;
    peer.busy = false;
    peer.failures++;
    if (peer.failures > MOST_FAILURES && peer.address.fingerprint().isEmpty()) {
      known.remove(peer.address);
    }
    long pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE << Math.min(10, peer.failures - 1));
    peer.notBefore = session.now() + pause / 2 + random.nextLong(pause / 2 + 1);
    more();
    session.changed();
  }

  /** This node itself answered there: never dialled again, whoever names it. */
  void ourselves(PeerAddress address) {
    session.services().ownPlaces().add(address);
    known.remove(address);
  }

  /** The peer is of no use: not dialled again for long. */
  void useless(PeerAddress address) {
    rest(address, LONGEST_PAUSE);
  }

  /** We have everything and so has the peer, and that will hardly change. */
  void sated(PeerAddress address) {
    rest(address, SEED_PAUSE);
    Optional.ofNullable(known.get(address)).ifPresent(peer -> peer.sated = true);
  }

  /** A peer that hangs up as soon as it has our handshake is dialled less and less often. */
  void left(PeerConnection peer, long now) {
    var at = known.get(peer.address());
    if (at == null || !peer.isOutgoing()) {
      return;
    }
    if (now - peer.joinedAt() < SHORT_CALL && peer.flow().lastGave() == peer.joinedAt()) {
      at.hangUps = Math.min(MOST_FAILURES, at.hangUps + 1);
      at.notBefore = Math.max(at.notBefore, now + (FIRST_PAUSE << at.hangUps));
    } else {
      at.hangUps = 0;
    }
  }

  private void rest(PeerAddress address, long pause) {
    Optional.ofNullable(known.get(address))
        .ifPresent(peer -> peer.notBefore = session.now() + pause);
  }

  private boolean wantsPeers() {
    var torrent = session.torrent();
    return !session.isClosed()
        && (torrent.pieces().isEmpty() || session.isPublic() || !torrent.isComplete());
  }

  /** Connections that do not refuse us. */
  private int usefulConnections() {
    return session.roster().size() - session.refusals().count();
  }

  /** Whether there is something to fetch and nobody has given us anything for long. */
  private boolean isStarving(long now) {
    return !session.isClosed()
        && !session.torrent().isComplete()
        && now - session.meters().receivedAt() > Timeouts.NORMAL.starving();
  }

  private void wakeLater(long now) {
    if (wake != null) {
      wake.cancel(false);
      wake = null;
    }
    if (!wantsPeers()) {
      return;
    }
    long first = Long.MAX_VALUE;
    for (var peer : known.values()) {
      if (!peer.busy
          && peer.notBefore > now
          && peer.notBefore < first
          && !session.roster().isConnectedTo(peer.address)) {
        first = peer.notBefore;
      }
    }
    if (first < Long.MAX_VALUE) {
      wake = session.loop().schedule(this::more, first - now, TimeUnit.MILLISECONDS);
    }
  }

  void close() {
    known.clear();
    if (wake != null) {
      wake.cancel(false);
    }
  }
}
