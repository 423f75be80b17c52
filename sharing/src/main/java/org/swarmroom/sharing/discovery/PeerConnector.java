package org.swarmroom.sharing.discovery;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swarmroom.index.peers.StoredPeer;
import org.swarmroom.sharing.catalogue.MemberLink;
import org.swarmroom.sharing.catalogue.MemberLinkConfig;
import org.swarmroom.sharing.wire.Handshake;

/**
 * Dials peers, takes those that dial us, and keeps one link to each.
 *
 * <p>Of two members the one with the lower fingerprint dials; the other waits {@value
 * #GRACE_MILLIS} ms for it and then dials too. Of two links to one peer the one that the lower
 * fingerprint dialled stays, and of two that the same side dialled the newer: both sides choose the
 * same.
 *
 * <p>Confined to the book's event loop; link events hop to it.
 */
final class PeerConnector {

  private static final Logger log = LoggerFactory.getLogger(PeerConnector.class);
  static final long GRACE_MILLIS = 3_000;
  private static final long STEADY_MILLIS = 20_000;

  private final EventLoop loop;
  private final String own;
  private final MemberDialer dialer;
  private final PeerTable table;
  private final OnlineMembers online;
  private final CatalogueNews news;
  private final PeerListener listener;
  private final Backoff backoff;
  private final Clock clock;

  /** Empty while we are in no room: then nobody is dialled and nobody taken. */
  private final Supplier<Optional<MemberLinkConfig>> room;

  PeerConnector(
      EventLoop loop,
      String own,
      MemberDialer dialer,
      PeerTable table,
      OnlineMembers online,
      CatalogueNews news,
      PeerListener listener,
      Backoff backoff,
      Clock clock,
      Supplier<Optional<MemberLinkConfig>> room) {
    this.loop = loop;
    this.own = own;
    this.dialer = dialer;
    this.table = table;
    this.online = online;
    this.news = news;
    this.listener = listener;
    this.backoff = backoff;
    this.clock = clock;
    this.room = room;
  }

  /** Dials now, or in a moment if it is the other's turn. */
  void connect(PeerEntry entry, boolean atOnce) {
    entry.cancelRetry();
    boolean itsTurn = !entry.fingerprint.isEmpty() && entry.fingerprint.compareTo(own) < 0;
    if (itsTurn && !atOnce) {
      schedule(entry, GRACE_MILLIS);
    } else {
      dial(entry);
    }
  }

  private void schedule(PeerEntry entry, long millis) {
    entry.cancelRetry();
    entry.retry =
        loop.schedule(
            () -> {
              entry.retry = null;
              dial(entry);
            },
            millis,
            TimeUnit.MILLISECONDS);
  }

  private void dial(PeerEntry entry) {
    boolean possible = room.get().isPresent() && table.has(entry) && !entry.addresses().isEmpty();
    if (!possible || entry.link != null || entry.dialling) {
      if (!entry.dialling) {
        entry.settled();
      }
      return;
    }
    entry.dialling = true;
    if (entry.failures == 0) {
      // Later tries are made quietly: a peer that is away doesn't flicker in anybody's list.
      entry.state = PeerState.CONNECTING;
      table.changed(entry);
    }
    dialNext(entry, entry.addresses().iterator());
  }

  private void dialNext(PeerEntry entry, Iterator<HostPort> addresses) {
    if (!addresses.hasNext() || room.get().isEmpty() || !table.has(entry)) {
      gaveUp(entry);
      return;
    }
    if (entry.link != null) {
      entry.dialling = false;
      return;
    }
    HostPort address = addresses.next();
    Optional<String> pinned = Optional.of(entry.fingerprint).filter(known -> !known.isEmpty());
    dialer
        .dial(address.host(), address.port(), pinned)
        .whenCompleteAsync(
            (dialled, failure) -> {
              if (failure != null) {
                log.debug("{} can't be reached: {}", address, failure.toString());
                dialNext(entry, addresses);
              } else {
                reached(entry, address, dialled, addresses);
              }
            },
            loop);
  }

  private void reached(
      PeerEntry entry,
      HostPort address,
      MemberDialer.Dialled dialled,
      Iterator<HostPort> otherAddresses) {
    Optional<MemberLinkConfig> config = room.get();
    if (dialled.fingerprint().equals(own)) {
      dialled.channel().close();
      entry.dialling = false;
      table.remove(entry);
      if (entry.source == StoredPeer.Source.MANUAL) {
        listener.warning(
            "%s is this node itself, so it was not added as a peer.".formatted(address));
      }
      return;
    }
    if (config.isEmpty() || dialled.fingerprint().isEmpty()) {
      dialled.channel().close();
      gaveUp(entry);
      return;
    }
    MemberLink.open(
        dialled.channel(),
        config.get(),
        dialled.fingerprint(),
        true,
        new DialledLink(entry, address, otherAddresses));
  }

  /** Every address was tried in vain. */
  private void gaveUp(PeerEntry entry) {
    entry.dialling = false;
    if (entry.link != null) {
      return;
    }
    entry.failures++;
    if (entry.state != PeerState.AWAY) {
      entry.state = PeerState.AWAY;
      table.changed(entry);
    }
    entry.settled();
    if (entry.source == StoredPeer.Source.LSD && entry.fingerprint.isEmpty()) {
      table.remove(entry);
    } else if (table.has(entry) && room.get().isPresent()) {
      schedule(entry, backoff.millis(entry.failures, entry.expected()));
    }
  }

  /**
   * Takes a connection that came in; the handshake was read already or not. Called on the channel's
   * event loop, unlike all else here.
   */
  void take(Channel channel, Optional<Handshake> handshake, Optional<String> fingerprint) {
    Optional<MemberLinkConfig> config = room.get();
    if (config.isEmpty() || fingerprint.isEmpty()) {
      channel.close();
      return;
    }
    if (handshake.isPresent()) {
      MemberLink.take(
          channel, handshake.get(), config.get(), fingerprint.get(), new IncomingLink());
    } else {
      MemberLink.open(channel, config.get(), fingerprint.get(), false, new IncomingLink());
    }
  }

  private static Optional<HostPort> listening(Channel channel, OptionalInt port) {
    return channel.remoteAddress() instanceof InetSocketAddress remote
            && port.isPresent()
            && port.getAsInt() > 0
        ? Optional.of(HostPort.of(remote.getAddress(), port.getAsInt()))
        : Optional.empty();
  }

  private void arrived(PeerEntry entry, MemberLink link, String nick, Optional<HostPort> address) {
    MemberLink before = entry.link;
    if (before != null && before != link && before.channel().isActive() && keeps(before, link)) {
      link.close();
      return;
    }
    entry.link = link;
    if (before != null && before != link) {
      before.close();
    }
    entry.cancelRetry();
    entry.dialling = false;
    entry.state = PeerState.ONLINE;
    entry.linkedAt = clock.millis();
    entry.lastSeenAt = entry.linkedAt;
    if (!nick.isEmpty() && !entry.inRoom) {
      entry.nick = nick;
    }
    address.ifPresent(entry::prefer);
    table.changed(entry);
    table.keep(entry);
    entry.settled();
    online.presenceChanged();
    if (!link.channel().isActive()) {
      closed(link);
    }
  }

  /** Whether the link that is there stays rather than the new one. */
  private boolean keeps(MemberLink before, MemberLink link) {
    if (before.dialled() == link.dialled()) {
      return false;
    }
    boolean oursIsLower = own.compareTo(link.peer()) < 0;
    return before.dialled() == oursIsLower;
  }

  private void closed(MemberLink link) {
    table.byFingerprint(link.peer()).filter(entry -> entry.link == link).ifPresent(this::wentAway);
  }

  /**
   * A link that lasted shows that the peer is well; one that broke soon counts as another failure.
   */
  private void wentAway(PeerEntry entry) {
    long now = clock.millis();
    entry.link = null;
    entry.state = PeerState.AWAY;
    entry.failures = now - entry.linkedAt > STEADY_MILLIS ? 1 : entry.failures + 1;
    entry.lastSeenAt = now;
    table.changed(entry);
    table.keep(entry);
    online.presenceChanged();
    if (room.get().isPresent()) {
      schedule(entry, backoff.millis(entry.failures, entry.expected()));
    }
  }

  /** A link that came in. */
  private final class IncomingLink extends LinkListener {

    IncomingLink() {
      super(news);
    }

    @Override
    public void proven(MemberLink link, String nick, OptionalInt port) {
      loop.execute(
          () -> {
            Optional<HostPort> address = listening(link.channel(), port);
            Optional<PeerEntry> at = address.flatMap(table::byAddress);
            arrived(table.identified(link.peer(), at, StoredPeer.Source.ROOM), link, nick, address);
          });
    }

    @Override
    public void closed(MemberLink link, boolean proven, String reason) {
      loop.execute(() -> PeerConnector.this.closed(link));
    }
  }

  /** A link that we dialled: until it is proven its failure means the next address. */
  private final class DialledLink extends LinkListener {

    private final PeerEntry entry;
    private final HostPort address;
    private final Iterator<HostPort> otherAddresses;

    DialledLink(PeerEntry entry, HostPort address, Iterator<HostPort> otherAddresses) {
      super(news);
      this.entry = entry;
      this.address = address;
      this.otherAddresses = otherAddresses;
    }

    @Override
    public void proven(MemberLink link, String nick, OptionalInt port) {
      loop.execute(
          () -> {
            entry.dialling = false;
            arrived(
                table.identified(link.peer(), Optional.of(entry), entry.source),
                link,
                nick,
                Optional.of(address));
          });
    }

    @Override
    public void closed(MemberLink link, boolean proven, String reason) {
      loop.execute(
          () -> {
            if (proven) {
              PeerConnector.this.closed(link);
            } else {
              log.info("{} is no member of our room: {}", address, reason);
              dialNext(entry, otherAddresses);
            }
          });
    }
  }
}
