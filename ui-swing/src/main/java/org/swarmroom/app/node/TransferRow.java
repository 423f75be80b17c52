package org.swarmroom.app.node;

import java.nio.file.Path;
import java.util.List;

/**
 * A transfer. {@code state} is {@code waiting}, {@code checking}, {@code fetching}, {@code paused},
 * {@code done}, {@code seeding} or {@code failed}; {@code reason} says in one sentence why it
 * stands still or failed, else it is empty; sizes in bytes, rates in bytes a second, {@code
 * secondsLeft} -1 while unknown.
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
    long secondsLeft) {}
