package org.swarmroom.sharing.discovery;

import java.util.Locale;

/** Where a peer stands: away → connecting → online, and back to away when the link breaks. */
public enum PeerState {
  /** An address of it is being tried. */
  CONNECTING,
  /** It has proven itself a member and its link lives. */
  ONLINE,
  /** Not reachable now; what it shared stays findable. */
  AWAY;

  /** The lower-case word used in rows and JSON. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
