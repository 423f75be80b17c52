package org.swarmroom.sharing.transfer;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.swarmroom.sharing.session.Pace;

/**
 * A transfer as it stands now.
 *
 * @param id 40 hex digits: the infohash as peers ask for it
 * @param name the torrent's or file's name
 * @param size bytes, -1 while unknown (a magnet without metadata)
 * @param done verified bytes
 * @param standstill why it stands still or failed, or that a limit of the user's holds it back;
 *     empty while it moves freely or has everything
 * @param rateDown bytes a second
 * @param rateUp bytes a second
 * @param holders nicks (or addresses, for peers outside the room) of those that send to us now or
 *     could
 * @param to the finished file or folder
 * @param secondsLeft -1 while unknown
 * @param pace its own limits, and the order of its pieces
 * @param history what became of it, in sentences, the last at the end; of this run of the program
 */
public record TransferStatus(
    String id,
    String name,
    long size,
    long done,
    TransferState state,
    Optional<Standstill> standstill,
    long rateDown,
    long rateUp,
    List<String> holders,
    Path to,
    long secondsLeft,
    Pace pace,
    List<String> history) {

  /** Keeps read-only copies. */
  public TransferStatus {
    holders = List.copyOf(holders);
    history = List.copyOf(history);
  }

  /** One sentence that says why it stands still or failed, else empty. */
  public String reason() {
    return standstill.map(Standstill::sentence).orElse("");
  }
}
