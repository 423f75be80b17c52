package org.swarmroom.index.files;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.swarmroom.index.ContentId;
import org.swarmroom.index.search.NameChange;
import org.swarmroom.index.search.NameEntry;

/**
 * Changes rows of {@code own_file} within one transaction, keeps the journal in step and collects
 * what the search and the totals must learn. A file is in the catalogue exactly while its state is
 * hashed. Ids are never used twice.
 */
final class FileEdits implements AutoCloseable {

  private static final String ROW =
      "SELECT id, root, path, size, modified_at, state, content, infohash, problem, changed"
          + " FROM own_file ";

  private final Connection connection;
  private final Map<Long, String> roots;
  private final Outcome outcome = new Outcome();
  private final PreparedStatement byPath;
  private final PreparedStatement byId;
  private final PreparedStatement insert;
  private final PreparedStatement update;
  private final PreparedStatement delete;
  private final long lastIdBefore;
  private long lastId;

  FileEdits(Connection connection) throws SQLException {
    this.connection = connection;
    roots = Roots.paths(connection);
    lastIdBefore = Numbers.get(connection, "last_file").orElse(0L);
    lastId = lastIdBefore;
    byPath = connection.prepareStatement(ROW + "WHERE root = ? AND path = ?");
    byId = connection.prepareStatement(ROW + "WHERE id = ?");
    insert =
        connection.prepareStatement(
            "INSERT INTO own_file (id, root, path, size, modified_at, state, changed)"
                + " VALUES (?, ?, ?, ?, ?, 0, 0)");
    update =
        connection.prepareStatement(
            "UPDATE own_file SET root = ?, path = ?, size = ?, modified_at = ?, state = ?, content = ?,"
                + " infohash = ?, problem = ?, changed = ? WHERE id = ?");
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
      byte @Nullable [] infohash,
      @Nullable String problem,
      long changed) {

    Row at(long newRoot, String newPath) {
      return new Row(
          id, newRoot, newPath, size, modifiedAt, state, content, infohash, problem, changed);
    }

    Row hashed(ContentId newContent, byte[] newInfohash) {
      return new Row(
          id,
          root,
          path,
          size,
          modifiedAt,
          FileState.HASHED,
          newContent,
          newInfohash,
          null,
          changed);
    }

    /** Whether nothing is lost with the other row of the same file. */
    boolean isAsGoodAs(Row other) {
      return other.state != FileState.HASHED
          || (state == FileState.HASHED && size == other.size && modifiedAt == other.modifiedAt);
    }

    Row without(FileState why, long newSize, long newTime) {
      return new Row(id, root, path, newSize, newTime, why, null, null, null, changed);
    }
  }

  /** What was done; to be called once, last. */
  Outcome finish() throws SQLException {
    if (lastId != lastIdBefore) {
      Numbers.put(connection, "last_file", lastId);
    }
    return outcome;
  }

  boolean hasRoot(long root) {
    return roots.containsKey(root);
  }

  void apply(long root, FileChange change) throws SQLException {
    if (change instanceof FileChange.Seen seen) {
      seen(root, seen);
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

  private void seen(long root, FileChange.Seen seen) throws SQLException {
    Optional<Row> known = find(root, seen.path());
    if (known.isEmpty()) {
      insert.setLong(1, ++lastId);
      insert.setLong(2, root);
      insert.setString(3, seen.path());
      insert.setLong(4, seen.size());
      insert.setLong(5, seen.modifiedAt());
      insert.executeUpdate();
      name(lastId, root, seen.path(), seen.size(), null);
      outcome.joined(lastId, root, FileState.WAITING, seen.size());
      return;
    }
    Row row = known.get();
    if (row.size() != seen.size() || row.modifiedAt() != seen.modifiedAt()) {
      change(row, row.without(FileState.WAITING, seen.size(), seen.modifiedAt()), null);
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
    change(row.get(), row.get().at(root, renamed.to()), null);
  }

  void change(Row before, Row after, @Nullable String problem) throws SQLException {
    boolean listed = before.state() == FileState.HASHED || after.state() == FileState.HASHED;
    long changed =
        listed ? Journal.note(connection, before.id(), before.changed()) : before.changed();
    ContentId content = after.content();
    update.setLong(1, after.root());
    update.setString(2, after.path());
    update.setLong(3, after.size());
    update.setLong(4, after.modifiedAt());
    update.setInt(5, after.state().ordinal());
    update.setBytes(6, content == null ? null : content.bytes());
    update.setBytes(7, after.infohash());
    update.setString(8, problem);
    update.setLong(9, changed);
    update.setLong(10, before.id());
    update.executeUpdate();
    name(before.id(), after.root(), after.path(), after.size(), content);
    outcome.left(before.id(), before.root(), before.state(), before.size());
    outcome.joined(after.id(), after.root(), after.state(), after.size());
  }

  private void remove(Row row) throws SQLException {
    if (row.state() == FileState.HASHED) {
      Journal.note(connection, row.id(), row.changed());
    }
    delete.setLong(1, row.id());
    delete.executeUpdate();
    outcome.names.add(new NameChange(row.id(), null));
    outcome.left(row.id(), row.root(), row.state(), row.size());
  }

  /**
   * Moves some files of a root into the one that it lies in, with the last of them the root; false
   * when it is gone.
   */
  boolean moveSome(ShareRoot inner, ShareRoot outer, int most) throws SQLException {
    String folder = FileRows.relative(outer.path(), inner.path());
    List<Row> some = some(inner.id(), most);
    for (Row row : some) {
      String path = row.path().isEmpty() ? folder : folder + "/" + row.path();
      Optional<Row> known = find(outer.id(), path);
      if (known.isPresent() && known.get().isAsGoodAs(row)) {
        remove(row);
        continue;
      }
      if (known.isPresent()) {
        remove(known.get());
      }
      move(row, outer.id(), path);
    }
    if (some.size() < most) {
      Roots.delete(connection, inner.id());
    }
    return some.size() == most;
  }

  /** Keeps its state, the reason of a failure too: it is told again when it is tried again. */
  private void move(Row row, long root, String path) throws SQLException {
    change(row, row.at(root, path), row.problem());
  }

  private List<Row> some(long root, int most) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(ROW + "WHERE root = ? LIMIT ?")) {
      select.setLong(1, root);
      select.setInt(2, most);
      return rows(select);
    }
  }

  /** Removes some files of a root, with the last of them the root; false when it is gone. */
  boolean removeSome(long root, int most) throws SQLException {
    List<Row> some = some(root, most);
    for (Row row : some) {
      remove(row);
    }
    if (some.size() < most) {
      Roots.delete(connection, root);
    }
    return some.size() == most;
  }

  private void name(long id, long root, String path, long size, @Nullable ContentId content) {
    String name = FileRows.catalogueName(roots.getOrDefault(root, ""), path);
    outcome.names.add(new NameChange(id, new NameEntry(name, size, content)));
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
    return rows(select).stream().findFirst();
  }

  private static List<Row> rows(PreparedStatement select) throws SQLException {
    List<Row> found = new ArrayList<>();
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        byte[] content = rows.getBytes(7);
        found.add(
            new Row(
                rows.getLong(1),
                rows.getLong(2),
                rows.getString(3),
                rows.getLong(4),
                rows.getLong(5),
                FileState.values()[rows.getInt(6)],
                content == null ? null : ContentId.of(content),
                rows.getBytes(8),
                rows.getString(9),
                rows.getLong(10)));
      }
    }
    return found;
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
