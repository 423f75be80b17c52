package org.swarmroom.sharing.transfer;

import io.netty.channel.Channel;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swarmroom.index.ContentId;
import org.swarmroom.sharing.ban.BanList;
import org.swarmroom.sharing.choke.SlotBudget;
import org.swarmroom.sharing.disk.DiskPools;
import org.swarmroom.sharing.disk.DiskProblem;
import org.swarmroom.sharing.disk.Finishing;
import org.swarmroom.sharing.disk.Opened;
import org.swarmroom.sharing.disk.PieceBuffers;
import org.swarmroom.sharing.disk.Volume;
import org.swarmroom.sharing.limit.RateLimit;
import org.swarmroom.sharing.session.PeerAddress;
import org.swarmroom.sharing.session.Services;
import org.swarmroom.sharing.session.SwarmSession;
import org.swarmroom.sharing.torrent.InfoHash;
import org.swarmroom.sharing.torrent.Magnet;
import org.swarmroom.sharing.torrent.Metainfo;
import org.swarmroom.sharing.torrent.MetainfoBuilder;
import org.swarmroom.sharing.torrent.MetainfoException;
import org.swarmroom.sharing.torrent.SafeName;
import org.swarmroom.sharing.wire.PeerId;

/**
 * The engine behind its face: owns the transfers, their sessions, and the control thread on which
 * all of this happens; fields without a note belong to that thread.
 */
final class Control {

  private static final Logger log = LoggerFactory.getLogger(Control.class);

  /** Bytes of pieces that may wait for their blocks, their hash or the disk. */
  private static final long PIECE_MEMORY = 64L << 20;

  private final TransfersConfig config;
  private final ScheduledThreadPoolExecutor thread;
  private final Services services;
  private final Sessions sessions = new Sessions();
  private final Incoming incoming;
  private final Map<String, Transfer> transfers = new LinkedHashMap<>();
  private final List<Consumer<? super TransferEvent>> listeners = new CopyOnWriteArrayList<>();

  /** Any thread. */
  private final ConcurrentLinkedQueue<Transfer> shown = new ConcurrentLinkedQueue<>();

  private volatile TransferLimits limits;

  Control(TransfersConfig config) {
    this.config = config;
    this.limits = config.limits();
    this.thread =
        new ScheduledThreadPoolExecutor(
            1,
            work -> {
              var t = new Thread(work, "transfers");
              t.setDaemon(true);
              return t;
            });
    thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    this.services =
        new Services(
            new DiskPools(),
            new PieceBuffers(PIECE_MEMORY),
            new RateLimit(limits.up(), System::nanoTime),
            new RateLimit(limits.down(), System::nanoTime),
            new BanList(),
            new SlotBudget(limits.slots()),
            config.connector(),
            PeerId.random(),
            config.fingerprint(),
            config.port(),
            config.roomKeys(),
            config.holders()::nick,
            config.connections());
    var sleeping =
        new SleepingSeeds(
            config.seeds(), services, config.loops(), sessions, config.volume(), this);
    this.incoming = new Incoming(sessions, sleeping, config.seeds());
    config.holders().listen(content -> execute(() -> holdersChanged(content)));
  }

  // from any thread

  CompletableFuture<Void> start() {
    return submit(
        () -> {
          for (var row : config.rows().all()) {
            try {
              restore(StoredForm.of(row));
            } catch (MetainfoException | IllegalArgumentException e) {
              log.warn("a stored transfer can't be read and is left alone: {}", row.name(), e);
            }
          }
          return null;
        });
  }

  CompletableFuture<TransferStatus> download(
      ContentId content, String name, long size, Path folder) {
    if (size <= 0) {
      return failed("\"%s\" is empty: there is nothing to fetch.".formatted(name));
    } else if (size > MetainfoBuilder.LARGEST) {
      return failed(
          "\"%s\" is said to have %,d bytes, more than this program can fetch; ask for another copy."
              .formatted(name, size));
    }
    return submit(
        () ->
            add(
                new Source.Content(content, MetainfoBuilder.canonical(content, size)),
                name,
                folder,
                List.of()));
  }

  CompletableFuture<TransferStatus> addTorrent(
      Metainfo torrent, Path folder, Collection<InetSocketAddress> peers) {
    return submit(() -> add(new Source.Torrent(torrent), torrent.name(), folder, peers));
  }

  CompletableFuture<TransferStatus> addMagnet(
      Magnet magnet, Path folder, Collection<InetSocketAddress> peers) {
    var all = new java.util.ArrayList<>(magnet.peers());
    all.addAll(peers);
    var name = magnet.name().orElse(magnet.infoHash().toString());
    return submit(() -> add(new Source.Link(magnet), name, folder, all));
  }

  CompletableFuture<TransferStatus> pause(String id) {
    return with(
        id,
        transfer -> {
          if (transfer.session().isPresent()) {
            transfer.pause();
          }
        });
  }

  CompletableFuture<TransferStatus> resume(String id) {
    return with(
        id,
        transfer -> {
          if (transfer.session().isEmpty()) {
            transfer.start();
            keep(transfer);
          }
        });
  }

  CompletableFuture<Void> cancel(String id) {
    return submit(
        () -> {
          var transfer = known(id);
          boolean whole = transfer.state() == TransferState.SEEDING;
          transfer.stop();
          transfer.remove();
          transfers.remove(id);
          shown.remove(transfer);
          config.rows().remove(id);
          if (!whole) {
            transfer
                .source()
                .metainfo()
                .ifPresent(
                    t ->
                        onDisk(
                            transfer.target(),
                            () -> Finishing.discard(transfer.target(), t.infoHash())));
          }
          publish(new TransferEvent.Removed(clock(), id));
          return null;
        });
  }

  List<TransferStatus> list() {
    return shown.stream().map(Transfer::status).toList();
  }

  AutoCloseable listen(Consumer<? super TransferEvent> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  TransferLimits limits() {
    return limits;
  }

  void setLimits(TransferLimits now) {
    limits = now;
    services.up().setRate(now.up());
    services.down().setRate(now.down());
    services.slots().setSlots(now.slots());
    sessions.all().forEach(SwarmSession::limitsChanged);
  }

  void addPeers(InfoHash wireHash, Collection<InetSocketAddress> peers) {
    sessions
        .find(wireHash.truncated())
        .ifPresent(s -> s.addPeers(peers.stream().map(PeerAddress::of).toList()));
  }

  long uploaded(InfoHash wireHash) {
    return sessions.find(wireHash.truncated()).map(s -> s.status().uploaded()).orElse(0L);
  }

  boolean bans(InetSocketAddress peer) {
    return services.bans().isBanned(PeerAddress.of(peer).banName());
  }

  void accept(Channel channel, Optional<String> fingerprint) {
    incoming.accept(channel, fingerprint);
  }

  AutoCloseable claim(InfoHash wireHash, IncomingPeer taker) {
    return incoming.claim(wireHash.truncated(), taker);
  }

  void close() {
    if (thread.isShutdown()) {
      return;
    }
    var stopped =
        submit(
            () -> {
              transfers.values().forEach(Transfer::stop);
              sessions.all().forEach(this::endSession);
              return null;
            });
    try {
      stopped.get(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
      log.warn("transfers did not stop in order", e);
    }
    services.pools().close();
    thread.shutdown();
    services.buffers().close();
  }

  // on the control thread

  private void restore(StoredForm form) {
    var transfer =
        new Transfer(
            this,
            form.id(),
            form.source(),
            form.name(),
            form.folder(),
            form.target(),
            form.peers(),
            form.addedAt(),
            form.finishedAt());
    transfers.put(form.id(), transfer);
    shown.add(transfer);
    transfer.restore(form.state(), form.reason());
    if (form.state() != TransferState.PAUSED && form.state() != TransferState.FAILED) {
      transfer.start();
      publish(new TransferEvent.Started(clock(), transfer.status()));
    }
  }

  private TransferStatus add(
      Source source, String name, Path folder, Collection<InetSocketAddress> peers) {
    var id = source.hash().truncated().toString();
    var known = transfers.get(id);
    if (known != null) {
      known.addPeers(peers);
      if (known.session().isEmpty()) {
        known.start();
      }
      publish(new TransferEvent.Started(clock(), known.status()));
      if (known.state() == TransferState.SEEDING) {
        publish(new TransferEvent.Done(clock(), known.status()));
      }
      return known.status();
    }
    var where = folder.toAbsolutePath();
    var transfer =
        new Transfer(this, id, source, name, where, target(where, name), peers, clock(), 0);
    transfers.put(id, transfer);
    shown.add(transfer);
    publish(new TransferEvent.Started(clock(), transfer.status()));
    transfer.start();
    keep(transfer);
    return transfer.status();
  }

  Path target(Path folder, String wanted) {
    return folder.resolve(SafeName.of(wanted));
  }

  SwarmSession newSession(Source source, Transfer listener) {
    var session =
        new SwarmSession(
            services,
            config.loops().next(),
            source.hash(),
            source.metainfo(),
            source.access(),
            listener);
    register(source, session);
    return session;
  }

  void register(Source source, SwarmSession session) {
    sessions.add(source.wireHashes(), session);
  }

  void endSession(SwarmSession session) {
    sessions.remove(session);
    session.close();
  }

  /** Everything is verified: the part becomes the file. */
  void finish(Transfer transfer, Opened place) {
    if (place.journal().isEmpty()) {
      transfer.finished(place.target());
      return;
    }
    var hash = transfer.source().hash();
    onDisk(
        place.target(),
        () -> {
          try {
            var where = Finishing.complete(place, hash);
            execute(() -> transfer.finished(where));
            Finishing.forget(place);
          } catch (IOException e) {
            var sentence = String.valueOf(DiskProblem.of(place.target(), e).getMessage());
            execute(() -> transfer.fail(sentence));
          }
        });
  }

  void closeFiles(Opened place) {
    onDisk(place.target(), () -> Finishing.close(place));
  }

  private interface DiskWork {
    void run() throws IOException;
  }

  private void onDisk(Path what, DiskWork work) {
    try {
      services
          .pools()
          .files()
          .execute(
              () -> {
                try {
                  work.run();
                } catch (IOException e) {
                  log.warn("{} could not be closed or removed cleanly", what, e);
                }
              });
    } catch (RejectedExecutionException e) {
      log.debug("too late to work on {}", what, e);
    }
  }

  void findHolders(Transfer transfer, ContentId content) {
    try {
      services
          .pools()
          .files()
          .execute(
              () -> {
                var holders =
                    config.holders().holders(content).stream()
                        .map(h -> PeerAddress.member(h.address(), h.fingerprint()))
                        .toList();
                execute(() -> transfer.holdersFound(holders));
              });
    } catch (RejectedExecutionException e) {
      log.debug("too late to look for holders", e);
    }
  }

  private void holdersChanged(ContentId content) {
    for (var transfer : transfers.values()) {
      if (transfer.session().isPresent()
          && transfer.state() != TransferState.SEEDING
          && transfer.source().content().map(content::equals).orElse(false)) {
        findHolders(transfer, content);
      }
    }
  }

  void keep(Transfer transfer) {
    if (!transfer.isRemoved()) {
      var row = transfer.stored().row();
      config
          .rows()
          .upsert(row)
          .exceptionally(
              e -> {
                log.warn("transfer {} could not be kept", row.name(), e);
                return null;
              });
    }
  }

  void publish(TransferEvent event) {
    for (var listener : listeners) {
      try {
        listener.accept(event);
      } catch (RuntimeException e) {
        log.warn("a listener failed on {}", event, e);
      }
    }
  }

  private Transfer known(String id) {
    var transfer = transfers.get(id);
    if (transfer == null) {
      throw new TransferException("There is no transfer %s.".formatted(id));
    }
    return transfer;
  }

  private CompletableFuture<TransferStatus> with(String id, Consumer<Transfer> what) {
    return submit(
        () -> {
          var transfer = known(id);
          what.accept(transfer);
          return transfer.status();
        });
  }

  // plumbing

  private static <T> CompletableFuture<T> failed(String sentence) {
    return CompletableFuture.failedFuture(new TransferException(sentence));
  }

  private <T> CompletableFuture<T> submit(Supplier<T> work) {
    var result = new CompletableFuture<T>();
    try {
      thread.execute(
          () -> {
            try {
              result.complete(work.get());
            } catch (RuntimeException e) {
              result.completeExceptionally(e);
            }
          });
    } catch (RejectedExecutionException e) {
      return failed("The node is closing.");
    }
    return result;
  }

  /** Work that comes after the end is dropped. */
  void execute(Runnable work) {
    try {
      thread.execute(work);
    } catch (RejectedExecutionException e) {
      log.debug("too late for the control thread", e);
    }
  }

  void schedule(Runnable work, long delay, TimeUnit unit) {
    try {
      thread.schedule(work, delay, unit);
    } catch (RejectedExecutionException e) {
      log.debug("too late for the control thread", e);
    }
  }

  Services services() {
    return services;
  }

  Volume volume() {
    return config.volume();
  }

  TrackerAnnouncer trackers() {
    return config.trackers();
  }

  /** Epoch ms. */
  long clock() {
    return System.currentTimeMillis();
  }
}
