package org.swarmroom.chat.succession;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a node knows of the room and of its own place in it; {@link Takeover}'s mutable state. */
final class Standing {

  private static final int MAX_SEATS = 8;
  private static final int MAX_PRESENT = 8;
  private static final int MAX_MISSING = 8;

  final Seat self;
  final long joinedRoom;
  final Deque<Seat> seats = new ArrayDeque<>();

  /** Followed, or lost, or our own; empty only before a new room is open. */
  Optional<Seat> seat;

  List<Successor> successors;

  /** Some members that are here, to be asked where the room is when the host is lost. */
  private List<Successor> present = List.of();

  /**
   * Members and successors that were known and are gone, newest first: after a cut one of them may
   * host the other half.
   */
  private final Deque<Successor> missing = new ArrayDeque<>();

  boolean wasInside;
  boolean wasHost;

  /** Started, and not inside since. */
  boolean cameBack = true;

  /** Could not open the room when it was our turn. */
  boolean unable;

  long epoch;

  Standing(Memory memory) {
    this.self = memory.self();
    this.joinedRoom = memory.joined();
    this.seat = memory.seat();
    this.wasInside = memory.wasInside();
    this.wasHost = memory.wasHost();
    this.successors = memory.successors();
    this.epoch = memory.epoch();
    memory.others().stream().limit(MAX_MISSING).forEach(missing::add);
    memory.seats().stream().limit(MAX_SEATS).forEach(seats::add);
  }

  Memory memory() {
    return new Memory(
        self,
        joinedRoom,
        seat,
        wasInside,
        wasHost,
        successors,
        acquaintances(),
        List.copyOf(seats),
        epoch);
  }

  void successors(List<Successor> list) {
    List<Successor> old = successors;
    successors = List.copyOf(list.subList(0, Math.min(SuccessorList.MAX, list.size())));
    gone(old);
  }

  /** All members that are here; those of them that were known and aren't are remembered. */
  void others(List<Successor> all) {
    List<Successor> old = present;
    present = all.stream().filter(o -> !o.addresses().isEmpty()).limit(MAX_PRESENT).toList();
    Set<String> here = new HashSet<>();
    all.forEach(o -> here.add(o.fingerprint()));
    missing.removeIf(m -> here.contains(m.fingerprint()));
    gone(old.stream().filter(o -> !here.contains(o.fingerprint())).toList());
  }

  private void gone(List<Successor> old) {
    for (Successor one : old) {
      if (Stream.concat(successors.stream(), present.stream())
          .noneMatch(s -> s.fingerprint().equals(one.fingerprint()))) {
        missing.removeIf(m -> m.fingerprint().equals(one.fingerprint()));
        missing.addFirst(one);
        if (missing.size() > MAX_MISSING) {
          missing.removeLast();
        }
      }
    }
  }

  /** Everybody who may host the room or know who does, most likely ones first, the seat apart. */
  List<Successor> others() {
    Map<String, Successor> all = new LinkedHashMap<>();
    successors.forEach(s -> all.putIfAbsent(s.fingerprint(), s));
    seats.forEach(
        s -> all.putIfAbsent(s.fingerprint(), new Successor(s.fingerprint(), s.addresses())));
    missing.forEach(s -> all.putIfAbsent(s.fingerprint(), s));
    present.forEach(s -> all.putIfAbsent(s.fingerprint(), s));
    all.remove(self.fingerprint());
    return List.copyOf(all.values());
  }

  /** What is worth remembering of {@link #others}, apart from successors and seats. */
  List<Successor> acquaintances() {
    return Stream.concat(missing.stream(), present.stream()).toList();
  }

  boolean isMe(Seat other) {
    return other.fingerprint().equals(self.fingerprint());
  }

  /** Whose {@link Turn} ours is, now that the seat is lost. */
  int order() {
    if (!wasInside || unable || self.addresses().isEmpty()) {
      return Turn.NEVER;
    }
    int rank = 0;
    for (Successor s : successors) {
      if (s.fingerprint().equals(self.fingerprint())) {
        return Turn.order(rank, cameBack, wasHost);
      }
      if (seat.isEmpty() || !s.fingerprint().equals(seat.get().fingerprint())) {
        rank++;
      }
    }
    return Turn.order(-1, cameBack, wasHost);
  }

  void entered() {
    wasInside = true;
    cameBack = false;
    wasHost = false;
    unable = false;
  }

  void hosts(long epoch) {
    this.epoch = Math.max(this.epoch, epoch);
    wasInside = true;
    wasHost = true;
    cameBack = false;
    sit(self);
  }

  /** From now on the room is there. */
  void sit(Seat to) {
    seat.filter(old -> !old.fingerprint().equals(to.fingerprint())).ifPresent(this::remember);
    seat = Optional.of(to);
    believe(to.epoch());
  }

  void remember(Seat old) {
    if (!isMe(old)) {
      seats.removeIf(s -> s.fingerprint().equals(old.fingerprint()));
      seats.addFirst(old);
      if (seats.size() > MAX_SEATS) {
        seats.removeLast();
      }
    }
  }

  void believe(long epoch) {
    if (Epochs.believable(this.epoch, epoch)) {
      this.epoch = Math.max(this.epoch, epoch);
    }
  }
}
