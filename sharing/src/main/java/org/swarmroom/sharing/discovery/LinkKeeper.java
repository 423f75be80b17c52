package org.swarmroom.sharing.discovery;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.swarmroom.sharing.catalogue.MemberLink;
import org.swarmroom.sharing.catalogue.MemberLinkConfig;

/**
 * Keeps one link to each peer.
 *
 * <p>Of two links to one peer the one that the lower fingerprint dialled stays, and of two that the
 * same side dialled the newer: both sides choose the same.
 *
 * <p>Confined to the book's event loop.
 */
final class LinkKeeper {

  private static final long STEADY_MILLIS = 20_000;

  private final String own;
  private final PeerTable table;
  private final OnlineMembers online;
  private final Clock clock;
  private final Consumer<PeerEntry> lost;
  private final Supplier<Optional<MemberLinkConfig>> room;

  /**
   * @param own our fingerprint
   * @param lost takes a peer whose link broke, after all were told
   * @param room that we are in now
   */
  LinkKeeper(
      String own,
      PeerTable table,
      OnlineMembers online,
      Clock clock,
      Consumer<PeerEntry> lost,
      Supplier<Optional<MemberLinkConfig>> room) {
    this.own = own;
    this.table = table;
    this.online = online;
    this.clock = clock;
    this.lost = lost;
    this.room = room;
  }

  /**
   * A link is proven; it or the one that was there before is closed.
   *
   * @param nick as the peer calls itself, perhaps empty
   * @param address where it can be dialled, if known
   */
  void arrived(PeerEntry entry, MemberLink link, String nick, Optional<HostPort> address) {
    if (room.get().filter(now -> link.isOf(now.roomKey())).isEmpty()) {
      leftMeanwhile(entry, link);
      return;
    }
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

  /** We have left the room while the peer proved that it is in it. */
  private void leftMeanwhile(PeerEntry entry, MemberLink link) {
    link.close();
    if (entry.link == null) {
      entry.state = PeerState.AWAY;
      table.changed(entry);
      entry.settled();
      lost.accept(entry);
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

  /** The link is gone. */
  void closed(MemberLink link) {
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
    lost.accept(entry);
  }
}
