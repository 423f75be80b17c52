package org.swarmroom.sharing.discovery;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.swarmroom.index.peers.StoredPeer;

/**
 * Tells the local network which room we are in and dials whoever says that he is in it too.
 * Confined to the book's event loop.
 */
final class LanFinder {

  /**
   * More than any home has; somebody who makes up members on the network is not followed further.
   */
  private static final int MAX_PEERS = 200;

  private final EventLoop loop;
  private final PeerTable table;
  private final PeerConnector connector;
  private final PeerListener listener;
  private final IntSupplier port;

  /** The room's infohash in hex; empty while we are in no room. */
  private String infohash = "";

  private @Nullable LanDiscovery lan;
  private boolean closed;

  LanFinder(
      EventLoop loop,
      PeerTable table,
      PeerConnector connector,
      PeerListener listener,
      IntSupplier port) {
    this.loop = loop;
    this.table = table;
    this.connector = connector;
    this.listener = listener;
    this.port = port;
  }

  /** Completes when the network is heard, or can't be: then the listener was told. */
  CompletableFuture<Void> open(EventLoopGroup loops, Optional<PeerBookConfig.Lan> where) {
    if (where.isEmpty()) {
      return CompletableFuture.completedFuture(null);
    }
    return LanDiscovery.open(
            loops,
            where.get().device().orElse(null),
            where.get().group(),
            (hash, address) -> loop.execute(() -> found(hash, address)))
        .handleAsync(
            (opened, failure) -> {
              if (failure == null) {
                opened(opened);
              } else {
                listener.warning(
                    "Members on the local network can't be found by themselves (%s). Add them by address."
                        .formatted(failure.getMessage()));
              }
              return null;
            },
            loop);
  }

  private void opened(LanDiscovery opened) {
    if (closed) {
      opened.shut();
      return;
    }
    lan = opened;
    announce();
  }

  /** From now on this room is announced and looked for. */
  void enter(String roomInfohash) {
    infohash = roomInfohash;
    announce();
  }

  void leave() {
    infohash = "";
    if (lan != null) {
      lan.stop();
    }
  }

  /** Asks the network once more, now. */
  void again() {
    if (lan != null) {
      lan.again();
    }
  }

  void close() {
    closed = true;
    if (lan != null) {
      lan.shut();
    }
  }

  private void announce() {
    if (lan != null && !infohash.isEmpty()) {
      lan.announce(infohash, port.getAsInt());
    }
  }

  private void found(String hash, InetSocketAddress address) {
    if (infohash.isEmpty() || !hash.equals(infohash)) {
      return;
    }
    HostPort where = HostPort.of(address.getAddress(), address.getPort());
    Optional<PeerEntry> known = table.byAddress(where);
    if (known.isEmpty() && table.count(StoredPeer.Source.LSD) >= MAX_PEERS) {
      return;
    }
    PeerEntry entry = known.orElseGet(() -> added(where));
    if (entry.link == null) {
      connector.connect(entry, true);
    }
  }

  private PeerEntry added(HostPort where) {
    var entry = new PeerEntry("", StoredPeer.Source.LSD);
    entry.prefer(where);
    table.add(entry);
    return entry;
  }
}
