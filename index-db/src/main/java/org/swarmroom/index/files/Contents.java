package org.swarmroom.index.files;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.swarmroom.index.ContentId;
import org.swarmroom.index.store.Parts;

/**
 * Rows of {@code own_content} and the hashes kept beside them. They outlive the files that had the
 * content until the next start, so that a touched or moved file keeps its piece hashes.
 */
final class Contents {

  private static final String STILL_OURS =
      " EXISTS (SELECT 1 FROM own_file f WHERE f.content = own_content.content)";

  private Contents() {}

  static void put(Connection connection, ContentId content, byte[] infohash, byte[] pieceLayer)
      throws SQLException {
    try (PreparedStatement known =
        connection.prepareStatement("SELECT 1 FROM own_content WHERE content = ?")) {
      known.setBytes(1, content.bytes());
      try (ResultSet row = known.executeQuery()) {
        if (row.next()) {
          return;
        }
      }
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO own_content (content, infohash, is_public) VALUES (?, ?, FALSE)")) {
      insert.setBytes(1, content.bytes());
      insert.setBytes(2, infohash);
      insert.executeUpdate();
    }
    Parts.remove(connection, layer(content));
    if (pieceLayer.length > 0) {
      Parts.put(connection, layer(content), pieceLayer);
    }
  }

  static Optional<ContentId> byInfohash(Connection connection, byte[] infohash)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT content FROM own_content WHERE infohash = ? AND" + STILL_OURS)) {
      select.setBytes(1, infohash);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(ContentId.of(row.getBytes(1))) : Optional.empty();
      }
    }
  }

  static boolean isOurs(Connection connection, ContentId content) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT 1 FROM own_file WHERE content = ? LIMIT 1")) {
      select.setBytes(1, content.bytes());
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
    }
  }

  static int markPublic(Connection connection, ContentId content) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("UPDATE own_content SET is_public = TRUE WHERE content = ?")) {
      update.setBytes(1, content.bytes());
      return update.executeUpdate();
    }
  }

  static Set<ContentId> publics(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT content FROM own_content WHERE is_public AND" + STILL_OURS)) {
      Set<ContentId> publics = new HashSet<>();
      while (rows.next()) {
        publics.add(ContentId.of(rows.getBytes(1)));
      }
      return publics;
    }
  }

  static boolean isUntidy(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT 1 FROM own_content WHERE NOT" + STILL_OURS + " LIMIT 1")) {
      return row.next();
    }
  }

  /** Drops contents that no file has any more. */
  static int tidy(Connection connection) throws SQLException {
    Set<ContentId> gone = new HashSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT content FROM own_content WHERE NOT" + STILL_OURS)) {
      while (rows.next()) {
        gone.add(ContentId.of(rows.getBytes(1)));
      }
    }
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM own_content WHERE content = ?")) {
      for (ContentId content : gone) {
        Parts.remove(connection, layer(content));
        Parts.remove(connection, v1(content));
        delete.setBytes(1, content.bytes());
        delete.executeUpdate();
      }
    }
    return gone.size();
  }

  static String layer(ContentId content) {
    return "layer:" + content;
  }

  static String v1(ContentId content) {
    return "v1:" + content;
  }
}
