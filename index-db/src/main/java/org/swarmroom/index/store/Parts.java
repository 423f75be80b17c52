package org.swarmroom.index.store;

import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;

/** Long byte strings by name, kept in parts of at most 512 KiB. */
public final class Parts {

  private static final int PART = 524_288;

  private Parts() {}

  /** Keeps bytes in the place of those that had the name. */
  public static void put(Connection connection, String owner, byte[] bytes) throws SQLException {
    remove(connection, owner);
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO part (owner, number, data) VALUES (?, ?, ?)")) {
      int number = 0;
      for (int from = 0; from == 0 || from < bytes.length; from += PART) {
        insert.setString(1, owner);
        insert.setInt(2, number++);
        insert.setBytes(3, Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + PART)));
        insert.executeUpdate();
      }
    }
  }

  public static Optional<byte[]> get(Connection connection, String owner) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT data FROM part WHERE owner = ? ORDER BY number")) {
      select.setString(1, owner);
      try (ResultSet rows = select.executeQuery()) {
        if (!rows.next()) {
          return Optional.empty();
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        do {
          all.writeBytes(rows.getBytes(1));
        } while (rows.next());
        return Optional.of(all.toByteArray());
      }
    }
  }

  public static void remove(Connection connection, String owner) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM part WHERE owner = ?")) {
      delete.setString(1, owner);
      delete.executeUpdate();
    }
  }
}
