package org.swarmroom.index.peers;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.swarmroom.index.store.Store;

/** Peers in the table {@code known_peer}. */
final class SqlKnownPeers implements KnownPeers {

  private final Store store;

  SqlKnownPeers(Store store) {
    this.store = store;
  }

  @Override
  public CompletableFuture<Void> upsert(StoredPeer peer) {
    return store
        .write(
            "The peer " + peer.address() + " was not kept",
            connection -> {
              try (PreparedStatement merge =
                  connection.prepareStatement(
                      "MERGE INTO known_peer (address, fingerprint, nick, source, last_seen_at)"
                          + " KEY (address) VALUES (?, ?, ?, ?, ?)")) {
                merge.setString(1, peer.address());
                merge.setString(2, peer.fingerprint());
                merge.setString(3, peer.nick());
                merge.setString(4, peer.source().name());
                merge.setLong(5, peer.lastSeenAt());
                return merge.executeUpdate();
              }
            })
        .thenAccept(rows -> {});
  }

  @Override
  public CompletableFuture<Void> remove(String address) {
    return store
        .write(
            "The peer " + address + " was not removed",
            connection -> {
              try (PreparedStatement delete =
                  connection.prepareStatement("DELETE FROM known_peer WHERE address = ?")) {
                delete.setString(1, address);
                return delete.executeUpdate();
              }
            })
        .thenAccept(rows -> {});
  }

  @Override
  public List<StoredPeer> all() {
    return store.read(
        "The known peers can't be read",
        connection -> {
          try (PreparedStatement select =
                  connection.prepareStatement(
                      "SELECT fingerprint, nick, address, source, last_seen_at FROM known_peer"
                          + " ORDER BY last_seen_at DESC, address");
              ResultSet rows = select.executeQuery()) {
            List<StoredPeer> all = new ArrayList<>();
            while (rows.next()) {
              all.add(peer(rows));
            }
            return all;
          }
        });
  }

  private static StoredPeer peer(ResultSet row) throws SQLException {
    return new StoredPeer(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        StoredPeer.Source.valueOf(row.getString(4)),
        row.getLong(5));
  }
}
