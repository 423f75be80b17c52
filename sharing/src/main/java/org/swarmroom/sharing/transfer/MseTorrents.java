package org.swarmroom.sharing.transfer;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.swarmroom.sharing.torrent.InfoHash;

/**
 * Which torrent an MSE initiator means. A key is a SHA-1: made once for a hash, and looked at again
 * only when what may be asked for is another set than before. Thread-safe by its own lock.
 */
final class MseTorrents {

  private final Function<InfoHash, byte[]> keyOf;
  private final List<Supplier<Set<InfoHash>>> sources;
  private List<Set<InfoHash>> seen = List.of();
  private Map<ByteBuffer, InfoHash> byKey = new HashMap<>();

  /**
   * @param keyOf 20 bytes by which an initiator names a torrent
   * @param sources what may be asked for now: each gives the same unchanging set until that changes
   */
  MseTorrents(Function<InfoHash, byte[]> keyOf, List<Supplier<Set<InfoHash>>> sources) {
    this.keyOf = keyOf;
    this.sources = List.copyOf(sources);
  }

  synchronized Optional<InfoHash> find(byte[] key) {
    var current = sources.stream().map(Supplier::get).toList();
    if (!areSame(current, seen)) {
      remember(current);
      seen = current;
    }
    return Optional.ofNullable(byKey.get(ByteBuffer.wrap(key)));
  }

  @SuppressWarnings("ReferenceEquality") // A set that did not change is the same object.
  private static boolean areSame(List<Set<InfoHash>> some, List<Set<InfoHash>> others) {
    boolean same = some.size() == others.size();
    for (int i = 0; same && i < some.size(); i++) {
      same = some.get(i) == others.get(i);
    }
    return same;
  }

  private void remember(List<Set<InfoHash>> current) {
    var known = new HashMap<InfoHash, ByteBuffer>();
    byKey.forEach((key, hash) -> known.put(hash, key));
    var next = new HashMap<ByteBuffer, InfoHash>();
    for (var hashes : current) {
      for (var hash : hashes) {
        var key = known.get(hash);
        next.put(key == null ? ByteBuffer.wrap(keyOf.apply(hash)) : key, hash);
      }
    }
    byKey = next;
  }
}
