package org.swarmroom.chat.sealed;

/** What came of opening a sealed line. */
public sealed interface Opening {

  /** As its sender wrote it, for the first time. */
  record Opened(SealedLine line) implements Opening {}

  /**
   * It is sealed to a key that is not here: one of us started again since. Its sender can greet and
   * send it again.
   */
  record NoKey() implements Opening {}

  /** It was opened before: somebody shows it again. */
  record Again() implements Opening {}

  /** It is not what its sender wrote, or not by that sender, or for somebody else. */
  record Altered() implements Opening {}
}
