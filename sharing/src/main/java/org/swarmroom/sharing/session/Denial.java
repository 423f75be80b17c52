package org.swarmroom.sharing.session;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.swarmroom.sharing.wire.ExtendedHandshake;

/**
 * Why a holder does not let us in. Between Swarmroom nodes: who has proven its membership is told,
 * in the extension handshake under {@code sr_no}, before the connection is closed. Others are told
 * nothing.
 */
public enum Denial {
  /** It banned us for what we sent. */
  BANNED,
  /** It has nothing of the kind for members of the rooms we are in, or not any more. */
  GONE,
  /** It hung up without a word, as on somebody who has not proven to be a member. */
  WORDLESS;

  private static final String FIELD = "sr_no";

  /** What the peer is told. */
  ExtendedHandshake greeting() {
    return new ExtendedHandshake(
        Map.of(),
        Optional.empty(),
        OptionalInt.empty(),
        OptionalInt.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        false,
        Map.of(FIELD, word().getBytes(StandardCharsets.US_ASCII)));
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What the peer tells us; words we don't know mean nothing. */
  static Optional<Denial> in(ExtendedHandshake greeting) {
    var said = greeting.extra(FIELD).map(b -> new String(b, StandardCharsets.US_ASCII));
    return Arrays.stream(values())
        .filter(denial -> denial != WORDLESS && said.equals(Optional.of(denial.word())))
        .findFirst();
  }
}
