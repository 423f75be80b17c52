package org.swarmroom.index.files;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.swarmroom.index.ContentId;
import org.swarmroom.index.search.NameChange;
import org.swarmroom.index.search.NameEntry;

/**
 * Changes rows of {@code own_file} within one transaction, keeps the journal in step and collects
 * what the search must learn. A file is in the catalogue exactly while its state is hashed.
 */
final class FileEdits implements AutoCloseable {

  private final Connection connection;
  private final List<NameChange> names = new ArrayList<>();
  private final PreparedStatement byPath;
  private final PreparedStatement byId;
  private final PreparedStatement insert;
  private final PreparedStatement update;
  private final PreparedStatement delete;

  FileEdits(Connection connection) throws SQLException {
    this.connection = connection;
    String row =
        "SELECT f.id, f.root, f.path, f.size, f.modified_at, f.state, f.content, f.changed, r.path"
            + " FROM own_file f JOIN share_root r ON r.id = f.root ";
    byPath = connection.prepareStatement(row + "WHERE f.root = ? AND f.path = ?");
    byId = connection.prepareStatement(row + "WHERE f.id = ?");
    insert =
        connection.prepareStatement(
            "INSERT INTO own_file (root, path, size, modified_at, state, changed)"
                + " VALUES (?, ?, ?, ?, 0, 0)",
            Statement.RETURN_GENERATED_KEYS);
    update =
        connection.prepareStatement(
            "UPDATE own_file SET path = ?, size = ?, modified_at = ?, state = ?, content = ?,"
                + " problem = ?, changed = ? WHERE id = ?");
    delete = connection.prepareStatement("DELETE FROM own_file WHERE id = ?");
  }

  /** A row as it is before a change. */
  record Row(
      long id,
      long root,
      String path,
      long size,
      long modifiedAt,
      FileState state,
      @Nullable ContentId content,
      long changed,
      String rootPath) {

    Row with(String newPath) {
      return new Row(id, root, newPath, size, modifiedAt, state, content, changed, rootPath);
    }

    Row with(long newSize, long newTime, FileState newState, @Nullable ContentId newContent) {
      return new Row(id, root, path, newSize, newTime, newState, newContent, changed, rootPath);
    }
  }

  List<NameChange> names() {
    return List.copyOf(names);
  }

  void apply(long root, String rootPath, FileChange change) throws SQLException {
    if (change instanceof FileChange.Seen seen) {
      seen(root, rootPath, seen);
    } else if (change instanceof FileChange.Gone gone) {
      Optional<Row> row = find(root, gone.path());
      if (row.isPresent()) {
        remove(row.get());
      }
    } else if (change instanceof FileChange.Renamed renamed
        && !renamed.from().equals(renamed.to())) {
      rename(root, renamed);
    }
  }

  private void seen(long root, String rootPath, FileChange.Seen seen) throws SQLException {
    Optional<Row> known = find(root, seen.path());
    if (known.isEmpty()) {
      insert.setLong(1, root);
      insert.setString(2, seen.path());
      insert.setLong(3, seen.size());
      insert.setLong(4, seen.modifiedAt());
      insert.executeUpdate();
      try (ResultSet key = insert.getGeneratedKeys()) {
        key.next();
        String name = FileRows.catalogueName(rootPath, seen.path());
        names.add(new NameChange(key.getLong(1), new NameEntry(name, seen.size(), null)));
      }
      return;
    }
    Row row = known.get();
    if (row.size() != seen.size() || row.modifiedAt() != seen.modifiedAt()) {
      change(row, row.with(seen.size(), seen.modifiedAt(), FileState.WAITING, null), null);
    }
  }

  private void rename(long root, FileChange.Renamed renamed) throws SQLException {
    Optional<Row> row = find(root, renamed.from());
    if (row.isEmpty()) {
      return;
    }
    Optional<Row> replaced = find(root, renamed.to());
    if (replaced.isPresent()) {
      remove(replaced.get());
    }
    change(row.get(), row.get().with(renamed.to()), null);
  }

  void change(Row before, Row after, @Nullable String problem) throws SQLException {
    boolean listed = before.state() == FileState.HASHED || after.state() == FileState.HASHED;
    long changed =
        listed ? Journal.note(connection, before.id(), before.changed()) : before.changed();
    ContentId content = after.content();
    update.setString(1, after.path());
    update.setLong(2, after.size());
    update.setLong(3, after.modifiedAt());
    update.setInt(4, after.state().ordinal());
    update.setBytes(5, content == null ? null : content.bytes());
    update.setString(6, problem);
    update.setLong(7, changed);
    update.setLong(8, before.id());
    update.executeUpdate();
    String name = FileRows.catalogueName(after.rootPath(), after.path());
    names.add(new NameChange(before.id(), new NameEntry(name, after.size(), content)));
  }

  private void remove(Row row) throws SQLException {
    if (row.state() == FileState.HASHED) {
      Journal.note(connection, row.id(), row.changed());
    }
    delete.setLong(1, row.id());
    delete.executeUpdate();
    names.add(new NameChange(row.id(), null));
  }

  private Optional<Row> find(long root, String path) throws SQLException {
    byPath.setLong(1, root);
    byPath.setString(2, path);
    return row(byPath);
  }

  Optional<Row> find(long id) throws SQLException {
    byId.setLong(1, id);
    return row(byId);
  }

  private static Optional<Row> row(PreparedStatement select) throws SQLException {
    try (ResultSet row = select.executeQuery()) {
      if (!row.next()) {
        return Optional.empty();
      }
      byte[] content = row.getBytes(7);
      return Optional.of(
          new Row(
              row.getLong(1),
              row.getLong(2),
              row.getString(3),
              row.getLong(4),
              row.getLong(5),
              FileState.values()[row.getInt(6)],
              content == null ? null : ContentId.of(content),
              row.getLong(8),
              row.getString(9)));
    }
  }

  @Override
  public void close() throws SQLException {
    byPath.close();
    byId.close();
    insert.close();
    update.close();
    delete.close();
  }
}
