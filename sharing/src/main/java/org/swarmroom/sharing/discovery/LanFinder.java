package org.swarmroom.sharing.discovery;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

  private static final int MAX_INTERFACES = 8;
  private static final Logger log = LoggerFactory.getLogger(LanFinder.class);

  private final EventLoop loop;
  private final PeerTable table;
  private final PeerConnector connector;
  private final PeerListener listener;
  private final IntSupplier port;

  /** The room's infohash in hex; empty while we are in no room. */
  private String infohash = "";

  private final List<LanDiscovery> networks = new ArrayList<>();
  private final String cookie = LanDiscovery.newCookie();
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

  /** Completes when the networks are heard, or can't be: then the listener was told. */
  CompletableFuture<Void> open(EventLoopGroup loops, Optional<PeerBookConfig.Lan> where) {
    if (where.isEmpty()) {
      return CompletableFuture.completedFuture(null);
    }
    CompletableFuture<?>[] opening =
        interfaces(where.get().device()).stream()
            .map(nic -> open(loops, nic, where.get().group()))
            .toArray(CompletableFuture<?>[]::new);
    return CompletableFuture.allOf(opening);
  }

  private static List<NetworkInterface> interfaces(Optional<NetworkInterface> chosen) {
    if (chosen.isPresent()) {
      return List.of(chosen.get());
    }
    try {
      List<NetworkInterface> all = LanDiscovery.interfaces();
      return all.subList(0, Math.min(MAX_INTERFACES, all.size()));
    } catch (SocketException e) {
      log.info("the network interfaces can't be listed: {}", e.toString());
      return List.of();
    }
  }

  private CompletableFuture<Void> open(
      EventLoopGroup loops, NetworkInterface nic, InetSocketAddress group) {
    return LanDiscovery.open(
            loops, nic, group, cookie, (hash, address) -> loop.execute(() -> found(hash, address)))
        .handleAsync(
            (opened, failure) -> {
              if (failure == null) {
                opened(opened);
              } else {
                listener.warning(
                    "Members on the network %s can't be found by themselves (%s). Add them by address."
                        .formatted(nic.getName(), failure.getMessage()));
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
    networks.add(opened);
    announceOn(opened);
  }

  /** From now on this room is announced and looked for. */
  void enter(String roomInfohash) {
    infohash = roomInfohash;
    networks.forEach(this::announceOn);
  }

  void leave() {
    infohash = "";
    networks.forEach(LanDiscovery::stop);
  }

  /** Asks the network once more, now. */
  void again() {
    networks.forEach(LanDiscovery::again);
  }

  void close() {
    closed = true;
    networks.forEach(LanDiscovery::shut);
  }

  private void announceOn(LanDiscovery network) {
    if (!infohash.isEmpty()) {
      network.announce(infohash, port.getAsInt());
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
