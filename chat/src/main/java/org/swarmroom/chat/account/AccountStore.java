package org.swarmroom.chat.account;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Where the accounts of one room are kept. Called on any thread, must not block for long; a future
 * that fails means that accounts can't be reached now.
 */
public interface AccountStore {

  /**
   * @param key see {@link AccountNames#key}
   */
  CompletableFuture<Optional<Account>> find(String key);

  /**
   * Completes when the account is on disk.
   *
   * @return false if there was one with its {@link Account#key} already; nothing is changed then
   */
  CompletableFuture<Boolean> add(Account account);

  /**
   * 32 random bytes, the same each time as long as the accounts are kept; never told to anybody.
   */
  CompletableFuture<byte[]> secret();
}
