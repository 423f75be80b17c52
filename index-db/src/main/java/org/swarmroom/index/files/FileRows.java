package org.swarmroom.index.files;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.swarmroom.index.ContentId;

/** Reads rows of {@code own_file} as {@link OwnFile}. */
final class FileRows {

  private static final String SELECT =
      "SELECT f.id, f.root, f.path, f.size, f.modified_at, f.state, f.content, f.problem"
          + " FROM own_file f ";

  private FileRows() {}

  /** Sets the parameters of a statement. */
  interface Parameters {
    void set(PreparedStatement statement) throws SQLException;
  }

  /** No join with the few roots: it would lead the planner away from the index that fits. */
  static List<OwnFile> select(Connection connection, String where, Parameters parameters)
      throws SQLException {
    Map<Long, String> roots = Roots.paths(connection);
    try (PreparedStatement select = connection.prepareStatement(SELECT + where)) {
      parameters.set(select);
      try (ResultSet rows = select.executeQuery()) {
        List<OwnFile> files = new ArrayList<>();
        while (rows.next()) {
          files.add(file(rows, roots.getOrDefault(rows.getLong(2), "")));
        }
        return files;
      }
    }
  }

  private static OwnFile file(ResultSet row, String rootPath) throws SQLException {
    String path = row.getString(3);
    Path root = Path.of(rootPath);
    byte[] content = row.getBytes(7);
    String problem = row.getString(8);
    return new OwnFile(
        row.getLong(1),
        row.getLong(2),
        path,
        path.isEmpty() ? root : root.resolve(path),
        catalogueName(rootPath, path),
        row.getLong(4),
        row.getLong(5),
        FileState.values()[row.getInt(6)],
        content == null ? Optional.empty() : Optional.of(ContentId.of(content)),
        problem == null ? "" : problem);
  }

  /** The root's own name, then the path below it. */
  static String catalogueName(String root, String path) {
    String name = new ShareRoot(0, Path.of(root), false).name();
    return path.isEmpty() ? name : name + "/" + path;
  }

  /** Of a path below a root, with {@code /}. */
  static String relative(Path root, Path path) {
    String text = root.relativize(path).toString();
    String separator = root.getFileSystem().getSeparator();
    return "/".equals(separator) ? text : text.replace(separator, "/");
  }
}
