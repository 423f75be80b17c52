package org.swarmroom.sharing.transfer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import org.swarmroom.sharing.disk.DiskProblem;
import org.swarmroom.sharing.disk.LocalCopy;
import org.swarmroom.sharing.session.PeerAddress;
import org.swarmroom.sharing.session.SessionListener;
import org.swarmroom.sharing.session.SessionStatus;
import org.swarmroom.sharing.session.SwarmSession;
import org.swarmroom.sharing.torrent.Metainfo;

/**
 * A transfer from one start to the next stop: its session, its place on disk, its trackers. What
 * the session tells on its loop reaches the transfer on the control thread, and not after the stop.
 */
final class TransferRun implements SessionListener {

  private final Transfer transfer;
  private final TransferContext context;
  private final SwarmSession session;
  private final AtomicLong checked = new AtomicLong();
  private final TransferPlace place;
  private boolean opening;
  private boolean opened;
  private volatile Optional<LocalCopy> copy = Optional.empty();
  private final PublicPresence presence;
  private Optional<TrackerAnnouncer.Announced> announced = Optional.empty();
  private volatile boolean stopped;

  TransferRun(Transfer transfer, TransferContext context) {
    this.transfer = transfer;
    this.context = context;
    this.place = context.places().of(transfer.id());
    this.presence = new PublicPresence(context.publicSwarms());
    var source = transfer.source();
    session =
        new SwarmSession(
            context.services(),
            context.loops().next(),
            source.hash(),
            source.metainfo(),
            source.access(),
            this);
    session.setPace(transfer.pace());
    context.sessions().add(source.wireHashes(), session);
  }

  SwarmSession session() {
    return session;
  }

  boolean isOpened() {
    return opened;
  }

  /** Bytes hashed so far of what was on disk already. */
  long checked() {
    return checked.get();
  }

  void addPeers(Collection<PeerAddress> peers) {
    session.addPeers(peers);
  }

  /** The file from which is copied what is missing, while that goes on. */
  Optional<Path> copying() {
    return opened ? Optional.empty() : copy.map(LocalCopy::from);
  }

  /**
   * Finds or makes the place on disk; the transfer hears of it.
   *
   * @param from a file that should hold the same
   */
  void open(Metainfo torrent, Path target, long finishedAt, Optional<LocalCopy> from) {
    opening = true;
    copy = from;
    place
        .open(
            torrent,
            target,
            finishedAt,
            copy,
            () -> stopped,
            bytes -> {
              checked.addAndGet(bytes);
              progressed();
            })
        .whenComplete(
            (found, failure) ->
                tell(
                    () -> {
                      if (found != null) {
                        opened = true;
                        session.attach(torrent, found);
                        transfer.placed(found.target(), copy);
                      } else {
                        transfer.fail(Standstill.of(cause(failure), target));
                      }
                    }));
  }

  private static Throwable cause(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }

  void announce() {
    presence.enter(transfer.source());
    var source = transfer.source();
    var tiers = source.trackers();
    if (!tiers.isEmpty() && source.access().isPublic()) {
      var torrent =
          new TrackerAnnouncer.Announced(
              source.wireHashes().get(source.wireHashes().size() - 1),
              tiers,
              () -> Math.max(0, transfer.status().size() - transfer.status().done()),
              () -> session.status().downloaded(),
              () -> session.status().uploaded());
      announced = Optional.of(torrent);
      context.trackers().started(torrent);
    }
  }

  /** The metadata is there, and with it all hashes and whether the torrent is private. */
  void sourceKnown() {
    presence.enter(transfer.source());
  }

  void announceCompleted() {
    announced.ifPresent(context.trackers()::completed);
  }

  /** Ends session and opening; files are closed with what is verified safe. */
  void stop() {
    leave();
    place.close();
  }

  /**
   * As {@link #stop}; and the unfinished part is deleted.
   *
   * @return completes when it is gone
   */
  CompletableFuture<Boolean> discard() {
    leave();
    return place.discard(transfer.target(), transfer.source().hash());
  }

  private void leave() {
    stopped = true;
    context.sessions().end(session);
    announced.ifPresent(context.trackers()::stopped);
    presence.leave();
  }

  // from the session, on its loop

  private void tell(Runnable news) {
    context
        .thread()
        .execute(
            () -> {
              if (!stopped) {
                news.run();
              }
            });
  }

  @Override
  public void metadata(Metainfo found) {
    tell(
        () -> {
          if (!opening) {
            opening = true;
            transfer.metadata(found, this);
            context.sessions().add(transfer.source().wireHashes(), session);
          }
        });
  }

  @Override
  public void progressed() {
    tell(transfer::progressed);
  }

  @Override
  public void completed() {
    tell(this::finish);
  }

  private void finish() {
    place
        .finish(transfer.source().hash())
        .whenComplete(
            (where, failure) ->
                context
                    .thread()
                    .execute(
                        () -> {
                          if (where != null) {
                            transfer.finished(where, this);
                          } else if (!stopped) {
                            transfer.fail(Standstill.of(cause(failure), transfer.target()));
                          }
                        }));
  }

  @Override
  public void refused(SessionStatus.Busy holder) {
    tell(() -> transfer.history().refused(context.clock(), holder.sentence()));
  }

  @Override
  public void askedInstead(String holder) {
    tell(() -> transfer.history().askedInstead(holder));
  }

  @Override
  public void failed(DiskProblem problem) {
    tell(() -> transfer.fail(Standstill.of(problem)));
  }

  @Override
  public void unusable(String sentence) {
    tell(() -> transfer.fail(new Standstill(WaitReason.UNUSABLE, sentence)));
  }

  @Override
  public void sourceChanged(IOException cause) {
    tell(() -> transfer.sourceChanged(cause));
  }

  @Override
  public void idle() {
    // A transfer stays awake while the user has it.
  }
}
