package org.swarmroom.sharing.transfer;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swarmroom.sharing.disk.LocalCopy;
import org.swarmroom.sharing.session.Pace;
import org.swarmroom.sharing.session.PeerAddress;
import org.swarmroom.sharing.session.SessionStatus;
import org.swarmroom.sharing.torrent.Metainfo;
import org.swarmroom.sharing.torrent.MetainfoBuilder;
import org.swarmroom.sharing.torrent.SafeName;

/**
 * One transfer.
 *
 * <pre>
 *   start --> CHECKING --placed--> WAITING or FETCHING --finished--> SEEDING
 *     |  (magnet: WAITING until its metadata is there, then CHECKING)
 *   any --pause--> PAUSED     any --disk, bad metadata--> FAILED     PAUSED, FAILED --resume--> start
 * </pre>
 *
 * <p>Confined to the control thread; {@link #status} may be read by any.
 */
final class Transfer {

  private static final Logger log = LoggerFactory.getLogger(Transfer.class);

  private final TransferContext context;
  private final String id;
  private final long addedAt;
  private final Path folder;
  private final Set<InetSocketAddress> peers;
  private final KnownHolders holders;
  private final SizeTrial sizes;
  private Source source;
  private String name;
  private Path target;
  private Pace pace;
  private long finishedAt;
  private TransferState state;

  /** Why it was stopped; empty while it runs. */
  private Optional<Standstill> stopped;

  private Optional<TransferRun> run = Optional.empty();
  private long doneBefore;
  private boolean announcedDone;
  private final StatusTeller teller;
  private final Beginning beginning;

  /** As it was asked for, or as it was left. Stands still until it is started. */
  Transfer(TransferContext context, StoredForm form) {
    this.context = context;
    this.id = form.id();
    this.source = form.source();
    this.name = form.name();
    this.folder = form.folder();
    this.target = form.target();
    this.pace = form.pace();
    this.peers = new LinkedHashSet<>(form.peers());
    this.addedAt = form.addedAt();
    this.finishedAt = form.finishedAt();
    this.state = form.state();
    this.stopped = form.stopped();
    this.holders = new KnownHolders(context.services().bans());
    this.sizes = new SizeTrial(this, context, this::tryAs);
    this.doneBefore = state == TransferState.SEEDING ? Math.max(0, size()) : 0;
    this.beginning = new Beginning(this, context);
    this.teller = new StatusTeller(this, context);
  }

  StoredForm stored() {
    return new StoredForm(
        id,
        name,
        source,
        state,
        stopped,
        folder,
        target,
        pace,
        List.copyOf(peers),
        addedAt,
        finishedAt);
  }

  // what the user does

  void start() {
    stopped = Optional.empty();
    doneBefore = status().done();
    var fresh = new TransferRun(this, context);
    run = Optional.of(fresh);
    fresh.addPeers(peers.stream().map(PeerAddress::of).toList());
    source.content().ifPresent(content -> holders.lookedUp());
    sizes.began();
    findHolders();
    state = TransferState.WAITING;
    beginning.begin(fresh, fresh.session()::start);
    fresh.announce();
    changed();
  }

  void pause() {
    stop();
    state = TransferState.PAUSED;
    stopped = Optional.of(Standstill.PAUSED);
    context.book().keep(this);
    changed();
  }

  /** Ends the run, with what is verified safe. */
  void stop() {
    doneBefore = status().done();
    run.ifPresent(TransferRun::stop);
    run = Optional.empty();
  }

  /**
   * Ends the run and deletes what is unfinished; a finished file stays.
   *
   * @return completes when it is gone
   */
  CompletableFuture<Boolean> discard() {
    if (state == TransferState.SEEDING || source.metainfo().isEmpty()) {
      stop();
      return CompletableFuture.completedFuture(true);
    }
    var gone =
        run.map(TransferRun::discard)
            .orElseGet(() -> context.places().of(id).discard(target, source.hash()));
    run = Optional.empty();
    return gone;
  }

  /** How fast and in which order from now on. */
  void setPace(Pace wanted) {
    pace = wanted;
    run.ifPresent(r -> r.session().setPace(wanted));
    context.book().keep(this);
    changed();
  }

  void addPeers(Collection<InetSocketAddress> more) {
    if (peers.addAll(more)) {
      context.book().keep(this);
    }
    run.ifPresent(r -> r.addPeers(more.stream().map(PeerAddress::of).toList()));
  }

  /** The user asked for it once more, perhaps in another room. */
  void askedAgain(Source again) {
    source = source.or(again);
    run.ifPresent(r -> context.sessions().widen(r.session(), source.access()));
    context.book().keep(this);
  }

  /** Looks for members that hold the content, and tries them. */
  void findHolders() {
    source
        .content()
        .filter(content -> run.isPresent())
        .ifPresent(content -> context.holders().find(content, this::holdersFound));
  }

  private void holdersFound(List<HolderAddress> online) {
    sizes.heard(online);
    var found =
        online.stream()
            .filter(holder -> holder.lists(size()))
            .map(holder -> PeerAddress.member(holder.address(), holder.fingerprint()))
            .toList();
    holders.found(found);
    run.ifPresent(
        r -> {
          r.addPeers(found);
          sizes.endTurn(r);
        });
    changed();
  }

  /** What lies on disk for the other size goes first: the file keeps its name. */
  private void tryAs(long size) {
    log.info("{} is tried as a file of {} bytes: nobody served {}", id, size, size());
    state = TransferState.WAITING;
    discard().whenComplete((done, failure) -> context.thread().execute(() -> startAs(size)));
  }

  private void startAs(long size) {
    if (run.isPresent() || state != TransferState.WAITING || !context.book().holds(this)) {
      return;
    }
    var content = source.content().orElseThrow();
    source = source.with(MetainfoBuilder.canonical(content, size));
    target = folder.resolve(SafeName.of(name));
    start();
    context.book().keep(this);
  }

  // what the run tells

  /** Which bytes are wanted is known, and whether they are there is looked up. */
  void opens(Source known) {
    source = known;
    state = TransferState.CHECKING;
    changed();
  }

  /** Its place on disk is ready. */
  void placed(Path where, Optional<LocalCopy> copy) {
    copy.ifPresent(beginning::opened);
    target = where;
    state = TransferState.FETCHING;
    context.book().keep(this);
    changed();
  }

  /** What was missing to know which bytes are wanted has come. */
  void metadata(Metainfo found, TransferRun from) {
    boolean wasLink = source instanceof Source.Link;
    source = source.with(found.withTrackers(source.trackers()));
    if (wasLink) {
      name = found.name();
      target = folder.resolve(SafeName.of(name));
    }
    context.book().keep(this);
    from.sourceKnown();
    beginning.begin(from, () -> {});
    changed();
  }

  void progressed() {
    changed();
  }

  /** Everything is under its final name; perhaps the user was a little quicker to stop it. */
  void finished(Path where, TransferRun by) {
    boolean running = run.equals(Optional.of(by));
    if (state == TransferState.SEEDING || run.isPresent() && !running) {
      return;
    }
    target = where;
    boolean fresh = finishedAt == 0;
    finishedAt = context.clock();
    if (running) {
      state = TransferState.SEEDING;
      stopped = Optional.empty();
    }
    context.book().keep(this);
    if (running) {
      tellDone(fresh);
    }
  }

  private void tellDone(boolean fresh) {
    changed();
    if (!announcedDone) {
      announcedDone = true;
      context.listeners().publish(new TransferEvent.Done(context.clock(), status()));
    }
    if (fresh) {
      run.ifPresent(TransferRun::announceCompleted);
    }
  }

  void sourceChanged(IOException cause) {
    if (state == TransferState.SEEDING) {
      finishedAt = 0;
    }
    fail(Standstill.unreadable(target, cause));
  }

  void fail(Standstill why) {
    stop();
    state = TransferState.FAILED;
    stopped = Optional.of(why);
    context.book().keep(this);
    changed();
    context.listeners().publish(new TransferEvent.Failed(context.clock(), status()));
  }

  private void changed() {
    teller.changed();
  }

  // as it stands

  String id() {
    return id;
  }

  String name() {
    return name;
  }

  Source source() {
    return source;
  }

  /** Epoch ms, 0 while it isn't. */
  long finishedAt() {
    return finishedAt;
  }

  Pace pace() {
    return pace;
  }

  Path target() {
    return target;
  }

  TransferState state() {
    return state;
  }

  /** Why it was stopped; empty while it runs. */
  Optional<Standstill> stopped() {
    return stopped;
  }

  KnownHolders holders() {
    return holders;
  }

  Optional<TransferRun> run() {
    return run;
  }

  History history() {
    return teller.history();
  }

  TransferStatus status() {
    return teller.status();
  }

  /** In bytes, -1 while it is not known. */
  long size() {
    return source.metainfo().map(Metainfo::size).orElse(-1L);
  }

  /** Verified bytes; while it is being checked, bytes that were. */
  long done(Optional<SessionStatus> now) {
    return switch (state) {
      case SEEDING -> Math.max(0, size());
      case CHECKING ->
          Math.max(0, Math.min(size(), run.map(TransferRun::checked).orElse(doneBefore)));
      default ->
          run.map(TransferRun::isOpened).orElse(false)
              ? now.map(SessionStatus::done).orElse(doneBefore)
              : doneBefore;
    };
  }
}
