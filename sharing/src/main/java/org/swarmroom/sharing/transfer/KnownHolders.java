package org.swarmroom.sharing.transfer;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.swarmroom.sharing.ban.BanList;
import org.swarmroom.sharing.session.PeerAddress;
import org.swarmroom.sharing.session.SessionStatus;

/**
 * The members that hold a transfer's content, as far as we know. Confined to the control thread.
 */
final class KnownHolders {

  /** Empty while they are looked up. */
  private Optional<List<PeerAddress>> online = Optional.of(List.of());

  private final BanList bans;

  KnownHolders(BanList bans) {
    this.bans = bans;
  }

  void lookedUp() {
    online = Optional.empty();
  }

  void found(List<PeerAddress> holders) {
    online = Optional.of(holders);
  }

  /** Whether no member has it. */
  boolean nobody() {
    return online.map(List::isEmpty).orElse(false);
  }

  /** What the holders said when they did not let us in; empty unless that goes for all of them. */
  List<SessionStatus.Closed> allClosed(List<SessionStatus.Closed> closed) {
    var members =
        online.orElse(List.of()).stream()
            .map(PeerAddress::fingerprint)
            .flatMap(Optional::stream)
            .collect(Collectors.toSet());
    var theirs = closed.stream().filter(door -> members.contains(door.member())).toList();
    return theirs.size() == members.size() ? theirs : List.of();
  }

  /** Whether there are holders, and each was banned for what it sent. */
  boolean onlyLiars() {
    return online
        .filter(holders -> !holders.isEmpty())
        .map(holders -> holders.stream().allMatch(h -> bans.isBanned(h.banName())))
        .orElse(false);
  }
}
