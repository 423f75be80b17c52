package org.swarmroom.index.accounts;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.swarmroom.index.store.Store;

/** Accounts in the tables {@code account} and {@code account_secret}. */
final class SqlRoomAccounts implements RoomAccounts {

  private static final int SECRET_BYTES = 32;

  private final Store store;
  private final SecureRandom random = new SecureRandom();

  SqlRoomAccounts(Store store) {
    this.store = store;
  }

  @Override
  public Optional<StoredAccount> find(String room, String key) {
    return store.read(
        "The account " + key + " can't be read", connection -> find(connection, room, key));
  }

  private static Optional<StoredAccount> find(Connection connection, String room, String key)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT shown, salt, iterations, stored_key, server_key, opened_at FROM account"
                + " WHERE room = ? AND name = ?")) {
      select.setString(1, room);
      select.setString(2, key);
      try (ResultSet rows = select.executeQuery()) {
        return rows.next()
            ? Optional.of(
                new StoredAccount(
                    key,
                    rows.getString(1),
                    rows.getBytes(2),
                    rows.getInt(3),
                    rows.getBytes(4),
                    rows.getBytes(5),
                    rows.getLong(6)))
            : Optional.empty();
      }
    }
  }

  @Override
  public CompletableFuture<Boolean> add(String room, StoredAccount account) {
    return store.write(
        "The account " + account.name() + " was not kept",
        connection -> {
          if (find(connection, room, account.key()).isPresent()) {
            return false;
          }
          insert(connection, room, account);
          return true;
        });
  }

  private static void insert(Connection connection, String room, StoredAccount account)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO account (room, name, shown, salt, iterations, stored_key, server_key,"
                + " opened_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
      insert.setString(1, room);
      insert.setString(2, account.key());
      insert.setString(3, account.name());
      insert.setBytes(4, account.salt());
      insert.setInt(5, account.iterations());
      insert.setBytes(6, account.storedKey());
      insert.setBytes(7, account.serverKey());
      insert.setLong(8, account.openedAt());
      insert.executeUpdate();
    }
  }

  @Override
  public CompletableFuture<byte[]> secret(String room) {
    return store.write(
        "The secret of the accounts was not kept",
        connection -> {
          Optional<byte[]> known = secret(connection, room);
          if (known.isPresent()) {
            return known.get();
          }
          byte[] fresh = new byte[SECRET_BYTES];
          random.nextBytes(fresh);
          try (PreparedStatement insert =
              connection.prepareStatement(
                  "INSERT INTO account_secret (room, secret) VALUES (?, ?)")) {
            insert.setString(1, room);
            insert.setBytes(2, fresh);
            insert.executeUpdate();
          }
          return fresh;
        });
  }

  private static Optional<byte[]> secret(Connection connection, String room) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT secret FROM account_secret WHERE room = ?")) {
      select.setString(1, room);
      try (ResultSet rows = select.executeQuery()) {
        return rows.next() ? Optional.of(rows.getBytes(1)) : Optional.empty();
      }
    }
  }
}
