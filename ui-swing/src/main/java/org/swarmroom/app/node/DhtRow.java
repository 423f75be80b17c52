package org.swarmroom.app.node;

/**
 * The DHT: {@code on} as the user wants it, {@code running} only while there are public torrents,
 * {@code torrents} of them. {@code nodes} are known and answer; {@code port} is UDP, 0 while it is
 * not running.
 */
public record DhtRow(boolean on, boolean running, int nodes, int port, int torrents) {

  /** As it is where nobody has asked for it. */
  public static final DhtRow OFF = new DhtRow(false, false, 0, 0, 0);

  /** In a few words. */
  public String text() {
    if (!on) {
      return "off";
    }
    return running ? nodes + " nodes" : "on, waiting for a public torrent";
  }
}
