package org.swarmroom.index.catalogues;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.swarmroom.index.search.NameChange;
import org.swarmroom.index.search.NameEntry;
import org.swarmroom.index.search.NameSource;
import org.swarmroom.index.store.Store;

/** Gives the search the names of peers' catalogues again; inside this module only. */
public final class PeerNames {

  private static final String WHAT = "The catalogues can't be read";

  private final Store store;

  public PeerNames(Store store) {
    this.store = store;
  }

  public Map<String, Long> stamps() {
    return store.read(
        WHAT,
        connection -> {
          try (Statement statement = connection.createStatement();
              ResultSet rows = statement.executeQuery("SELECT peer, stamp FROM catalogue")) {
            Map<String, Long> stamps = new HashMap<>();
            while (rows.next()) {
              stamps.put(rows.getString(1), rows.getLong(2));
            }
            return stamps;
          }
        });
  }

  public NameSource.Names read(String peer) {
    return store.read(
        WHAT,
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement("SELECT id, stamp FROM catalogue WHERE peer = ?")) {
            select.setString(1, peer);
            try (ResultSet row = select.executeQuery()) {
              if (!row.next()) {
                return new NameSource.Names(0, List.of());
              }
              List<NameChange> names = new ArrayList<>();
              Blocks.readAll(
                  connection, row.getInt(1), (entry, key) -> names.add(name(key, entry)));
              return new NameSource.Names(row.getLong(2), names);
            }
          }
        });
  }

  static NameChange name(long key, CatalogueEntry entry) {
    return new NameChange(key, new NameEntry(entry.path(), entry.size(), entry.content()));
  }
}
