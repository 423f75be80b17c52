package org.swarmroom.sharing.discovery;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.swarmroom.index.peers.KnownPeers;
import org.swarmroom.index.peers.StoredPeer;

/**
 * The peers of the book. Invariant: no two entries have one fingerprint, and an address of a peer
 * without a fingerprint belongs to no other.
 *
 * <p>Each change is also noted in the index and told to {@link OnlineMembers} and the listener.
 * Confined to the book's event loop.
 */
final class PeerTable {

  private final Set<PeerEntry> entries = new LinkedHashSet<>();
  private final KnownPeers stored;
  private final OnlineMembers online;
  private final PeerListener listener;

  PeerTable(KnownPeers stored, OnlineMembers online, PeerListener listener) {
    this.stored = stored;
    this.online = online;
    this.listener = listener;
  }

  List<PeerEntry> all() {
    return List.copyOf(entries);
  }

  boolean has(PeerEntry entry) {
    return entries.contains(entry);
  }

  Optional<PeerEntry> byFingerprint(String fingerprint) {
    return entries.stream().filter(entry -> entry.fingerprint.equals(fingerprint)).findFirst();
  }

  Optional<PeerEntry> byAddress(HostPort address) {
    return entries.stream().filter(entry -> entry.at(address)).findFirst();
  }

  long count(StoredPeer.Source source) {
    return entries.stream().filter(entry -> entry.source == source).count();
  }

  void add(PeerEntry entry) {
    entries.add(entry);
  }

  /**
   * Takes up what the last run knew; called for the peers seen last first. Addresses that a peer
   * had long ago are forgotten.
   */
  void restore(StoredPeer peer) {
    HostPort address;
    try {
      address = HostPort.parse(peer.address());
    } catch (PeerException e) {
      return;
    }
    Optional<PeerEntry> known =
        peer.fingerprint().isEmpty() ? byAddress(address) : byFingerprint(peer.fingerprint());
    PeerEntry entry = known.orElseGet(() -> new PeerEntry(peer.fingerprint(), peer.source()));
    entries.add(entry);
    if (!entry.append(address)) {
      stored.remove(peer.address());
    }
    if (entry.nick.isEmpty()) {
      entry.nick = peer.nick();
    }
    entry.lastSeenAt = Math.max(entry.lastSeenAt, peer.lastSeenAt());
  }

  /** Tells and keeps that something of the entry is different now. */
  void changed(PeerEntry entry) {
    if (!entries.contains(entry)) {
      return;
    }
    online.update(entry);
    listener.peerChanged(entry.snapshot());
  }

  /** Keeps the entry for the next run. */
  void keep(PeerEntry entry) {
    if (!entry.address().isEmpty()) {
      stored.upsert(entry.stored());
    }
  }

  void remove(PeerEntry entry) {
    entries.remove(entry);
    entry.cancelRetry();
    entry.state = PeerState.AWAY;
    online.update(entry);
    for (HostPort address : entry.addresses()) {
      stored.remove(address.toString());
    }
    entry.settled();
    listener.peerRemoved(entry.snapshot());
  }

  /**
   * The entry of a peer that has just shown its certificate: the one known by it, into which the
   * one that was dialled is merged, or the one that was dialled, or a new one.
   *
   * @param tried the entry whose address was dialled, if we dialled
   */
  PeerEntry identified(String fingerprint, Optional<PeerEntry> tried, StoredPeer.Source source) {
    Optional<PeerEntry> known = byFingerprint(fingerprint);
    if (known.isEmpty()) {
      PeerEntry entry =
          tried
              .filter(candidate -> candidate.fingerprint.isEmpty() && has(candidate))
              .orElseGet(() -> new PeerEntry(fingerprint, source));
      entry.fingerprint = fingerprint;
      entries.add(entry);
      return entry;
    }
    PeerEntry entry = known.get();
    if (tried.isPresent() && tried.get() != entry && tried.get().fingerprint.isEmpty()) {
      merge(tried.get(), entry);
    }
    return entry;
  }

  /** An address that was tried without knowing whose it is turned out to be of {@code into}. */
  private void merge(PeerEntry from, PeerEntry into) {
    entries.remove(from);
    from.cancelRetry();
    List<HostPort> addresses = new ArrayList<>(from.addresses());
    addresses.forEach(into::prefer);
    if (from.source == StoredPeer.Source.MANUAL) {
      into.source = StoredPeer.Source.MANUAL;
    }
    into.waiting.addAll(from.waiting);
    from.waiting.clear();
    listener.peerRemoved(from.snapshot());
  }
}
