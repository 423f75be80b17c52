package org.swarmroom.index.files;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.swarmroom.index.ContentId;
import org.swarmroom.index.store.Parts;

/**
 * What is kept of a content whatever its names: piece hashes, and whether it is public. It outlives
 * the files that had the content until the next start, so that a touched or moved file keeps it.
 */
final class Contents {

  private static final String LAYER = "layer:";
  private static final String V1 = "v1:";

  private Contents() {}

  static void put(Connection connection, ContentId content, byte[] pieceLayer) throws SQLException {
    if (pieceLayer.length > 0 && !isOurs(connection, content)) {
      Parts.put(connection, layer(content), pieceLayer);
    }
  }

  static Optional<ContentId> byInfohash(Connection connection, byte[] infohash)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT content FROM own_file WHERE infohash = ? LIMIT 1")) {
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
    try (PreparedStatement merge =
        connection.prepareStatement("MERGE INTO own_public (content) KEY (content) VALUES (?)")) {
      merge.setBytes(1, content.bytes());
      return merge.executeUpdate();
    }
  }

  static Set<ContentId> publics(Connection connection) throws SQLException {
    Set<ContentId> publics = new HashSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT content FROM own_public")) {
      while (rows.next()) {
        ContentId content = ContentId.of(rows.getBytes(1));
        if (isOurs(connection, content)) {
          publics.add(content);
        }
      }
    }
    return publics;
  }

  static boolean isUntidy(Connection connection) throws SQLException {
    return !orphans(connection).isEmpty();
  }

  /** Drops what is kept of contents that no file has any more. */
  static int tidy(Connection connection) throws SQLException {
    List<String> orphans = orphans(connection);
    for (String owner : orphans) {
      Parts.remove(connection, owner);
    }
    try (Statement delete = connection.createStatement()) {
      delete.executeUpdate(
          "DELETE FROM own_public WHERE NOT EXISTS"
              + " (SELECT 1 FROM own_file f WHERE f.content = own_public.content)");
    }
    return orphans.size();
  }

  private static List<String> orphans(Connection connection) throws SQLException {
    List<String> orphans = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT owner FROM part WHERE number = 0")) {
      while (rows.next()) {
        String owner = rows.getString(1);
        if ((owner.startsWith(LAYER) || owner.startsWith(V1))
            && !isOurs(connection, ContentId.parse(owner.substring(owner.indexOf(':') + 1)))) {
          orphans.add(owner);
        }
      }
    }
    return orphans;
  }

  static String layer(ContentId content) {
    return LAYER + content;
  }

  static String v1(ContentId content) {
    return V1 + content;
  }
}
