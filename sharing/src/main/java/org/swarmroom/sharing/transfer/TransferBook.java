package org.swarmroom.sharing.transfer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swarmroom.index.transfers.TransferRows;
import org.swarmroom.sharing.disk.Volume;
import org.swarmroom.sharing.torrent.MetainfoException;

/**
 * All transfers in the order they were added, and their rows in the index. Confined to the control
 * thread; {@link #list} may be called by any.
 */
final class TransferBook {

  private static final Logger log = LoggerFactory.getLogger(TransferBook.class);

  private final TransferRows rows;
  private final Volume volume;
  private final Map<String, Transfer> transfers = new LinkedHashMap<>();
  private final ConcurrentLinkedQueue<Transfer> shown = new ConcurrentLinkedQueue<>();

  TransferBook(TransferRows rows, Volume volume) {
    this.rows = rows;
    this.volume = volume;
  }

  /** What the last run left; what can't be read is left alone. */
  List<StoredForm> stored() {
    var forms = new ArrayList<StoredForm>();
    for (var row : rows.all()) {
      try {
        forms.add(StoredForm.of(row, volume));
      } catch (MetainfoException | IllegalArgumentException e) {
        log.warn("a stored transfer can't be read and is left alone: {}", row.name(), e);
      }
    }
    return forms;
  }

  void add(Transfer transfer) {
    transfers.put(transfer.id(), transfer);
    shown.add(transfer);
  }

  void remove(Transfer transfer) {
    transfers.remove(transfer.id());
    shown.remove(transfer);
    rows.remove(transfer.id());
  }

  boolean holds(Transfer transfer) {
    return transfers.get(transfer.id()) == transfer;
  }

  Optional<Transfer> find(String id) {
    return Optional.ofNullable(transfers.get(id));
  }

  /** The transfer of that infohash, or of that content under another size. */
  Optional<Transfer> find(Source source) {
    return find(StoredForm.id(source))
        .or(
            () ->
                transfers.values().stream()
                    .filter(
                        transfer ->
                            source.content().isPresent()
                                && source.content().equals(transfer.source().content()))
                    .findFirst());
  }

  Transfer known(String id) {
    return find(id)
        .orElseThrow(() -> new TransferException("There is no transfer %s.".formatted(id)));
  }

  Collection<Transfer> all() {
    return List.copyOf(transfers.values());
  }

  List<TransferStatus> list() {
    return shown.stream().map(Transfer::status).toList();
  }

  /** Writes the transfer's row, unless it was removed. */
  void keep(Transfer transfer) {
    if (holds(transfer)) {
      var row = transfer.stored().row();
      rows.upsert(row)
          .exceptionally(
              e -> {
                log.warn("transfer {} could not be kept", row.name(), e);
                return null;
              });
    }
  }
}
