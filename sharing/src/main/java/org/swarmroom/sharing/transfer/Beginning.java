package org.swarmroom.sharing.transfer;

import java.util.Optional;
import org.swarmroom.sharing.disk.LocalCopy;

/**
 * Opens a transfer's place on disk once it is known which bytes are wanted. What is on this machine
 * already is copied, not fetched, so the place waits until that was looked up. Confined to the
 * control thread.
 */
final class Beginning {

  private final Transfer transfer;
  private final TransferContext context;

  /** A file that holds the same, as far as we know. */
  private Optional<Seed> twin = Optional.empty();

  Beginning(Transfer transfer, TransferContext context) {
    this.transfer = transfer;
    this.context = context;
  }

  /**
   * @param then what goes on after that, unless the run was stopped meanwhile
   */
  void begin(TransferRun run, Runnable then) {
    context
        .twins()
        .find(
            transfer.source(),
            found -> {
              if (transfer.run().equals(Optional.of(run))) {
                open(run, found);
                then.run();
              }
            });
  }

  private void open(TransferRun run, Optional<Seed> found) {
    twin = found;
    var source = transfer.source();
    var whole = found.map(seed -> source.or(seed.torrent())).orElse(source);
    whole
        .metainfo()
        .filter(t -> t.hasAllLayers() || t.v1().isPresent())
        .ifPresent(
            torrent -> {
              transfer.opens(whole);
              run.open(
                  torrent,
                  transfer.target(),
                  transfer.finishedAt(),
                  found.map(Seed::file).map(LocalCopy::new));
            });
  }

  /** The place is there, with what could be copied. */
  void opened(LocalCopy copy) {
    if (copy.isWhole()) {
      say("Copied from %s, not fetched.".formatted(copy.from()));
    } else if (copy.isBad()) {
      say("%s is not what it was when it was hashed: it is fetched.".formatted(copy.from()));
      twin.ifPresent(context.twins()::changed);
    }
  }

  private void say(String sentence) {
    transfer.history().add(context.clock(), sentence);
  }
}
