package org.swarmroom.chat.room;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a member may be in the channel, highest first. Source: RFC 2811 section 2.4. */
enum Rank {
  OP('o', '@'),
  /** May moderate, but neither make operators nor remove who moderates. */
  HALFOP('h', '%'),
  VOICE('v', '+');

  private final char mode;
  private final char prefix;

  Rank(char mode, char prefix) {
    this.mode = mode;
    this.prefix = prefix;
  }

  char prefix() {
    return prefix;
  }

  char mode() {
    return mode;
  }

  static Optional<Rank> ofMode(char mode) {
    return Arrays.stream(values()).filter(rank -> rank.mode == mode).findFirst();
  }

  /** The letters of all, highest first. */
  static String modes() {
    return Arrays.stream(values()).map(r -> String.valueOf(r.mode)).collect(Collectors.joining());
  }

  static String prefixes() {
    return Arrays.stream(values()).map(r -> String.valueOf(r.prefix)).collect(Collectors.joining());
  }
}
