package org.swarmroom.app.assembly;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.swarmroom.chat.link.HostPort;
import org.swarmroom.chat.link.RoomKey;
import org.swarmroom.chat.succession.Memory;
import org.swarmroom.chat.succession.Seat;
import org.swarmroom.chat.succession.Successor;
import org.swarmroom.index.settings.Settings;

/**
 * Where a room was served and who may serve it next, so that a node that starts again finds the
 * room wherever it is by now. One text a room, under a hash of its key.
 */
final class StayMemory {

  private static final Gson GSON = new Gson();

  private final Settings settings;
  private final String name;
  private String kept = "";

  StayMemory(Settings settings, RoomKey key) {
    this.settings = settings;
    this.name = "room.stay." + key.proof("swarmroom stay").substring(0, 16);
  }

  /**
   * Blocks.
   *
   * @param self where we would host now
   * @param link where the link says that the host is; empty for a room that we open
   * @param others who know more, as the link says
   */
  Memory recall(Seat self, Optional<Seat> link, List<Seat> others, long now) {
    Kept last = settings.get(name).flatMap(StayMemory::parse).orElse(null);
    if (last == null) {
      return new Memory(self, now, link, false, false, List.of(), others, 0);
    }
    List<Seat> seats = last.seats.stream().map(Place::seat).toList();
    return new Memory(
        self,
        last.joined,
        Optional.ofNullable(last.seat)
            .map(Place::seat)
            .map(seat -> seat.fingerprint().equals(self.fingerprint()) ? self : seat)
            .or(() -> link),
        last.wasInside,
        last.wasHost,
        last.successors.stream().map(Place::successor).toList(),
        last.others == null ? List.of() : last.others.stream().map(Place::successor).toList(),
        Stream.of(link.stream(), others.stream(), seats.stream()).flatMap(each -> each).toList(),
        last.epoch);
  }

  /** Any thread, one after the other. */
  CompletableFuture<Void> keep(Memory memory) {
    String text = GSON.toJson(Kept.of(memory));
    if (text.equals(kept)) {
      return CompletableFuture.completedFuture(null);
    }
    kept = text;
    return settings.put(name, text);
  }

  private static Optional<Kept> parse(String text) {
    try {
      Kept kept = GSON.fromJson(text, Kept.class);
      return Optional.ofNullable(kept)
          .filter(each -> each.seats != null && each.successors != null);
    } catch (JsonParseException damaged) {
      return Optional.empty();
    }
  }

  private record Place(String fingerprint, List<String> addresses, long epoch) {

    static Place of(Successor member) {
      return of(new Seat(member.fingerprint(), member.addresses(), 0));
    }

    Successor successor() {
      return new Successor(fingerprint, seat().addresses());
    }

    static Place of(Seat seat) {
      return new Place(
          seat.fingerprint(),
          seat.addresses().stream().map(HostPort::toString).toList(),
          seat.epoch());
    }

    Seat seat() {
      return new Seat(
          fingerprint,
          addresses.stream().flatMap(each -> HostPort.parse(each).stream()).toList(),
          epoch);
    }
  }

  private record Kept(
      long joined,
      @Nullable Place seat,
      boolean wasInside,
      boolean wasHost,
      List<Place> successors,
      @Nullable List<Place> others,
      List<Place> seats,
      long epoch) {

    static Kept of(Memory memory) {
      return new Kept(
          memory.joined(),
          memory.seat().map(Place::of).orElse(null),
          memory.wasInside(),
          memory.wasHost(),
          memory.successors().stream().map(Place::of).toList(),
          memory.others().stream().map(Place::of).toList(),
          memory.seats().stream().map(Place::of).toList(),
          memory.epoch());
    }
  }
}
