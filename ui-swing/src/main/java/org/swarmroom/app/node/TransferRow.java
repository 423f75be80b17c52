package org.swarmroom.app.node;

import java.nio.file.Path;
import java.util.List;

/**
 * A transfer. {@code state} is {@code waiting}, {@code checking}, {@code fetching}, {@code paused},
 * {@code done}, {@code seeding} or {@code failed}; {@code reason} says in one sentence why it
 * stands still or failed, or that a limit holds it back, else it is empty, and {@code reasonCode}
 * is its word out of a closed list; {@code history} is what became of it, in sentences, the last at
 * the end; sizes in bytes, rates in bytes a second, {@code secondsLeft} -1 while unknown; {@code
 * limitUp} and {@code limitDown} are its own limits, 0 for none; {@code sequential} says that its
 * pieces come in order.
 */
public record TransferRow(
    String id,
    String name,
    long size,
    long done,
    String state,
    String reason,
    long rateDown,
    long rateUp,
    List<String> holders,
    Path to,
    long secondsLeft,
    String reasonCode,
    List<String> history,
    long limitUp,
    long limitDown,
    boolean sequential) {

  /** Of a transfer without a reason, a history, limits and an order. */
  public TransferRow(
      String id,
      String name,
      long size,
      long done,
      String state,
      String reason,
      long rateDown,
      long rateUp,
      List<String> holders,
      Path to,
      long secondsLeft) {
    this(
        id,
        name,
        size,
        done,
        state,
        reason,
        rateDown,
        rateUp,
        holders,
        to,
        secondsLeft,
        "",
        List.of(),
        0,
        0,
        false);
  }
}
