package org.swarmroom.sharing.sim;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.swarmroom.index.transfers.StoredTransfer;
import org.swarmroom.index.transfers.TransferRows;

/** A node's rows, which outlive its crashes. */
final class Rows implements TransferRows {

  private final Map<String, StoredTransfer> rows = new LinkedHashMap<>();

  @Override
  public CompletableFuture<Void> upsert(StoredTransfer transfer) {
    rows.put(transfer.id(), transfer);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletableFuture<Void> remove(String id) {
    rows.remove(id);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public List<StoredTransfer> all() {
    return List.copyOf(rows.values());
  }
}
