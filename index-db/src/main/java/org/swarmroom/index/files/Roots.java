package org.swarmroom.index.files;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rows of {@code share_root}. */
final class Roots {

  private Roots() {}

  static ShareRoot add(Connection connection, Path path, boolean includeHidden)
      throws SQLException {
    Optional<ShareRoot> known = find(connection, path);
    if (known.isPresent()) {
      try (PreparedStatement update =
          connection.prepareStatement("UPDATE share_root SET include_hidden = ? WHERE id = ?")) {
        update.setBoolean(1, includeHidden);
        update.setLong(2, known.get().id());
        update.executeUpdate();
      }
      return new ShareRoot(known.get().id(), path, includeHidden);
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO share_root (path, include_hidden) VALUES (?, ?)",
            Statement.RETURN_GENERATED_KEYS)) {
      insert.setString(1, path.toString());
      insert.setBoolean(2, includeHidden);
      insert.executeUpdate();
      try (ResultSet key = insert.getGeneratedKeys()) {
        key.next();
        return new ShareRoot(key.getLong(1), path, includeHidden);
      }
    }
  }

  static Optional<ShareRoot> find(Connection connection, Path path) throws SQLException {
    return all(connection).stream().filter(root -> root.path().equals(path)).findFirst();
  }

  static void delete(Connection connection, long root) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM share_root WHERE id = ?")) {
      delete.setLong(1, root);
      delete.executeUpdate();
    }
  }

  static Map<Long, String> paths(Connection connection) throws SQLException {
    Map<Long, String> paths = new HashMap<>();
    all(connection).forEach(root -> paths.put(root.id(), root.path().toString()));
    return paths;
  }

  static List<ShareRoot> all(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT id, path, include_hidden FROM share_root ORDER BY id")) {
      List<ShareRoot> roots = new ArrayList<>();
      while (rows.next()) {
        roots.add(new ShareRoot(rows.getLong(1), Path.of(rows.getString(2)), rows.getBoolean(3)));
      }
      return roots;
    }
  }
}
