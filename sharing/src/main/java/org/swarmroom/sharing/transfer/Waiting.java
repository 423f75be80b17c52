package org.swarmroom.sharing.transfer;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.swarmroom.sharing.session.Denial;
import org.swarmroom.sharing.session.SessionStatus;

/** Finds out why a transfer that runs does not move. Pure; time zones are the system's. */
final class Waiting {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

  private final KnownHolders holders;
  private final SessionStatus now;

  private Waiting(KnownHolders holders, SessionStatus now) {
    this.holders = holders;
    this.now = now;
  }

  /**
   * @param size bytes, -1 while unknown
   * @return empty while data flows as fast as it comes, or nothing is missing
   */
  static Optional<Standstill> reason(
      TransferState state, long size, KnownHolders holders, SessionStatus now) {
    var waiting = new Waiting(holders, now);
    return switch (state) {
      case CHECKING ->
          Optional.of(new Standstill(WaitReason.CHECKING, "Checking what is there already."));
      case WAITING -> Optional.of(waiting.forMetadata());
      case FETCHING ->
          now.done() == size
              ? Optional.empty()
              : waiting
                  .limited()
                  .or(() -> now.rateDown() > 0 ? Optional.empty() : Optional.of(waiting.forData()));
      case PAUSED, SEEDING, FAILED -> Optional.empty();
    };
  }

  private Standstill forMetadata() {
    return now.connections() > 0
        ? new Standstill(WaitReason.METADATA, "Waiting for a peer that has the torrent's metadata.")
        : forHolders();
  }

  private Optional<Standstill> limited() {
    return switch (now.limited()) {
      case NOT -> Optional.empty();
      case BY_NODE ->
          Optional.of(new Standstill(WaitReason.LIMITED, "Held back by your download limit."));
      case BY_OWN ->
          Optional.of(
              new Standstill(
                  WaitReason.LIMITED, "Held back by the limit that you gave this transfer."));
    };
  }

  private Standstill forData() {
    return now.busy().stream()
        .min(Comparator.comparingLong(SessionStatus.Busy::untilMillis))
        .map(Waiting::untilFree)
        .orElseGet(
            () ->
                now.connections() > 0
                    ? new Standstill(
                        WaitReason.SILENT, "The connected peers send nothing at the moment.")
                    : forHolders());
  }

  private static Standstill untilFree(SessionStatus.Busy first) {
    var at = Instant.ofEpochMilli(first.untilMillis()).atZone(ZoneId.systemDefault());
    return new Standstill(
        WaitReason.BUSY,
        "%s; trying again at about %s.".formatted(first.sentence(), TIME.format(at)));
  }

  private Standstill forHolders() {
    if (now.dialling() == 0 && holders.nobody()) {
      return new Standstill(WaitReason.NO_HOLDER, "No holder is online.");
    }
    var closed = holders.allClosed(now.closed());
    if (now.dialling() == 0 && !closed.isEmpty() && !holders.onlyLiars()) {
      return denied(closed);
    }
    return now.dialling() == 0 && holders.onlyLiars()
        ? new Standstill(
            WaitReason.BAD_HOLDERS,
            "Every holder that is online sent bad data; waiting for another.")
        : new Standstill(WaitReason.CONNECTING, "Connecting to holders.");
  }

  private static Standstill denied(List<SessionStatus.Closed> closed) {
    var refused = closed.stream().filter(door -> door.why() != Denial.GONE).toList();
    if (refused.isEmpty()) {
      var names = closed.stream().map(SessionStatus.Closed::peer).distinct().sorted().toList();
      return new Standstill(
          WaitReason.GONE_AT_SOURCE,
          "Nobody who had it has it any more: %s. Waiting for another holder."
              .formatted(String.join(", ", names)));
    }
    return new Standstill(
        WaitReason.REFUSED,
        refused.stream().map(Waiting::refusal).distinct().sorted().collect(Collectors.joining("; "))
            + ".");
  }

  private static String refusal(SessionStatus.Closed door) {
    return door.why() == Denial.BANNED
        ? door.peer() + " refuses this node: it was banned there for bad data"
        : door.peer() + " hangs up on this node, as on one that is not a member of its room";
  }
}
