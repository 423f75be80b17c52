package org.swarmroom.chat.testing;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.swarmroom.chat.account.Account;
import org.swarmroom.chat.account.AccountStore;

/** Accounts that end with the test. */
public final class MemoryAccounts implements AccountStore {

  private final Map<String, Account> accounts = new ConcurrentHashMap<>();

  /** Nothing can be read or kept while this is set. */
  public volatile boolean broken;

  @Override
  public CompletableFuture<Optional<Account>> find(String key) {
    return answer(Optional.ofNullable(accounts.get(key)));
  }

  @Override
  public CompletableFuture<Boolean> add(Account account) {
    return answer(broken || accounts.putIfAbsent(account.key(), account) == null);
  }

  @Override
  public CompletableFuture<byte[]> secret() {
    return answer(new byte[32]);
  }

  private <T> CompletableFuture<T> answer(T value) {
    return broken
        ? CompletableFuture.failedFuture(new IllegalStateException("broken on purpose"))
        : CompletableFuture.completedFuture(value);
  }
}
