package org.swarmroom.index.accounts;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.swarmroom.index.store.Store;

/** Accounts by room and key. */
public interface RoomAccounts {

  /** The ones kept in a database. */
  static RoomAccounts in(Store store) {
    return new SqlRoomAccounts(store);
  }

  Optional<StoredAccount> find(String room, String key);

  /**
   * Completes when it is on disk.
   *
   * @return false if the room has an account of that key; nothing is changed then
   */
  CompletableFuture<Boolean> add(String room, StoredAccount account);

  /** 32 random bytes of the room's own, made when first asked for. */
  CompletableFuture<byte[]> secret(String room);
}
