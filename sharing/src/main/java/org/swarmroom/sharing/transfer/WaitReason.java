package org.swarmroom.sharing.transfer;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Why a transfer stands still: the whole list. */
public enum WaitReason {
  /** The user stopped it. */
  PAUSED,
  /** What is there already is being hashed. */
  CHECKING,
  /** A magnet: no peer has given the torrent's metadata yet. */
  METADATA,
  /** Nobody that is online has it. */
  NO_HOLDER,
  /** Everybody that is online and has it was banned for bad data. */
  BAD_HOLDERS,
  /** Every holder that is online refuses us; the sentence says who, and why. */
  REFUSED,
  /** Every holder that is online says that it has it no more. */
  GONE_AT_SOURCE,
  /** Holders are being dialled. */
  CONNECTING,
  /** Every holder has told that its slots are taken; the sentence says who and until when. */
  BUSY,
  /** The user's own limit holds it back. */
  LIMITED,
  /** Holders are connected and send nothing. */
  SILENT,
  /** There is no room. */
  DISK_FULL,
  /** The disk failed in another way. */
  DISK_ERROR,
  /** What was served has changed on disk. */
  SOURCE_CHANGED,
  /** What was served is gone. */
  SOURCE_GONE,
  /** The torrent makes no sense. */
  UNUSABLE,
  /** None of the others; the sentence says more. */
  OTHER;

  /** The word used in rows and JSON. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<WaitReason> ofWord(String word) {
    return Stream.of(values()).filter(reason -> reason.word().equals(word)).findFirst();
  }
}
