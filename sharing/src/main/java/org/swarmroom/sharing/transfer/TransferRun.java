package org.swarmroom.sharing.transfer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import org.swarmroom.sharing.disk.DiskProblem;
import org.swarmroom.sharing.disk.Opened;
import org.swarmroom.sharing.disk.Opening;
import org.swarmroom.sharing.disk.PieceJournal;
import org.swarmroom.sharing.session.PeerAddress;
import org.swarmroom.sharing.session.SessionListener;
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
  private Optional<Opened> opened = Optional.empty();
  private final PublicPresence presence;
  private Optional<TrackerAnnouncer.Announced> announced = Optional.empty();
  private volatile boolean stopped;

  TransferRun(Transfer transfer, TransferContext context) {
    this.transfer = transfer;
    this.context = context;
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
    context.sessions().add(source.wireHashes(), session);
  }

  SwarmSession session() {
    return session;
  }

  boolean isOpened() {
    return opened.isPresent();
  }

  /** Bytes hashed so far of what was on disk already. */
  long checked() {
    return checked.get();
  }

  void addPeers(Collection<PeerAddress> peers) {
    session.addPeers(peers);
  }

  /** Finds or makes the place on disk; the transfer hears of it. */
  void open(Metainfo torrent, Path target, long finishedAt) {
    new Opening(
            torrent,
            context.services().pools(),
            context.volume(),
            () -> stopped,
            bytes -> {
              checked.addAndGet(bytes);
              progressed();
            })
        .open(target, finishedAt)
        .whenComplete(
            (place, failure) ->
                context
                    .thread()
                    .execute(
                        () -> {
                          if (stopped) {
                            Optional.ofNullable(place).ifPresent(context.places()::close);
                          } else if (place != null) {
                            opened = Optional.of(place);
                            session.attach(torrent, place);
                            transfer.placed(place.target());
                          } else {
                            transfer.fail(sentence(failure, target));
                          }
                        }));
  }

  private String sentence(Throwable failure, Path target) {
    var cause = cause(failure);
    return cause instanceof IOException io
        ? String.valueOf(DiskProblem.of(target, io).getMessage())
        : "\"%s\" could not be opened: %s. Try again.".formatted(transfer.name(), cause);
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

  /**
   * Ends session and opening; files are closed on the file pool, with what is verified safe.
   *
   * @return completes when they are closed, on any thread
   */
  CompletableFuture<Void> stop() {
    stopped = true;
    context.sessions().end(session);
    announced.ifPresent(context.trackers()::stopped);
    presence.leave();
    return opened
        .map(context.places()::close)
        .orElseGet(() -> CompletableFuture.completedFuture(null));
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
          if (opened.isEmpty()) {
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
    tell(() -> opened.ifPresent(this::finish));
  }

  private void finish(Opened place) {
    if (place.journal().isEmpty()) {
      transfer.finished(place.target());
      return;
    }
    context
        .places()
        .finish(place, transfer.source().hash())
        .whenComplete(
            (where, failure) ->
                tell(
                    () -> {
                      if (where != null) {
                        opened =
                            Optional.of(
                                new Opened(
                                    place.files(),
                                    place.have(),
                                    where,
                                    Optional.<PieceJournal>empty()));
                        transfer.finished(where);
                      } else {
                        transfer.fail(sentence(failure, place.target()));
                      }
                    }));
  }

  @Override
  public void failed(DiskProblem problem) {
    tell(() -> transfer.fail(String.valueOf(problem.getMessage())));
  }

  @Override
  public void unusable(String sentence) {
    tell(() -> transfer.fail(sentence));
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
