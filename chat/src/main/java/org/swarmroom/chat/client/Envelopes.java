package org.swarmroom.chat.client;

import org.swarmroom.chat.log.Line;

/** How private lines go out. */
interface Envelopes {

  /** What is to be done with a line. */
  sealed interface Way {
    /** As it is, for whoever stands between to read. */
    record Open() implements Way {}

    /** Sealed, in this envelope. */
    record Sealed(String envelope) implements Way {}

    /** It waits until {@link Outbox#release} or {@link Outbox#refuseHeld}. */
    record Later() implements Way {}

    /** Not at all. */
    record Refused(String sentence) implements Way {}
  }

  /** For a program without a key. */
  Envelopes NONE = draft -> new Way.Open();

  Way way(Line draft);
}
