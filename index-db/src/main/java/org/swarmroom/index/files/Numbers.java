package org.swarmroom.index.files;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Rows of {@code meta}. */
final class Numbers {

  private Numbers() {}

  static Optional<Long> get(Connection connection, String name) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT number FROM meta WHERE name = ?")) {
      select.setString(1, name);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
      }
    }
  }

  static void put(Connection connection, String name, long number) throws SQLException {
    try (PreparedStatement merge =
        connection.prepareStatement("MERGE INTO meta (name, number) KEY (name) VALUES (?, ?)")) {
      merge.setString(1, name);
      merge.setLong(2, number);
      merge.executeUpdate();
    }
  }
}
