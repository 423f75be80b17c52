package org.swarmroom.index.peers;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.swarmroom.index.store.Store;

/** Peers of this node, one for each address. */
public interface KnownPeers {

  /** The one kept in a database. */
  static KnownPeers in(Store store) {
    return new SqlKnownPeers(store);
  }

  /** Keeps a peer in the place of the one with the same address. */
  CompletableFuture<Void> upsert(StoredPeer peer);

  /**
   * @param address {@code HOST:PORT}
   */
  CompletableFuture<Void> remove(String address);

  /** Last seen first. */
  List<StoredPeer> all();
}
