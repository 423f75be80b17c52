package org.swarmroom.sharing.transfer;

import io.netty.channel.Channel;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swarmroom.index.ContentId;
import org.swarmroom.sharing.session.Membership;
import org.swarmroom.sharing.session.Pace;
import org.swarmroom.sharing.session.PeerAddress;
import org.swarmroom.sharing.session.Services;
import org.swarmroom.sharing.session.SwarmSession;
import org.swarmroom.sharing.torrent.InfoHash;
import org.swarmroom.sharing.torrent.Magnet;
import org.swarmroom.sharing.torrent.Metainfo;
import org.swarmroom.sharing.torrent.MetainfoBuilder;

/**
 * The engine behind its face: its parts, and what is asked of it, brought to the control thread.
 */
final class Control {

  private static final Logger log = LoggerFactory.getLogger(Control.class);

  private final ControlThread thread;
  private final Sessions sessions;
  private final Listeners listeners;
  private final Services services;
  private final TransferBook book;
  private final TransferContext context;
  private final SleepingSeeds sleeping;
  private final Incoming incoming;
  private volatile TransferLimits limits;

  Control(TransfersConfig config) {
    limits = config.limits();
    context = TransferContext.of(config);
    thread = context.thread();
    sessions = context.sessions();
    listeners = context.listeners();
    services = context.services();
    book = context.book();
    sleeping =
        new SleepingSeeds(
            config.seeds(), services, config.loops(), sessions, config.volume(), thread);
    incoming = new Incoming(sessions, sleeping, config.seeds(), services);
    config.holders().listen(content -> thread.execute(() -> holdersChanged(content)));
  }

  // transfers

  CompletableFuture<Void> start() {
    return thread.submit(
        () -> {
          book.stored().forEach(this::restore);
          return null;
        });
  }

  private void restore(StoredForm form) {
    var transfer = new Transfer(context, form);
    book.add(transfer);
    if (form.state() != TransferState.PAUSED && form.state() != TransferState.FAILED) {
      transfer.start();
      listeners.publish(new TransferEvent.Started(context.clock(), transfer.status()));
    }
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
    var torrent = MetainfoBuilder.canonical(content, size);
    var rooms = new Membership(services).rooms();
    return add(new Source.Content(content, torrent, rooms), name, folder, List.of());
  }

  private static <T> CompletableFuture<T> failed(String sentence) {
    return CompletableFuture.failedFuture(new TransferException(sentence));
  }

  CompletableFuture<TransferStatus> addTorrent(
      Metainfo torrent, Path folder, Collection<InetSocketAddress> peers) {
    return add(new Source.Torrent(torrent), torrent.name(), folder, peers);
  }

  CompletableFuture<TransferStatus> addMagnet(
      Magnet magnet, Path folder, Collection<InetSocketAddress> peers) {
    var all = new ArrayList<>(magnet.peers());
    all.addAll(peers);
    var name = magnet.name().orElse(magnet.infoHash().toString());
    return add(new Source.Link(magnet), name, folder, all);
  }

  private CompletableFuture<TransferStatus> add(
      Source source, String name, Path folder, Collection<InetSocketAddress> peers) {
    return thread.submit(
        () ->
            book.find(source)
                .map(known -> again(known, source, peers))
                .orElseGet(() -> fresh(source, name, folder, peers)));
  }

  private TransferStatus again(Transfer known, Source source, Collection<InetSocketAddress> peers) {
    known.addPeers(peers);
    known.askedAgain(source);
    if (known.run().isEmpty()) {
      known.start();
    }
    listeners.publish(new TransferEvent.Started(context.clock(), known.status()));
    if (known.state() == TransferState.SEEDING) {
      listeners.publish(new TransferEvent.Done(context.clock(), known.status()));
    }
    return known.status();
  }

  private TransferStatus fresh(
      Source source, String name, Path folder, Collection<InetSocketAddress> peers) {
    var transfer =
        new Transfer(
            context,
            StoredForm.fresh(source, name, folder.toAbsolutePath(), peers, context.clock()));
    book.add(transfer);
    listeners.publish(new TransferEvent.Started(context.clock(), transfer.status()));
    transfer.start();
    book.keep(transfer);
    return transfer.status();
  }

  CompletableFuture<TransferStatus> pause(String id) {
    return with(
        id,
        transfer -> {
          if (transfer.run().isPresent()) {
            transfer.pause();
          }
        });
  }

  CompletableFuture<TransferStatus> resume(String id) {
    return with(
        id,
        transfer -> {
          if (transfer.run().isEmpty()) {
            transfer.start();
            book.keep(transfer);
          }
        });
  }

  private CompletableFuture<TransferStatus> with(String id, Consumer<Transfer> what) {
    return thread.submit(
        () -> {
          var transfer = book.known(id);
          what.accept(transfer);
          return transfer.status();
        });
  }

  CompletableFuture<TransferStatus> setPace(String id, UnaryOperator<Pace> change) {
    return with(id, transfer -> transfer.setPace(change.apply(transfer.pace())));
  }

  CompletableFuture<Void> cancel(String id) {
    return thread
        .submit(
            () -> {
              var transfer = book.known(id);
              book.remove(transfer);
              var gone = transfer.discard();
              listeners.publish(new TransferEvent.Removed(context.clock(), id));
              return gone;
            })
        .thenCompose(gone -> gone)
        .thenAcceptAsync(gone -> {}, thread::execute);
  }

  private void holdersChanged(ContentId content) {
    for (var transfer : book.all()) {
      if (transfer.state() != TransferState.SEEDING
          && transfer.source().content().equals(Optional.of(content))) {
        transfer.findHolders();
      }
    }
  }

  List<TransferStatus> list() {
    return book.list();
  }

  AutoCloseable listen(Consumer<? super TransferEvent> listener) {
    return listeners.add(listener);
  }

  // who may have what

  void roomsChanged() {
    sessions.all().forEach(SwarmSession::roomsChanged);
  }

  void sharesChanged() {
    sleeping.sharesChanged();
  }

  // limits

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

  // peers

  void hearOfPeers(InfoHash wireHash, Collection<InetSocketAddress> peers) {
    sessions
        .find(wireHash.truncated())
        .ifPresent(s -> s.hearOfPeers(peers.stream().map(PeerAddress::of).toList()));
  }

  void addPeers(InfoHash wireHash, Collection<InetSocketAddress> peers) {
    sessions
        .find(wireHash.truncated())
        .ifPresent(s -> s.addPeers(peers.stream().map(PeerAddress::of).toList()));
  }

  long uploaded(InfoHash wireHash) {
    return sessions.find(wireHash.truncated()).map(s -> s.status().uploaded()).orElse(0L);
  }

  long pieceBytes() {
    return services.buffers().inUse();
  }

  boolean bans(InetSocketAddress peer) {
    return services.bans().isBanned(PeerAddress.of(peer).banName());
  }

  boolean bans(String member) {
    return services.bans().isBanned(member);
  }

  void accept(Channel channel, Optional<String> fingerprint) {
    incoming.accept(channel, fingerprint);
  }

  // the end

  void close() {
    if (thread.isClosed()) {
      return;
    }
    var stopped =
        thread
            .submit(
                () -> {
                  book.all().forEach(Transfer::stop);
                  sessions.all().forEach(sessions::end);
                  return context.places().over();
                })
            .thenCompose(over -> over);
    try {
      stopped.get(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      log.warn("transfers did not stop in order", e);
    }
    services.pools().close();
    thread.close();
    services.buffers().close();
  }
}
