package org.swarmroom.sharing.session;

import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.swarmroom.sharing.wire.UtPex;

/**
 * What one peer was told of others (BEP 11): the first message as soon as there is something to
 * tell, then only what changed, at most once a minute and 50 of each kind at once.
 */
final class PexNews {

  static final long PAUSE = 60_000;
  static final int MOST = 50;

  private final Set<InetSocketAddress> told = new HashSet<>();
  private Optional<Long> toldAt = Optional.empty();
  private long seen = -1;

  /**
   * @param state a number that is another one when those that are there may be others
   */
  boolean isDue(long now, long state) {
    return state != seen && (toldAt.isEmpty() || now - toldAt.get() >= PAUSE);
  }

  /**
   * @param there flags of those that are there, by where they listen
   * @param now milliseconds
   * @param state as for {@link #isDue}
   * @return what to send; then it counts as told
   */
  Optional<UtPex> next(Map<InetSocketAddress, Integer> there, long now, long state) {
    if (!isDue(now, state)) {
      return Optional.empty();
    }
    var added =
        there.entrySet().stream()
            .filter(e -> !told.contains(e.getKey()))
            .limit(MOST)
            .map(e -> new UtPex.Peer(e.getKey(), e.getValue()))
            .toList();
    var dropped = told.stream().filter(a -> !there.containsKey(a)).limit(MOST).toList();
    if (added.size() < MOST && dropped.size() < MOST) {
      seen = state;
    }
    if (added.isEmpty() && dropped.isEmpty()) {
      return Optional.empty();
    }
    added.forEach(p -> told.add(p.address()));
    dropped.forEach(told::remove);
    toldAt = Optional.of(now);
    return Optional.of(new UtPex(added, dropped));
  }
}
