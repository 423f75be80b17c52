package org.swarmroom.sharing.discovery;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swarmroom.index.catalogues.CatalogueChange;
import org.swarmroom.index.catalogues.CatalogueState;
import org.swarmroom.index.peers.StoredPeer;
import org.swarmroom.sharing.catalogue.MemberLink;
import org.swarmroom.sharing.catalogue.MemberLinkConfig;
import org.swarmroom.sharing.catalogue.MemberLinkListener;
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
final class PeerConnector implements MemberLinkListener {

  private static final Logger log = LoggerFactory.getLogger(PeerConnector.class);
  static final long GRACE_MILLIS = 3_000;

  private final EventLoop loop;
  private final String own;
  private final MemberDialer dialer;
  private final PeerTable table;
  private final OnlineMembers online;
  private final PeerListener listener;
  private final Backoff backoff;
  private final Clock clock;

  /** Empty while we are in no room: then nobody is dialled and nobody taken. */
  private final Supplier<Optional<MemberLinkConfig>> room;

  private long entriesReceived;

  PeerConnector(
      EventLoop loop,
      String own,
      MemberDialer dialer,
      PeerTable table,
      OnlineMembers online,
      PeerListener listener,
      Backoff backoff,
      Clock clock,
      Supplier<Optional<MemberLinkConfig>> room) {
    this.loop = loop;
    this.own = own;
    this.dialer = dialer;
    this.table = table;
    this.online = online;
    this.listener = listener;
    this.backoff = backoff;
    this.clock = clock;
    this.room = room;
  }

  /** Catalogue changes that came in since the start. */
  long entriesReceived() {
    return entriesReceived;
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
    entry.state = PeerState.CONNECTING;
    table.changed(entry);
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
    new DialledLink(entry, address, otherAddresses)
        .open(dialled.channel(), config.get(), dialled.fingerprint());
  }

  /** Every address was tried in vain. */
  private void gaveUp(PeerEntry entry) {
    entry.dialling = false;
    if (entry.link != null) {
      return;
    }
    entry.state = PeerState.AWAY;
    entry.failures++;
    table.changed(entry);
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
      MemberLink.take(channel, handshake.get(), config.get(), fingerprint.get(), this);
    } else {
      MemberLink.open(channel, config.get(), fingerprint.get(), false, this);
    }
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
    entry.failures = 0;
    entry.state = PeerState.ONLINE;
    entry.lastSeenAt = clock.millis();
    if (!nick.isEmpty() && !entry.inRoom) {
      entry.nick = nick;
    }
    address.ifPresent(entry::prefer);
    table.changed(entry);
    table.keep(entry);
    entry.settled();
    online.presenceChanged();
    if (!link.channel().isActive()) {
      closed(link, true, "");
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

  @Override
  public void applied(MemberLink link, CatalogueState state, List<CatalogueChange> changes) {
    loop.execute(
        () -> {
          entriesReceived += changes.size();
          table.byFingerprint(link.peer()).ifPresent(entry -> updated(entry, state));
          for (CatalogueChange change : changes) {
            if (change.entry() != null) {
              online.changed(change.entry().content());
            }
          }
        });
  }

  private void updated(PeerEntry entry, CatalogueState state) {
    entry.files = state.entries();
    entry.bytes = state.bytes();
    table.changed(entry);
    listener.catalogueUpdated(entry.fingerprint, entry.nick, entry.files);
  }

  @Override
  public void upToDate(MemberLink link) {
    // Whoever waits for this asked the link itself.
  }

  @Override
  public void full(MemberLink link, String reason) {
    loop.execute(
        () ->
            listener.warning(
                "The catalogue of %s was not taken whole. %s".formatted(name(link), reason)));
  }

  private String name(MemberLink link) {
    return table
        .byFingerprint(link.peer())
        .map(entry -> entry.nick)
        .filter(nick -> !nick.isEmpty())
        .orElse(link.peer().substring(0, 8));
  }

  @Override
  public void closed(MemberLink link, boolean proven, String reason) {
    loop.execute(
        () ->
            table
                .byFingerprint(link.peer())
                .filter(entry -> entry.link == link)
                .ifPresent(
                    entry -> {
                      entry.link = null;
                      entry.state = PeerState.AWAY;
                      entry.lastSeenAt = clock.millis();
                      table.changed(entry);
                      table.keep(entry);
                      online.presenceChanged();
                      if (room.get().isPresent()) {
                        schedule(entry, backoff.millis(1, entry.expected()));
                      }
                    }));
  }

  /** A link that we dialled: until it is proven its failure means the next address. */
  private final class DialledLink implements MemberLinkListener {

    private final PeerEntry entry;
    private final HostPort address;
    private final Iterator<HostPort> otherAddresses;

    DialledLink(PeerEntry entry, HostPort address, Iterator<HostPort> otherAddresses) {
      this.entry = entry;
      this.address = address;
      this.otherAddresses = otherAddresses;
    }

    void open(Channel channel, MemberLinkConfig config, String fingerprint) {
      MemberLink.open(channel, config, fingerprint, true, this);
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
    public void applied(MemberLink link, CatalogueState state, List<CatalogueChange> changes) {
      PeerConnector.this.applied(link, state, changes);
    }

    @Override
    public void upToDate(MemberLink link) {
      PeerConnector.this.upToDate(link);
    }

    @Override
    public void full(MemberLink link, String reason) {
      PeerConnector.this.full(link, reason);
    }

    @Override
    public void closed(MemberLink link, boolean proven, String reason) {
      if (proven) {
        PeerConnector.this.closed(link, true, reason);
      } else {
        loop.execute(
            () -> {
              log.info("{} is no member of our room: {}", address, reason);
              dialNext(entry, otherAddresses);
            });
      }
    }
  }
}
