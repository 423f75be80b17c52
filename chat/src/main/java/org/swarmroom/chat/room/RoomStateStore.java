package org.swarmroom.chat.room;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * What a room keeps of itself besides its lines, as values by name, so that a host that comes back
 * finds its bans and operators. Fulfilled by the application; one store is one room, told by its
 * key. Called from any thread; must not block the caller.
 *
 * <pre>
 * modes           flags that are set, as +nt
 * key             word to join with
 * limit           members at most
 * b MASK          a ban: epoch ms, space, who set it; likewise  e MASK  and  I MASK
 * rank ACCOUNT    letters of its ranks, as ov; ACCOUNT is the fingerprint of who has one
 * </pre>
 */
public interface RoomStateStore {

  /** Everything that is kept. */
  CompletableFuture<Map<String, String>> load();

  /**
   * @param value in the place of the one before; empty to forget it
   */
  CompletableFuture<Void> save(String name, String value);

  /** Keeps nothing. */
  static RoomStateStore none() {
    return new RoomStateStore() {
      @Override
      public CompletableFuture<Map<String, String>> load() {
        return CompletableFuture.completedFuture(Map.of());
      }

      @Override
      public CompletableFuture<Void> save(String name, String value) {
        return CompletableFuture.completedFuture(null);
      }
    };
  }
}
