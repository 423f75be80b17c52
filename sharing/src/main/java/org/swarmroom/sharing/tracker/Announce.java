package org.swarmroom.sharing.tracker;

/**
 * What a tracker is told. Source: BEP 3, "Trackers"; BEP 15, "IPv4 announce request".
 *
 * @param infohash 20 bytes
 * @param peerId 20 bytes
 * @param port our TCP port
 * @param uploaded bytes since the start event
 * @param downloaded bytes since the start event
 * @param left bytes still wanted
 * @param wanted at most so many peers in the answer
 * @param key told to the tracker so that it knows us after a change of address
 */
record Announce(
    byte[] infohash,
    byte[] peerId,
    int port,
    long uploaded,
    long downloaded,
    long left,
    Event event,
    int wanted,
    int key) {

  /** Why we announce; the number is that of BEP 15. */
  enum Event {
    NONE(0),
    COMPLETED(1),
    STARTED(2),
    STOPPED(3);

    final int code;

    Event(int code) {
      this.code = code;
    }

    /** As HTTP trackers know it; empty for none. */
    String word() {
      return this == NONE ? "" : name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
