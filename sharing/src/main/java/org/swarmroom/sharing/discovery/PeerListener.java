package org.swarmroom.sharing.discovery;

/** Hears of peers, on the book's event loop; must not block. */
public interface PeerListener {

  /** It appeared, came online, went away, or has another name or address. */
  void peerChanged(Peer peer);

  /** It was removed from the book. */
  void peerRemoved(Peer peer);

  /** New content of its catalogue is searchable now. */
  void catalogueUpdated(String fingerprint, String nick, long files);

  /** One sentence that the user should see. */
  void warning(String sentence);
}
