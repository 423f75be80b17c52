package org.swarmroom.sharing.transfer;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Optional;
import org.swarmroom.sharing.session.SessionStatus;

/** Why a transfer stands still: the whole list. */
enum WaitReason {
  PAUSED("Paused by you."),
  CHECKING("Checking what is there already."),
  METADATA("Waiting for a peer that has the torrent's metadata."),
  NO_HOLDER("No holder is online."),
  LIARS("Every holder that is online sent bad data; waiting for another."),
  CONNECTING("Connecting to holders."),
  BUSY("%s; trying again at about %s."),
  LIMITED("Held back by your download limit."),
  SILENT("The connected peers send nothing at the moment.");

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

  private final String sentence;

  WaitReason(String sentence) {
    this.sentence = sentence;
  }

  String sentence() {
    return sentence;
  }

  /** The reason as a sentence; empty while data flows or nothing is missing. */
  static String of(Transfer transfer, Optional<SessionStatus> session) {
    if (session.isEmpty()) {
      return "";
    }
    var now = session.get();
    return switch (transfer.state()) {
      case CHECKING -> CHECKING.sentence;
      case WAITING -> now.connections() > 0 ? METADATA.sentence : connecting(transfer, now);
      case FETCHING ->
          now.rateDown() > 0 || now.done() == transfer.size() ? "" : still(transfer, now);
      case PAUSED, SEEDING, FAILED -> "";
    };
  }

  private static String still(Transfer transfer, SessionStatus now) {
    if (now.limited()) {
      return LIMITED.sentence;
    }
    if (!now.busy().isEmpty()) {
      var first =
          now.busy().stream()
              .min(Comparator.comparingLong(SessionStatus.Busy::untilMillis))
              .orElseThrow();
      var at = Instant.ofEpochMilli(first.untilMillis()).atZone(ZoneId.systemDefault());
      return BUSY.sentence.formatted(first.sentence(), TIME.format(at));
    }
    return now.connections() > 0 ? SILENT.sentence : connecting(transfer, now);
  }

  private static String connecting(Transfer transfer, SessionStatus now) {
    if (now.dialling() > 0) {
      return CONNECTING.sentence;
    } else if (transfer.holders().nobody()) {
      return NO_HOLDER.sentence;
    }
    return transfer.holders().onlyLiars() ? LIARS.sentence : CONNECTING.sentence;
  }
}
