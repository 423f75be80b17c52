package org.swarmroom.sharing.transfer;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.swarmroom.sharing.torrent.InfoHash;

/**
 * Which torrent an MSE initiator means. A key is a SHA-1, made once for a hash and not for each
 * connection. Thread-safe by its own lock.
 */
final class MseTorrents {

  private static final int FORGOTTEN_BEYOND = 64;

  private final Function<InfoHash, byte[]> keyOf;
  private final Map<InfoHash, ByteBuffer> keys = new HashMap<>();
  private final Map<ByteBuffer, InfoHash> hashes = new HashMap<>();

  /**
   * @param keyOf 20 bytes by which an initiator names a torrent
   */
  MseTorrents(Function<InfoHash, byte[]> keyOf) {
    this.keyOf = keyOf;
  }

  /**
   * @param current those that may be asked for now; only these are found
   */
  synchronized Optional<InfoHash> find(byte[] key, Collection<InfoHash> current) {
    for (InfoHash hash : current) {
      if (!keys.containsKey(hash)) {
        ByteBuffer fresh = ByteBuffer.wrap(keyOf.apply(hash));
        keys.put(hash, fresh);
        hashes.put(fresh, hash);
      }
    }
    if (keys.size() > 2 * current.size() + FORGOTTEN_BEYOND) {
      keys.keySet().retainAll(current);
      hashes.values().retainAll(current);
    }
    return Optional.ofNullable(hashes.get(ByteBuffer.wrap(key))).filter(current::contains);
  }
}
