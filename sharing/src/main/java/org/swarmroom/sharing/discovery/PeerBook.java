package org.swarmroom.sharing.discovery;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.swarmroom.index.Index;
import org.swarmroom.index.catalogues.CatalogueState;
import org.swarmroom.index.peers.StoredPeer;
import org.swarmroom.sharing.catalogue.MemberLinkConfig;
import org.swarmroom.sharing.catalogue.OwnCatalogue;
import org.swarmroom.sharing.room.RoomProof;
import org.swarmroom.sharing.transfer.HolderSource;
import org.swarmroom.sharing.wire.PeerId;

/**
 * The other members' programs: who they are, where they are, and a link to each that can be
 * reached, over which catalogues flow.
 *
 * <p>Public methods may be called from any thread and don't block, apart from {@link #close}.
 * Futures complete on the book's event loop, to which its state is confined.
 */
public final class PeerBook implements AutoCloseable {

  private static final long IDLE_SECONDS = 20;

  private static final long ANSWER_SECONDS = 8;
  private static final long PUSH_MILLIS = 300;

  private final PeerBookConfig config;
  private final Index index;
  private final EventLoop loop;
  private final ExecutorService blocking;
  private final OwnCatalogue ownCatalogue;
  private final OnlineMembers online;
  private final PeerTable table;
  private final CatalogueNews news;
  private final PeerConnector connector;
  private final IncomingLinks incoming;
  private final MemberList memberList;
  private final PeersByHand byHand;
  private final LanFinder lan;
  private final PeerId peerId = PeerId.random();
  private volatile @Nullable MemberLinkConfig room;
  private boolean pushPending;
  private boolean closed;

  /** Nobody is dialled before {@link #enterRoom}. Call {@link #start} once. */
  public PeerBook(PeerBookConfig config, Index index, PeerListener listener) {
    this.config = config;
    this.index = index;
    loop = config.loops().next();
    blocking =
        single(
            task -> {
              var thread = new Thread(task, "sharing-catalogue");
              thread.setDaemon(true);
              return thread;
            });
    ownCatalogue = new OwnCatalogue(index.files(), blocking);
    online = new OnlineMembers(index.catalogues());
    table = new PeerTable(index.peers(), online, listener);
    news = new CatalogueNews(loop, table, online, listener);
    connector =
        new PeerConnector(
            loop,
            config.fingerprint(),
            config.dialer(),
            table,
            online,
            news,
            listener,
            new Backoff(ThreadLocalRandom.current()),
            Clock.systemUTC(),
            () -> Optional.ofNullable(room));
    incoming =
        new IncomingLinks(loop, table, news, connector.keeper(), () -> Optional.ofNullable(room));
    memberList = new MemberList(table, connector);
    byHand = new PeersByHand(loop, table, connector, index.catalogues(), () -> room != null);
    lan = new LanFinder(loop, table, connector, listener, config.port());
  }

  /** Takes up the peers of the last run and listens on the local network. */
  public CompletableFuture<Void> start() {
    return CompletableFuture.supplyAsync(() -> index.peers().all(), blocking)
        .thenCombine(
            CompletableFuture.supplyAsync(() -> index.catalogues().all(), blocking), Restored::new)
        .thenAcceptAsync(this::restore, loop)
        .thenCompose(done -> lan.open(config.loops(), config.lan()));
  }

  private record Restored(List<StoredPeer> peers, List<CatalogueState> catalogues) {}

  private void restore(Restored last) {
    last.peers().forEach(table::restore);
    for (CatalogueState state : last.catalogues()) {
      PeerEntry entry = table.identified(state.peer(), Optional.empty(), StoredPeer.Source.ROOM);
      entry.files = state.entries();
      entry.bytes = state.bytes();
    }
    table.all().forEach(table::changed);
    dialAll();
  }

  /** Who holds what, for transfers. */
  public HolderSource holders() {
    return online;
  }

  /** Whether a member's link lives now. Any thread, never waits. */
  public boolean isOnline(String fingerprint) {
    return online.isOnline(fingerprint);
  }

  /** From now on members of this room are looked for and taken; another room is left. */
  public void enterRoom(byte[] roomKey) {
    loop.execute(
        () -> {
          if (room != null && Arrays.equals(room.roomKey(), roomKey)) {
            return;
          }
          leave();
          room =
              new MemberLinkConfig(
                  roomKey.clone(),
                  config.fingerprint(),
                  peerId,
                  config.port(),
                  config.nick(),
                  ownCatalogue,
                  index.catalogues(),
                  blocking);
          lan.enter(HexFormat.of().formatHex(RoomProof.infohash(roomKey)));
          dialAll();
        });
  }

  /** Closes every link; nobody is looked for any more. */
  public void leaveRoom() {
    loop.execute(this::leave);
  }

  private void leave() {
    room = null;
    lan.leave();
    for (PeerEntry entry : table.all()) {
      entry.inRoom = false;
      entry.cancelRetry();
      if (entry.link != null) {
        entry.link.close();
      }
    }
  }

  private void dialAll() {
    table.all().stream()
        .filter(entry -> entry.link == null)
        .forEach(entry -> connector.connect(entry, false));
  }

  /** The native members that the room lists now, ourselves or not; replaces the list before. */
  public void members(Collection<RoomMember> members) {
    List<RoomMember> others =
        members.stream()
            .filter(member -> !member.fingerprint().equals(config.fingerprint()))
            .toList();
    loop.execute(() -> memberList.update(others));
  }

  /**
   * Adds a peer by hand. Completes when it was reached or not, within 8 s.
   *
   * @param address {@code HOST:PORT}
   */
  public CompletableFuture<Peer> add(String address) {
    return byHand.add(address);
  }

  /**
   * Forgets a peer and what it shared.
   *
   * @param addressOrFingerprint as in its row
   */
  public CompletableFuture<Void> remove(String addressOrFingerprint) {
    return byHand.remove(addressOrFingerprint);
  }

  /** Every peer of the book, online ones or not. */
  public CompletableFuture<List<Peer>> peers() {
    return CompletableFuture.supplyAsync(
        () -> table.all().stream().map(PeerEntry::snapshot).toList(), loop);
  }

  /**
   * Asks every peer for news now and dials those that are away; completes when all answered or
   * failed, within {@value #ANSWER_SECONDS} s.
   */
  public CompletableFuture<RefreshResult> refresh() {
    return CompletableFuture.supplyAsync(
            () -> {
              lan.again();
              return new RefreshRound(loop, table, connector, news).run(ANSWER_SECONDS);
            },
            loop)
        .thenCompose(result -> result);
  }

  /**
   * Our own catalogue has new changes: online members are told, at most every {@value #PUSH_MILLIS}
   * ms.
   */
  public void ownCatalogueChanged() {
    loop.execute(
        () -> {
          if (!pushPending && !closed) {
            pushPending = true;
            loop.schedule(this::push, PUSH_MILLIS, TimeUnit.MILLISECONDS);
          }
        });
  }

  private void push() {
    pushPending = false;
    if (closed) {
      return;
    }
    for (PeerEntry entry : table.all()) {
      if (entry.link != null) {
        entry.link.ownChanged();
      }
    }
  }

  /**
   * Takes a TLS connection with the ALPN name {@code swarmroom} that came in. Called on the
   * channel's event loop before any byte inside TLS is read; the handlers are in the pipeline on
   * return.
   */
  public void accept(Channel channel, Optional<String> fingerprint) {
    incoming.take(channel, fingerprint);
  }

  /** Leaves the room and stops; the event loops stay. */
  @Override
  public void close() {
    var left = new CompletableFuture<Void>();
    loop.execute(
        () -> {
          closed = true;
          leave();
          lan.close();
          left.complete(null);
        });
    left.orTimeout(2, TimeUnit.SECONDS).exceptionally(late -> null).join();
    blocking.shutdown();
    try {
      blocking.awaitTermination(2, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** One thread, which ends when there has been nothing to do for {@value #IDLE_SECONDS} s. */
  private static ExecutorService single(ThreadFactory threads) {
    var one =
        new ThreadPoolExecutor(
            1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
    one.allowCoreThreadTimeOut(true);
    return one;
  }
}
