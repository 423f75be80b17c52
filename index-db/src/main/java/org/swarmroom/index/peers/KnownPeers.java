package org.swarmroom.index.peers;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Peers of this node, one for each address. */
public interface KnownPeers {

  /** Keeps a peer in the place of the one with the same address. */
  CompletableFuture<Void> upsert(StoredPeer peer);

  /**
   * @param address {@code HOST:PORT}
   */
  CompletableFuture<Void> remove(String address);

  /** Last seen first. */
  List<StoredPeer> all();
}
