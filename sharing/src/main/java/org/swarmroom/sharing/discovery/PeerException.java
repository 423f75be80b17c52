package org.swarmroom.sharing.discovery;

/** A peer can't be added or found; the message is one sentence for the user. */
public final class PeerException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  PeerException(String sentence) {
    super(sentence);
  }
}
