package org.swarmroom.chat.room;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Counts what may be done only so often from one address. Of IPv6 addresses the first half counts,
 * since one household has all of the other.
 */
final class Attempts {

  private static final int ADDRESSES = 10_000;
  private static final Pattern LAST_HALF = Pattern.compile("(:[0-9a-fA-F]+){4}(%.*)?$");

  private record Count(int number, long since) {}

  private final int most;
  private final long millis;
  private final Map<String, Count> counts =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
          return size() > ADDRESSES;
        }
      };

  /**
   * @param most attempts in {@code millis}, counted from the first
   */
  Attempts(int most, long millis) {
    this.most = most;
    this.millis = millis;
  }

  boolean exhausted(String address, long now) {
    return current(network(address), now).number >= most;
  }

  void add(String address, long now) {
    String network = network(address);
    Count count = current(network, now);
    counts.put(network, new Count(count.number + 1, count.since));
  }

  private Count current(String network, long now) {
    Count count = counts.get(network);
    return count == null || now - count.since >= millis ? new Count(0, now) : count;
  }

  private static String network(String address) {
    return LAST_HALF.matcher(address).replaceFirst("");
  }
}
