package org.swarmroom.index.transfers;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The transfers of this node. */
public interface TransferRows {

  /** Keeps a transfer in the place of the one with the same id. */
  CompletableFuture<Void> upsert(StoredTransfer transfer);

  CompletableFuture<Void> remove(String id);

  /** In the order they were added. */
  List<StoredTransfer> all();
}
