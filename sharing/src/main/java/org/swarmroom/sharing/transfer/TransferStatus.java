package org.swarmroom.sharing.transfer;

import java.nio.file.Path;
import java.util.List;

/**
 * A transfer as it stands now.
 *
 * @param id 40 hex digits: the infohash as peers ask for it
 * @param name the torrent's or file's name
 * @param size bytes, -1 while unknown (a magnet without metadata)
 * @param done verified bytes
 * @param reason one sentence that says why it stands still or failed, else empty
 * @param rateDown bytes a second
 * @param rateUp bytes a second
 * @param holders nicks (or addresses, for peers outside the room) of those that send to us now or
 *     could
 * @param to the finished file or folder
 * @param secondsLeft -1 while unknown
 */
public record TransferStatus(
    String id,
    String name,
    long size,
    long done,
    TransferState state,
    String reason,
    long rateDown,
    long rateUp,
    List<String> holders,
    Path to,
    long secondsLeft) {

  /** Keeps a read-only copy of {@code holders}. */
  public TransferStatus {
    holders = List.copyOf(holders);
  }
}
