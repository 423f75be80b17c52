package org.swarmroom.sharing.discovery;

import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.swarmroom.index.peers.StoredPeer;
import org.swarmroom.sharing.catalogue.MemberLink;

/** What the book knows of one peer. Mutable; confined to the book's event loop. */
final class PeerEntry {

  static final int MAX_ADDRESSES = 8;

  /** Empty until a certificate was seen. */
  String fingerprint;

  String nick = "";
  StoredPeer.Source source;
  PeerState state = PeerState.AWAY;

  /** Whether the room lists it now. */
  boolean inRoom;

  long lastSeenAt;

  /** When the present link was proven, epoch ms. */
  long linkedAt;

  long files;
  long bytes;
  int failures;
  boolean dialling;
  @Nullable MemberLink link;
  @Nullable Future<?> retry;

  /** The likeliest first. */
  private final Set<HostPort> addresses = new LinkedHashSet<>();

  /** Complete when the first try is over, well or not. */
  final List<CompletableFuture<Peer>> waiting = new ArrayList<>();

  PeerEntry(String fingerprint, StoredPeer.Source source) {
    this.fingerprint = fingerprint;
    this.source = source;
  }

  List<HostPort> addresses() {
    return List.copyOf(addresses);
  }

  /** The figures of where we reached it, if we made the link. */
  Optional<HostPort> dialledAt() {
    return link != null
            && link.dialled()
            && link.channel().remoteAddress() instanceof InetSocketAddress remote
            && !remote.isUnresolved()
        ? Optional.of(HostPort.of(remote.getAddress(), remote.getPort()))
        : Optional.empty();
  }

  boolean at(HostPort address) {
    return addresses.contains(address);
  }

  /** Puts an address before the others; forgets the last beyond {@link #MAX_ADDRESSES}. */
  void prefer(HostPort address) {
    var rest = new ArrayList<>(addresses);
    rest.remove(address);
    addresses.clear();
    addresses.add(address);
    addresses.addAll(rest.subList(0, Math.min(rest.size(), MAX_ADDRESSES - 1)));
  }

  /** Puts an address behind the others; false if there are enough. */
  boolean append(HostPort address) {
    if (addresses.size() >= MAX_ADDRESSES) {
      return false;
    }
    addresses.add(address);
    return true;
  }

  boolean expected() {
    return inRoom || source == StoredPeer.Source.MANUAL;
  }

  void cancelRetry() {
    if (retry != null) {
      retry.cancel(false);
      retry = null;
    }
  }

  String address() {
    return addresses.isEmpty() ? "" : addresses.iterator().next().toString();
  }

  Peer snapshot() {
    return new Peer(fingerprint, nick, address(), state, source, files, bytes);
  }

  StoredPeer stored() {
    return new StoredPeer(fingerprint, nick, address(), source, lastSeenAt);
  }

  void settled() {
    Peer now = snapshot();
    List<CompletableFuture<Peer>> done = List.copyOf(waiting);
    waiting.clear();
    done.forEach(future -> future.complete(now));
  }
}
