package org.swarmroom.chat.request;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Limits on offers, so that a request to 500 members is no flood. Not thread-safe. */
public final class OfferPolicy {

  /** Offers by one peer to one request. */
  public static final int PER_PEER = 3;

  private static final long LONGEST_MILLIS = 5_000;
  private static final int REQUESTS = 200;

  private final Map<String, Map<String, Integer>> counted =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Map<String, Integer>> eldest) {
          return size() > REQUESTS;
        }
      };

  /** Longest pause before an offer is sent: a random part of min(5 s, members / 50 s), in ms. */
  public static long longestDelayMillis(int members) {
    return Math.min(LONGEST_MILLIS, members * 1000L / 50);
  }

  /** Counts an offer that came in; false if this peer has sent its share. */
  public boolean accept(String requestId, String peer) {
    Map<String, Integer> peers = counted.computeIfAbsent(requestId, id -> new HashMap<>());
    return peers.merge(peer, 1, Integer::sum) <= PER_PEER;
  }
}
