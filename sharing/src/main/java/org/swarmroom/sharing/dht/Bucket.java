package org.swarmroom.sharing.dht;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Nodes of one stretch of the space, and a few that would like to be in their place.
 *
 * <p>Invariant: who is in here has answered once; a node that answers is never put out for a new
 * one, but for one whose id is better (BEP 42).
 */
final class Bucket {

  /** A node's address did not answer so often in a row: it goes when another can come. */
  static final int BAD = 2;

  /** ... and now it goes in any case. */
  private static final int GONE = 5;

  /** A node that was heard of so long ago is asked again before it is passed on. */
  static final long QUESTIONABLE_MILLIS = 900_000;

  private static final int MOST_WAITING = 8;

  private final int most;
  private final List<Entry> live = new ArrayList<>();
  private final List<Entry> waiting = new ArrayList<>();
  private long changedAt;

  Bucket(int most, long now) {
    this.most = most;
    this.changedAt = now;
  }

  static final class Entry {
    final Contact contact;
    final boolean proper;
    long heardAt;
    int failures;

    Entry(Contact contact, long now) {
      this.contact = contact;
      this.proper = SecureId.fits(contact.id(), contact.address().getAddress());
      this.heardAt = now;
    }

    boolean isGood(long now) {
      return failures == 0 && now - heardAt < QUESTIONABLE_MILLIS;
    }
  }

  List<Entry> live() {
    return live;
  }

  /** Those in here, then those who would like to be. */
  Stream<Entry> everybody() {
    return Stream.concat(live.stream(), waiting.stream());
  }

  long changedAt() {
    return changedAt;
  }

  void touch(long now) {
    changedAt = now;
  }

  /** Whether a newcomer could get a place, now or soon. */
  boolean hasRoom() {
    return live.size() < most || live.stream().anyMatch(e -> e.failures > 0);
  }

  /** The node has answered. */
  void answered(Contact contact, long now) {
    Optional<Entry> known = find(live, contact.address());
    if (known.isPresent()) {
      known.get().heardAt = now;
      known.get().failures = 0;
      changedAt = now;
      return;
    }
    var entry = new Entry(contact, now);
    find(waiting, contact.address()).ifPresent(waiting::remove);
    if (live.size() >= most && !makeRoom(entry)) {
      if (waiting.size() >= MOST_WAITING) {
        waiting.remove(0);
      }
      waiting.add(entry);
      return;
    }
    live.add(entry);
    changedAt = now;
  }

  private boolean makeRoom(Entry newcomer) {
    Optional<Entry> out =
        live.stream()
            .filter(e -> e.failures >= BAD || newcomer.proper && !e.proper)
            .max(Comparator.comparingInt(e -> e.failures));
    out.ifPresent(live::remove);
    return out.isPresent();
  }

  void failed(InetSocketAddress address) {
    find(waiting, address).ifPresent(waiting::remove);
    find(live, address)
        .ifPresent(
            entry -> {
              entry.failures++;
              if (entry.failures >= BAD && !waiting.isEmpty()) {
                live.remove(entry);
                live.add(waiting.remove(waiting.size() - 1));
              } else if (entry.failures >= GONE) {
                live.remove(entry);
              }
            });
  }

  void remove(InetSocketAddress address) {
    find(live, address).ifPresent(live::remove);
    find(waiting, address).ifPresent(waiting::remove);
  }

  /** The node that was silent for longest, if for too long. */
  Optional<Contact> questionable(long now) {
    return live.stream()
        .filter(e -> !e.isGood(now))
        .min(Comparator.comparingLong(e -> e.heardAt))
        .map(e -> e.contact);
  }

  private static Optional<Entry> find(List<Entry> entries, InetSocketAddress address) {
    return entries.stream().filter(e -> e.contact.address().equals(address)).findFirst();
  }
}
