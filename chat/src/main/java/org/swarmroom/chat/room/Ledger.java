package org.swarmroom.chat.room;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.swarmroom.chat.log.Kept;
import org.swarmroom.chat.log.Line;
import org.swarmroom.chat.log.LineKind;
import org.swarmroom.chat.succession.Epochs;
import org.swarmroom.chat.succession.Place;

/**
 * The room's lines: gives each its stamp, holds it until it is on disk, remembers the newest.
 *
 * <p>Invariant: a line is new, then waiting, then (as part of one batch) on its way to the disk,
 * then kept; lines are kept in the order in which they were stamped or brought, and only kept lines
 * are shown to anybody. The same id again is the same line: what is not remembered here is found by
 * the log, which then keeps the stamp that it had.
 */
final class Ledger {

  /** Kept lines in memory, at least what a late joiner gets. */
  static final int RECENT = Room.HISTORY;

  /** Ids by which a line sent again is known. */
  static final int KNOWN_IDS = 10_000;

  /** Lines stored at once. */
  static final int BATCH = 1_000;

  /** A line of a batch, and what the log did with it. */
  record Done(PendingLine pending, Kept kept) {}

  private final RoomSettings settings;
  private final Epochs epochs;
  private final Clock clock;
  private final Deque<PendingLine> waiting = new ArrayDeque<>();
  private final Map<String, PendingLine> waitingById = new LinkedHashMap<>();
  private final Deque<Runnable> unstamped = new ArrayDeque<>();

  /** In the order of the room. */
  private final List<Line> recent = new ArrayList<>();

  private final Map<String, Line> known =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Line> eldest) {
          return size() > KNOWN_IDS;
        }
      };
  private int inFlight;

  /** Of ids the host makes; never the same after a new start, whatever was kept of the last one. */
  private final String idStart;

  private long ids;
  private long lastAt;

  Ledger(RoomSettings settings, Epochs epochs, Clock clock, List<Line> history) {
    this.settings = settings;
    this.epochs = epochs;
    this.clock = clock;
    this.idStart =
        settings.fingerprint().substring(0, 8) + "." + Long.toString(clock.millis(), 36) + ".";
    history.forEach(this::keep);
  }

  /** Of the stamps made now. */
  long epoch() {
    return epochs.current();
  }

  Epochs epochs() {
    return epochs;
  }

  /** Whether lines can be stamped now; else they wait their turn by {@link #later}. */
  boolean stamps() {
    return epochs.mayStamp() && unstamped.isEmpty();
  }

  /** Does something that stamps when the epoch that was opened last is on disk. */
  void later(Runnable work) {
    unstamped.add(work);
  }

  /** The epoch that was opened last is on disk. */
  void stampOn() {
    while (epochs.mayStamp() && !unstamped.isEmpty()) {
      unstamped.remove().run();
    }
  }

  /** A line to the channel, with the next stamp; an empty {@code id} gets one from the host. */
  Line stamp(
      String id, Session sender, LineKind kind, String text, Map<String, String> clientTags) {
    Place place = epochs.stamp(clock.millis());
    lastAt = place.at();
    return line(id, place.stamp().toString(), sender, settings.channel(), kind, text, clientTags);
  }

  /** A line whose id turned out to be another's: with an id of ours, and the next stamp. */
  Line stampAgain(Line line) {
    Place place = epochs.stamp(clock.millis());
    lastAt = place.at();
    return new Line(
        idStart + ++ids,
        place.stamp().toString(),
        lastAt,
        line.room(),
        line.from(),
        line.account(),
        line.to(),
        line.kind(),
        line.text(),
        line.tags());
  }

  /** A private line: it has no place in the order of the room, only a time. */
  Line privately(
      String id,
      Session sender,
      String to,
      LineKind kind,
      String text,
      Map<String, String> clientTags) {
    lastAt = Math.max(clock.millis(), lastAt + 1);
    epochs.seenAt(lastAt, clock.millis());
    return line(id, "", sender, to, kind, text, clientTags);
  }

  private Line line(
      String id,
      String stamp,
      Session sender,
      String to,
      LineKind kind,
      String text,
      Map<String, String> clientTags) {
    return new Line(
        id.isEmpty() ? idStart + ++ids : id,
        stamp,
        lastAt,
        settings.room(),
        sender.person.nick,
        sender.person.proven(),
        to,
        kind,
        text,
        clientTags);
  }

  void submit(PendingLine line) {
    waiting.add(line);
    if (!line.merged) {
      waitingById.put(line.line.id(), line);
    }
  }

  Optional<Line> kept(String id) {
    return Optional.ofNullable(known.get(id));
  }

  Optional<PendingLine> waiting(String id) {
    return Optional.ofNullable(waitingById.get(id));
  }

  /** Remembers an id that is passed on but not kept, such as a private line's. */
  void passed(Line line) {
    known.put(line.id(), line);
  }

  /** Lines to put on disk now; none while others are on their way. */
  List<Line> nextBatch() {
    if (inFlight > 0 || waiting.isEmpty()) {
      return List.of();
    }
    List<Line> batch = waiting.stream().limit(BATCH).map(p -> p.line).toList();
    inFlight = batch.size();
    return batch;
  }

  /** Lines that wait for the disk. */
  int backlog() {
    return waiting.size();
  }

  boolean idle() {
    return waiting.isEmpty();
  }

  /** The batch is on disk; what became of its lines. */
  List<Done> batchKept(List<Kept> kept) {
    List<Done> done = new ArrayList<>(inFlight);
    for (PendingLine pending : batchDone()) {
      Kept each = kept.get(done.size());
      if (each == Kept.RESTAMPED) {
        recent.removeIf(line -> line.id().equals(pending.line.id()));
      }
      if (each != Kept.KNOWN) {
        keep(pending.line);
      }
      done.add(new Done(pending, each));
    }
    return done;
  }

  /** The batch is over. */
  List<PendingLine> batchDone() {
    List<PendingLine> done = new ArrayList<>(inFlight);
    for (; inFlight > 0; inFlight--) {
      PendingLine pending = waiting.remove();
      waitingById.remove(pending.line.id(), pending);
      done.add(pending);
    }
    return done;
  }

  private void keep(Line line) {
    known.put(line.id(), line);
    lastAt = Math.max(lastAt, line.at());
    if (recent.isEmpty() || Line.ORDER.compare(line, recent.get(recent.size() - 1)) > 0) {
      recent.add(line);
    } else {
      int found = Collections.binarySearch(recent, line, Line.ORDER);
      if (found < 0 && (recent.size() < RECENT || found < -1)) {
        recent.add(-1 - found, line);
      }
    }
    if (recent.size() > RECENT) {
      recent.remove(0);
    }
  }

  /** The newest kept lines in memory, oldest first. */
  List<Line> recent() {
    return List.copyOf(recent);
  }

  List<Line> last(int n) {
    return recent.stream().skip(Math.max(0, recent.size() - n)).toList();
  }
}
