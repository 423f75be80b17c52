package org.swarmroom.sharing.discovery;

import io.netty.channel.EventLoop;
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

/**
 * Dials peers, and again when they are away.
 *
 * <p>Of two members the one with the lower fingerprint dials; the other waits {@value
 * #GRACE_MILLIS} ms for it and then dials too. What becomes of a link is {@link LinkKeeper}'s.
 *
 * <p>Confined to the book's event loop; link events hop to it.
 */
final class PeerConnector {

  private static final Logger log = LoggerFactory.getLogger(PeerConnector.class);
  static final long GRACE_MILLIS = 3_000;

  private final EventLoop loop;
  private final String own;
  private final MemberDialer dialer;
  private final PeerTable table;
  private final CatalogueNews news;
  private final PeerListener listener;
  private final Backoff backoff;
  private final LinkKeeper keeper;

  /** Empty while we are in no room: then nobody is dialled. */
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
    this.news = news;
    this.listener = listener;
    this.backoff = backoff;
    this.room = room;
    keeper = new LinkKeeper(own, table, online, clock, this::lost, room);
  }

  /** Keeps the links that are made here; those that come in are to be brought to it too. */
  LinkKeeper keeper() {
    return keeper;
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

  /** A link that was there is gone: it is tried again, unless we left the room. */
  private void lost(PeerEntry entry) {
    if (room.get().isPresent()) {
      schedule(entry, backoff.millis(entry.failures, entry.expected()));
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
            keeper.arrived(
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
              keeper.closed(link);
            } else {
              log.info("{} is no member of our room: {}", address, reason);
              dialNext(entry, otherAddresses);
            }
          });
    }
  }
}
