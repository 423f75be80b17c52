package org.swarmroom.chat.room;

import java.util.Arrays;
import java.util.Optional;

/** Channel modes without a parameter. Source: RFC 2811 section 4.2. */
enum Flag {
  /** Only who was invited comes in. */
  INVITE_ONLY('i'),
  /** Only who has a rank speaks. */
  MODERATED('m'),
  /** Who is not in the channel can't speak to it. */
  NO_EXTERNAL('n'),
  /** Who is not in the channel is not told who is. */
  SECRET('s'),
  /** Only who may moderate sets the topic. */
  TOPIC_BY_OPS('t');

  final char letter;

  Flag(char letter) {
    this.letter = letter;
  }

  static Optional<Flag> ofLetter(char letter) {
    return Arrays.stream(values()).filter(flag -> flag.letter == letter).findFirst();
  }
}
