package org.swarmroom.index.transfers;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.swarmroom.index.store.Store;

/** The transfers of this node. */
public interface TransferRows {

  /** The one kept in a database. */
  static TransferRows in(Store store) {
    return new SqlTransferRows(store);
  }

  /** Keeps a transfer in the place of the one with the same id. */
  CompletableFuture<Void> upsert(StoredTransfer transfer);

  CompletableFuture<Void> remove(String id);

  /** In the order they were added. */
  List<StoredTransfer> all();
}
