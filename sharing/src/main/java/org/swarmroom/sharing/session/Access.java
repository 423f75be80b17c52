package org.swarmroom.sharing.session;

/** Who may take part in a swarm. */
public enum Access {
  /** Anybody, by any transport. */
  PUBLIC,
  /**
   * Members of a room of ours alone: TLS with a certificate, and the proof that they know the
   * room's key.
   */
  MEMBERS
}
