package org.swarmroom.sharing.session;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Addresses at which this node itself answered: nobody dials them again. Those that were not met
 * for longest make room, since addresses change. Thread-safe.
 */
public final class OwnPlaces {

  private static final int MOST = 256;

  private final Map<String, Boolean> places =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
          return size() > MOST;
        }
      };

  synchronized void add(PeerAddress address) {
    places.put(address.place(), true);
  }

  synchronized boolean contains(PeerAddress address) {
    return places.get(address.place()) != null;
  }
}
