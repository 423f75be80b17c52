package org.swarmroom.sharing.transfer;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.swarmroom.sharing.disk.DiskProblem;
import org.swarmroom.sharing.disk.Opened;
import org.swarmroom.sharing.disk.Opening;
import org.swarmroom.sharing.disk.PieceJournal;
import org.swarmroom.sharing.session.Access;
import org.swarmroom.sharing.session.PeerAddress;
import org.swarmroom.sharing.session.SessionListener;
import org.swarmroom.sharing.session.SessionStatus;
import org.swarmroom.sharing.session.SwarmSession;
import org.swarmroom.sharing.torrent.Metainfo;

/**
 * One transfer.
 *
 * <pre>
 *   start --> CHECKING --opened--> WAITING or FETCHING --completed--> SEEDING
 *     |  (magnet: WAITING until its metadata is there, then CHECKING)
 *   any --pause--> PAUSED     any --disk, bad metadata--> FAILED     PAUSED, FAILED --resume--> start
 * </pre>
 *
 * <p>Confined to the control thread; {@link #status} may be read by any.
 */
final class Transfer implements SessionListener {

  private static final long PROGRESS_MILLIS = 500;

  private final Control control;
  private final String id;
  private final long addedAt;
  private final Path folder;
  private final Set<InetSocketAddress> peers;
  private Source source;
  private String name;
  private Path target;
  private long finishedAt;
  private TransferState state = TransferState.WAITING;
  private String reason = "";
  private Optional<SwarmSession> session = Optional.empty();
  private Optional<Opened> opened = Optional.empty();
  private Optional<TrackerAnnouncer.Announced> announced = Optional.empty();
  private AtomicBoolean openingCancelled = new AtomicBoolean();
  private final AtomicLong checked = new AtomicLong();
  private long doneBefore;
  private boolean announcedDone;
  private boolean removed;

  /** Members that hold the content now and are tried; empty while they are looked up. */
  private OptionalInt holdersOnline = OptionalInt.of(0);

  private List<PeerAddress> triedHolders = List.of();

  private volatile TransferStatus status;
  private @Nullable TransferStatus told;
  private long published;
  private boolean due;

  Transfer(
      Control control,
      String id,
      Source source,
      String name,
      Path folder,
      Path target,
      Collection<InetSocketAddress> peers,
      long addedAt,
      long finishedAt) {
    this.control = control;
    this.id = id;
    this.source = source;
    this.name = name;
    this.folder = folder;
    this.target = target;
    this.peers = new LinkedHashSet<>(peers);
    this.addedAt = addedAt;
    this.finishedAt = finishedAt;
    this.status = measure();
  }

  String id() {
    return id;
  }

  Source source() {
    return source;
  }

  TransferStatus status() {
    return status;
  }

  TransferState state() {
    return state;
  }

  Optional<SwarmSession> session() {
    return session;
  }

  StoredForm stored() {
    return new StoredForm(
        id, name, source, state, reason, folder, target, List.copyOf(peers), addedAt, finishedAt);
  }

  /** How it was left. */
  void restore(TransferState left, String why) {
    state = left;
    reason = why;
    doneBefore = left == TransferState.SEEDING ? Math.max(0, size()) : 0;
    status = measure();
  }

  // moves

  void start() {
    reason = "";
    doneBefore = status.done();
    checked.set(0);
    var swarm = control.newSession(source, this);
    session = Optional.of(swarm);
    swarm.addPeers(peers.stream().map(PeerAddress::of).toList());
    source
        .content()
        .ifPresent(
            content -> {
              holdersOnline = OptionalInt.empty();
              control.findHolders(this, content);
            });
    var torrent = source.metainfo().filter(t -> t.hasAllLayers() || t.v1().isPresent());
    if (torrent.isPresent()) {
      open(torrent.get(), swarm);
    } else {
      state = TransferState.WAITING;
    }
    swarm.start();
    announce();
    changed();
  }

  private void open(Metainfo torrent, SwarmSession swarm) {
    state = TransferState.CHECKING;
    var cancelled = new AtomicBoolean();
    openingCancelled = cancelled;
    new Opening(
            torrent,
            control.services().pools(),
            control.volume(),
            cancelled::get,
            bytes -> {
              checked.addAndGet(bytes);
              control.execute(this::progressed);
            })
        .open(target, finishedAt)
        .whenComplete(
            (place, failure) ->
                control.execute(
                    () -> {
                      if (cancelled.get()) {
                        Optional.ofNullable(place).ifPresent(control::closeFiles);
                      } else if (place != null) {
                        placed(torrent, swarm, place);
                      } else {
                        fail(sentence(failure));
                      }
                    }));
  }

  private String sentence(Throwable failure) {
    var cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    return cause instanceof IOException io
        ? String.valueOf(DiskProblem.of(target, io).getMessage())
        : "\"%s\" could not be opened: %s. Try again.".formatted(name, cause);
  }

  private void placed(Metainfo torrent, SwarmSession swarm, Opened place) {
    opened = Optional.of(place);
    target = place.target();
    state = TransferState.FETCHING;
    swarm.attach(torrent, place);
    control.keep(this);
    changed();
  }

  @Override
  public void metadata(Metainfo found) {
    control.execute(
        () -> {
          if (session.isPresent() && opened.isEmpty()) {
            boolean wasLink = source instanceof Source.Link;
            source = source.with(found.withTrackers(source.trackers()));
            if (wasLink) {
              name = found.name();
              target = control.target(folder, name);
            }
            control.register(source, session.get());
            control.keep(this);
            open(source.metainfo().orElseThrow(), session.get());
            changed();
          }
        });
  }

  @Override
  public void progressed() {
    control.execute(
        () -> {
          if (session.isPresent()) {
            changed();
          }
        });
  }

  @Override
  public void completed() {
    control.execute(
        () ->
            opened.ifPresent(
                place -> {
                  if (session.isPresent() && state != TransferState.SEEDING) {
                    control.finish(this, place);
                  }
                }));
  }

  /** Everything is under its final name. */
  void finished(Path where) {
    if (session.isEmpty()) {
      return;
    }
    target = where;
    boolean fresh = finishedAt == 0;
    finishedAt = control.clock();
    opened =
        opened.map(o -> new Opened(o.files(), o.have(), where, Optional.<PieceJournal>empty()));
    state = TransferState.SEEDING;
    reason = "";
    control.keep(this);
    changed();
    if (!announcedDone) {
      announcedDone = true;
      control.publish(new TransferEvent.Done(control.clock(), status));
    }
    if (fresh) {
      announced.ifPresent(control.trackers()::completed);
    }
  }

  @Override
  public void failed(DiskProblem problem) {
    control.execute(() -> fail(String.valueOf(problem.getMessage())));
  }

  @Override
  public void unusable(String sentence) {
    control.execute(() -> fail(sentence));
  }

  @Override
  public void sourceChanged(IOException cause) {
    control.execute(
        () -> {
          if (state == TransferState.SEEDING) {
            finishedAt = 0;
          }
          fail(
              "\"%s\" changed on disk and is not served any more: %s. Resume to check it."
                  .formatted(target, cause.getMessage()));
        });
  }

  @Override
  public void idle() {
    // A transfer stays awake while the user has it.
  }

  void fail(String sentence) {
    if (session.isEmpty()) {
      return;
    }
    stop();
    state = TransferState.FAILED;
    reason = sentence;
    control.keep(this);
    changed();
    control.publish(new TransferEvent.Failed(control.clock(), status));
  }

  void pause() {
    stop();
    state = TransferState.PAUSED;
    reason = WaitReason.PAUSED.sentence();
    control.keep(this);
    changed();
  }

  /** Ends session and opening; files are closed on the file pool, with what is verified safe. */
  void stop() {
    openingCancelled.set(true);
    doneBefore = status.done();
    session.ifPresent(control::endSession);
    session = Optional.empty();
    opened.ifPresent(control::closeFiles);
    opened = Optional.empty();
    announced.ifPresent(control.trackers()::stopped);
    announced = Optional.empty();
  }

  void remove() {
    removed = true;
  }

  boolean isRemoved() {
    return removed;
  }

  Path target() {
    return target;
  }

  void setTarget(Path target) {
    this.target = target;
  }

  /** Tries the members that were found to hold the content. */
  void holdersFound(Collection<PeerAddress> holders) {
    holdersOnline = OptionalInt.of(holders.size());
    triedHolders = List.copyOf(holders);
    session.ifPresent(s -> s.addPeers(holders));
    changed();
  }

  /** Whether there are holders, and each was banned for what it sent. */
  boolean onlyLiarsOnline() {
    var bans = control.services().bans();
    return !triedHolders.isEmpty()
        && triedHolders.stream().allMatch(holder -> bans.isBanned(holder.banName()));
  }

  /** Whether no member has it, as far as we know. */
  boolean noHolderOnline() {
    return holdersOnline.isPresent() && holdersOnline.getAsInt() == 0;
  }

  void addPeers(Collection<InetSocketAddress> more) {
    if (peers.addAll(more)) {
      control.keep(this);
    }
    session.ifPresent(s -> s.addPeers(more.stream().map(PeerAddress::of).toList()));
  }

  private void announce() {
    var tiers = source.trackers();
    if (!tiers.isEmpty() && source.access() == Access.PUBLIC) {
      var torrent =
          new TrackerAnnouncer.Announced(
              source.wireHashes().get(source.wireHashes().size() - 1),
              tiers,
              () -> Math.max(0, status.size() - status.done()),
              () -> session.map(s -> s.status().downloaded()).orElse(0L),
              () -> session.map(s -> s.status().uploaded()).orElse(0L));
      announced = Optional.of(torrent);
      control.trackers().started(torrent);
    }
  }

  // status

  /** Tells listeners: at once of another state, else at most twice a second and only of news. */
  private void changed() {
    status = measure();
    long wait = published + PROGRESS_MILLIS - control.clock();
    if (status.equals(told) || removed) {
      return;
    }
    if (wait <= 0 || told == null || told.state() != status.state()) {
      published = control.clock();
      told = status;
      control.publish(new TransferEvent.Progress(published, status));
    } else if (!due) {
      due = true;
      control.schedule(
          () -> {
            due = false;
            changed();
          },
          wait,
          TimeUnit.MILLISECONDS);
    }
  }

  /** In bytes, -1 while it is not known. */
  long size() {
    return source.metainfo().map(Metainfo::size).orElse(-1L);
  }

  private TransferStatus measure() {
    var now = session.map(SwarmSession::status);
    long size = size();
    long done =
        state == TransferState.CHECKING ? Math.max(0, Math.min(size, checked.get())) : done(now);
    long rate = now.map(SessionStatus::rateDown).orElse(0L);
    var why = WaitReason.of(this, now);
    var shown = state;
    if (state == TransferState.FETCHING && !why.isEmpty()) {
      shown = TransferState.WAITING;
    }
    return new TransferStatus(
        id,
        name,
        size,
        done,
        shown,
        reason.isEmpty() ? why : reason,
        rate,
        now.map(SessionStatus::rateUp).orElse(0L),
        now.map(SessionStatus::holders).orElse(List.of()),
        target,
        rate > 0 && size >= 0 && state == TransferState.FETCHING ? (size - done) / rate : -1);
  }

  private long done(Optional<SessionStatus> now) {
    if (state == TransferState.SEEDING) {
      return Math.max(0, size());
    }
    return opened.isPresent() && now.isPresent() ? now.get().done() : doneBefore;
  }
}
