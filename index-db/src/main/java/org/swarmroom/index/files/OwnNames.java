package org.swarmroom.index.files;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.swarmroom.index.ContentId;
import org.swarmroom.index.search.NameChange;
import org.swarmroom.index.search.NameEntry;
import org.swarmroom.index.search.NameIndex;
import org.swarmroom.index.search.NameSource;
import org.swarmroom.index.store.Store;

/** Gives the search the names of own files again; inside this module only. */
public final class OwnNames {

  private static final String WHAT = "The names of shared files can't be read";

  private final Store store;

  public OwnNames(Store store) {
    this.store = store;
  }

  public long stamp() {
    return store.read(WHAT, OwnNames::stamp);
  }

  public NameSource.Names read() {
    return store.read(
        WHAT,
        connection -> {
          long stamp = stamp(connection);
          Map<Long, String> roots = Roots.paths(connection);
          try (Statement statement = connection.createStatement();
              ResultSet rows =
                  statement.executeQuery("SELECT id, root, path, size, content FROM own_file")) {
            List<NameChange> names = new ArrayList<>();
            while (rows.next()) {
              byte[] content = rows.getBytes(5);
              String name =
                  FileRows.catalogueName(
                      roots.getOrDefault(rows.getLong(2), ""), rows.getString(3));
              names.add(
                  new NameChange(
                      rows.getLong(1),
                      new NameEntry(
                          name, rows.getLong(4), content == null ? null : ContentId.of(content))));
            }
            return new NameSource.Names(stamp, names);
          }
        });
  }

  /** Raises the stamp; every transaction that changes a name does so once. */
  static long raise(Connection connection) throws SQLException {
    long before = stamp(connection);
    long stamp = (before == 0 ? NameIndex.firstStamp() : before) + 1;
    Numbers.put(connection, "own_stamp", stamp);
    return stamp;
  }

  private static long stamp(Connection connection) throws SQLException {
    return Numbers.get(connection, "own_stamp").orElse(0L);
  }
}
