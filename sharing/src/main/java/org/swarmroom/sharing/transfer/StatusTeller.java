package org.swarmroom.sharing.transfer;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.swarmroom.sharing.session.SessionStatus;
import org.swarmroom.sharing.session.SwarmSession;

/**
 * Measures a transfer and tells listeners: at once of another state, else at most twice a second
 * and only of news. Confined to the control thread; {@link #status} may be read by any.
 */
final class StatusTeller {

  private static final long PROGRESS_MILLIS = 500;

  private final Transfer transfer;
  private final TransferContext context;
  private final History history = new History();
  private volatile TransferStatus status;
  private @Nullable TransferStatus told;
  private long published;
  private boolean due;

  StatusTeller(Transfer transfer, TransferContext context) {
    this.transfer = transfer;
    this.context = context;
    this.status = measure();
  }

  TransferStatus status() {
    return status;
  }

  /** What became of the transfer; told with its next status. */
  History history() {
    return history;
  }

  void refresh() {
    status = measure();
  }

  void changed() {
    refresh();
    if (status.equals(told) || !context.book().holds(transfer)) {
      return;
    }
    long wait = published + PROGRESS_MILLIS - context.clock();
    if (wait <= 0 || told == null || told.state() != status.state()) {
      published = context.clock();
      told = status;
      context.listeners().publish(new TransferEvent.Progress(published, status));
    } else if (!due) {
      due = true;
      context
          .thread()
          .schedule(
              () -> {
                due = false;
                changed();
              },
              wait);
    }
  }

  private TransferStatus measure() {
    var now = transfer.run().map(TransferRun::session).map(SwarmSession::status);
    long size = transfer.size();
    long done = transfer.done(now);
    var state = transfer.state();
    boolean fetches = state != TransferState.SEEDING;
    long rate = fetches ? now.map(SessionStatus::rateDown).orElse(0L) : 0;
    var why =
        transfer
            .stopped()
            .or(this::copying)
            .or(() -> now.flatMap(s -> Waiting.reason(state, size, transfer.holders(), s)));
    note(why);
    return new TransferStatus(
        transfer.id(),
        transfer.name(),
        size,
        done,
        state == TransferState.FETCHING && why.isPresent() && rate == 0
            ? TransferState.WAITING
            : state,
        why,
        rate,
        now.map(SessionStatus::rateUp).orElse(0L),
        now.map(SessionStatus::holders).orElse(List.of()),
        transfer.target(),
        rate > 0 && size >= 0 && state == TransferState.FETCHING ? (size - done) / rate : -1,
        transfer.pace(),
        history.sentences());
  }

  private Optional<Standstill> copying() {
    return transfer
        .run()
        .filter(run -> transfer.state() == TransferState.CHECKING)
        .flatMap(TransferRun::copying)
        .map(
            from ->
                new Standstill(
                    WaitReason.CHECKING,
                    "Copying it from %s, which holds the same.".formatted(from)));
  }

  private void note(Optional<Standstill> why) {
    long at = context.clock();
    why.ifPresent(still -> history.stands(at, still));
    if (transfer.state() == TransferState.SEEDING) {
      history.add(at, "Everything is there and verified.");
    }
  }
}
