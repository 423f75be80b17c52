package org.swarmroom.sharing.transfer;

import java.util.Collection;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.swarmroom.sharing.torrent.Metainfo;

/**
 * Gives each size that members list for a transfer's content some time to show that it is right:
 * {@link SizeTurns} says whose turn is next. Confined to the control thread.
 */
final class SizeTrial {

  private final Transfer transfer;
  private final TransferContext context;
  private final LongConsumer other;
  private final SizeTurns sizes;
  private Optional<TransferRun> turnOf = Optional.empty();

  /**
   * @param other told of the size that is tried next
   */
  SizeTrial(Transfer transfer, TransferContext context, LongConsumer other) {
    this.transfer = transfer;
    this.context = context;
    this.other = other;
    this.sizes = new SizeTurns(context.services().bans()::isBanned);
  }

  /** The transfer starts with the size it has now. */
  void began() {
    sizes.tried(transfer.size());
    turnOf = Optional.empty();
  }

  /** Who is online and lists the content now. */
  void heard(Collection<HolderAddress> online) {
    sizes.heard(online);
  }

  /** The turn of the size of this run ends in a while, if another size is listed too. */
  void endTurn(TransferRun run) {
    if (turnOf.isEmpty() && !isProven() && sizes.after(transfer.size()).isPresent()) {
      turnOf = Optional.of(run);
      context.thread().schedule(() -> turnIsOver(run), context.sizeTurnMillis());
    }
  }

  private void turnIsOver(TransferRun of) {
    if (transfer.run().filter(now -> now == of).isEmpty()) {
      return;
    }
    turnOf = Optional.empty();
    if (!isProven()) {
      sizes.after(transfer.size()).ifPresent(other);
    }
  }

  /** What is verified against the content id proves the size too. */
  private boolean isProven() {
    return (transfer.state() != TransferState.CHECKING && transfer.status().done() > 0)
        || transfer.source().metainfo().map(SizeTrial::saysItsSize).orElse(true);
  }

  private static boolean saysItsSize(Metainfo torrent) {
    return torrent.size() > torrent.pieceLength() && torrent.hasAllLayers();
  }
}
