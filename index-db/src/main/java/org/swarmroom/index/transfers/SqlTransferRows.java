package org.swarmroom.index.transfers;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.swarmroom.index.store.Parts;
import org.swarmroom.index.store.Store;

/** Transfers in the table {@code transfer}, their sources as parts. */
final class SqlTransferRows implements TransferRows {

  private static final String COLUMNS =
      "id, name, size, state, reason, directory, target, kind, peers, added_at, finished_at,"
          + " limit_up, limit_down, sequential";

  private final Store store;

  SqlTransferRows(Store store) {
    this.store = store;
  }

  @Override
  public CompletableFuture<Void> upsert(StoredTransfer transfer) {
    return store
        .write(
            "The transfer of " + transfer.name() + " was not kept",
            connection -> {
              merge(connection, transfer);
              Parts.put(connection, source(transfer.id()), transfer.source());
              return true;
            })
        .thenAccept(done -> {});
  }

  private static void merge(Connection connection, StoredTransfer transfer) throws SQLException {
    try (PreparedStatement merge =
        connection.prepareStatement(
            "MERGE INTO transfer ("
                + COLUMNS
                + ") KEY (id) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)")) {
      merge.setString(1, transfer.id());
      merge.setString(2, transfer.name());
      merge.setLong(3, transfer.size());
      merge.setString(4, transfer.state());
      merge.setString(5, transfer.reason());
      merge.setString(6, transfer.directory());
      merge.setString(7, transfer.target());
      merge.setString(8, transfer.kind());
      merge.setString(9, String.join(" ", transfer.peers()));
      merge.setLong(10, transfer.addedAt());
      merge.setLong(11, transfer.finishedAt());
      merge.setLong(12, transfer.limitUp());
      merge.setLong(13, transfer.limitDown());
      merge.setBoolean(14, transfer.sequential());
      merge.executeUpdate();
    }
  }

  @Override
  public CompletableFuture<Void> remove(String id) {
    return store
        .write(
            "The transfer was not removed",
            connection -> {
              Parts.remove(connection, source(id));
              try (PreparedStatement delete =
                  connection.prepareStatement("DELETE FROM transfer WHERE id = ?")) {
                delete.setString(1, id);
                return delete.executeUpdate();
              }
            })
        .thenAccept(rows -> {});
  }

  @Override
  public List<StoredTransfer> all() {
    return store.read(
        "The transfers can't be read",
        connection -> {
          try (PreparedStatement select =
                  connection.prepareStatement(
                      "SELECT " + COLUMNS + " FROM transfer ORDER BY added_at, id");
              ResultSet rows = select.executeQuery()) {
            List<StoredTransfer> all = new ArrayList<>();
            while (rows.next()) {
              all.add(transfer(connection, rows));
            }
            return all;
          }
        });
  }

  private static StoredTransfer transfer(Connection connection, ResultSet row) throws SQLException {
    String peers = row.getString(9);
    return new StoredTransfer(
        row.getString(1),
        row.getString(2),
        row.getLong(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        row.getString(8),
        Parts.get(connection, source(row.getString(1))).orElse(new byte[0]),
        peers.isEmpty() ? List.of() : List.of(peers.split(" ")),
        row.getLong(10),
        row.getLong(11),
        row.getLong(12),
        row.getLong(13),
        row.getBoolean(14));
  }

  private static String source(String id) {
    return "source:" + id;
  }
}
