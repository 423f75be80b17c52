package org.swarmroom.sharing.transfer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.swarmroom.index.transfers.StoredTransfer;
import org.swarmroom.index.transfers.TransferRows;

/** Rows in memory. */
final class TestRows implements TransferRows {

  private final Map<String, StoredTransfer> rows = new LinkedHashMap<>();

  @Override
  public synchronized CompletableFuture<Void> upsert(StoredTransfer transfer) {
    rows.put(transfer.id(), transfer);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public synchronized CompletableFuture<Void> remove(String id) {
    rows.remove(id);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public synchronized List<StoredTransfer> all() {
    return List.copyOf(rows.values());
  }
}
