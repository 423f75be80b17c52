package org.swarmroom.chat.succession;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** What a node knows of the room and of its own place in it; {@link Takeover}'s mutable state. */
final class Standing {

  private static final int MAX_SEATS = 8;

  final Seat self;
  final long joinedRoom;
  final Deque<Seat> seats = new ArrayDeque<>();

  /** Followed, or lost, or our own; empty only before a new room is open. */
  Optional<Seat> seat;

  List<Successor> successors;
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
    memory.seats().stream().limit(MAX_SEATS).forEach(seats::add);
  }

  Memory memory() {
    return new Memory(
        self, joinedRoom, seat, wasInside, wasHost, successors, List.copyOf(seats), epoch);
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
