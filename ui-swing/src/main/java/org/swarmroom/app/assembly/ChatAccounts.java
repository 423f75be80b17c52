package org.swarmroom.app.assembly;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.swarmroom.chat.account.Account;
import org.swarmroom.chat.account.AccountStore;
import org.swarmroom.chat.account.ScramKeys;
import org.swarmroom.chat.link.RoomKey;
import org.swarmroom.index.accounts.RoomAccounts;
import org.swarmroom.index.accounts.StoredAccount;

/** One room's accounts in the database; rooms with different keys never share one. */
final class ChatAccounts implements AccountStore {

  private final RoomAccounts rows;
  private final Executor work;
  private final String room;

  /**
   * @param work for blocking reads
   */
  ChatAccounts(RoomAccounts rows, Executor work, String room, RoomKey key) {
    this.rows = rows;
    this.work = work;
    this.room = StoredLines.of(room, key).open();
  }

  @Override
  public CompletableFuture<Optional<Account>> find(String key) {
    return CompletableFuture.supplyAsync(() -> rows.find(room, key).map(this::account), work);
  }

  private Account account(StoredAccount row) {
    return new Account(
        row.name(), new ScramKeys(row.salt(), row.iterations(), row.storedKey(), row.serverKey()));
  }

  @Override
  public CompletableFuture<Boolean> add(Account account) {
    ScramKeys keys = account.keys();
    return rows.add(
        room,
        new StoredAccount(
            account.key(),
            account.name(),
            keys.salt(),
            keys.iterations(),
            keys.storedKey(),
            keys.serverKey(),
            System.currentTimeMillis()));
  }

  @Override
  public CompletableFuture<byte[]> secret() {
    return rows.secret(room);
  }
}
