package org.swarmroom.index.settings;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.swarmroom.index.store.Store;

/** Settings in the table {@code setting}. */
final class SqlSettings implements Settings {

  private final Store store;

  SqlSettings(Store store) {
    this.store = store;
  }

  @Override
  public Optional<String> get(String key) {
    return store.read(
        "The setting " + key + " can't be read",
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement("SELECT content FROM setting WHERE name = ?")) {
            select.setString(1, key);
            try (ResultSet rows = select.executeQuery()) {
              return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
            }
          }
        });
  }

  @Override
  public CompletableFuture<Void> put(String key, String value) {
    return change(key, "MERGE INTO setting (name, content) KEY (name) VALUES (?, ?)", value);
  }

  @Override
  public CompletableFuture<Void> remove(String key) {
    return change(key, "DELETE FROM setting WHERE name = ?", null);
  }

  private CompletableFuture<Void> change(String key, String sql, @Nullable String value) {
    return store
        .write(
            "The setting " + key + " was not kept",
            connection -> {
              try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setString(1, key);
                if (value != null) {
                  statement.setString(2, value);
                }
                return statement.executeUpdate();
              }
            })
        .thenAccept(rows -> {});
  }
}
