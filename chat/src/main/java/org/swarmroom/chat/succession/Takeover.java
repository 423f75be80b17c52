package org.swarmroom.chat.succession;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.swarmroom.chat.succession.Action.Close;
import org.swarmroom.chat.succession.Action.Follow;
import org.swarmroom.chat.succession.Action.HandOver;
import org.swarmroom.chat.succession.Action.Hold;
import org.swarmroom.chat.succession.Action.Open;
import org.swarmroom.chat.succession.Action.Wake;
import org.swarmroom.chat.succession.Answer.Hosting;
import org.swarmroom.chat.succession.Answer.NotHosting;

/**
 * One node's stay in a room: whom it follows, when it looks for the host, opens the room itself,
 * gives it up or hands it over.
 *
 * <p>States and moves:
 *
 * <pre>
 * following -lost-> seeking -a host answered-> following
 *                   seeking -my turn, nobody hosts-> opening -opened-> hosting
 * following -moved-> following         following -take-> opening
 * hosting -a better host answered-> following
 * hosting -quitting-> handing -handed, or nobody left-> gone
 * </pre>
 *
 * <p>A lost host is redialled before anything else. Everybody who may know is asked at once; only
 * opening waits, see {@link Seeking}. A start is a search too: who comes back looks for a host
 * before it opens the room again. Who has slept for longer than {@link #DEAD} ms believes nothing
 * it knew: it searches anew, or as a host stamps nothing until it has looked for another.
 */
public final class Takeover {

  /** ms without a byte after which a connection between members counts as dead. */
  public static final long DEAD = 9_000;

  /** ms between pings, and between ticks while hosting. */
  public static final long HEARTBEAT = 3_000;

  static final long JOIN_PATIENCE = 8_000;
  static final long HAND_OVER_PATIENCE = 3_000;

  private enum State {
    FOLLOWING,
    SEEKING,
    OPENING,
    HOSTING,
    HANDING,
    GONE
  }

  private final Standing standing;
  private final RandomGenerator random;
  private final Rivals rivals;
  private final Deque<Successor> heirs = new ArrayDeque<>();

  private State state = State.SEEKING;
  private Seeking seeking;
  private boolean inside;
  private int members = 1;
  private long deadline;
  private long lastInput = Long.MAX_VALUE;

  public Takeover(Memory memory, RandomGenerator random, long now) {
    this.standing = new Standing(memory);
    this.random = random;
    this.rivals = new Rivals(memory.self().fingerprint());
    this.seeking = new Seeking(standing, random, now);
  }

  /** The program has started, or the person wants to come in. */
  public List<Action> started(long now) {
    List<Action> out = new ArrayList<>();
    if (standing.seat.isEmpty()) {
      open(out);
    } else {
      seek(now);
    }
    return next(out, now);
  }

  /** In place of {@link #started}: we stand in the room already, where the link led us. */
  public List<Action> entered(Seat at, long now) {
    state = State.FOLLOWING;
    inside = true;
    standing.sit(at);
    standing.entered();
    return next(awake(now), now);
  }

  /** We stand in the room of the seat that was to be followed. */
  public List<Action> joined(long epoch, long now) {
    List<Action> out = awake(now);
    if (state == State.FOLLOWING) {
      inside = true;
      standing.entered();
      standing.believe(epoch);
    }
    return next(out, now);
  }

  /** The connection to the followed seat has ended, is silent, or did not come about. */
  public List<Action> lost(long now) {
    List<Action> out = awake(now);
    lose(now);
    return next(out, now);
  }

  private void lose(long now) {
    if (state == State.FOLLOWING) {
      if (inside) {
        seek(now);
      } else {
        state = State.SEEKING;
        standing.seat.ifPresent(s -> seeking.joinFailed(s.fingerprint(), now));
      }
    }
    inside = false;
  }

  private void seek(long now) {
    state = State.SEEKING;
    seeking = new Seeking(standing, random, now);
  }

  /** The successor list has changed: the host's, or our own while hosting. */
  public void successors(List<Successor> list) {
    standing.successors(list);
  }

  /**
   * All other members that are in the room, with their addresses, as the host tells or as we know
   * while hosting; some are asked when the host is lost, and those that vanish are looked for.
   */
  public void others(List<Successor> members) {
    standing.others(members);
  }

  /** An epoch was met in a line. */
  public void seen(long epoch) {
    standing.believe(epoch);
  }

  /** How many stand in our room, ourselves included. */
  public void members(int count) {
    members = count;
  }

  /** What came of a {@link Action.Dial}; late ones are taken too. */
  public List<Action> dialled(String fingerprint, Answer answer, long now) {
    List<Action> out = awake(now);
    if (state == State.SEEKING) {
      seeking.answered(fingerprint, answer, now);
    } else if (state == State.HOSTING) {
      rivals.answered(fingerprint);
      if (answer instanceof Hosting rival
          && !standing.isMe(rival.seat())
          && rivals.yields(hosting(), rival, now)) {
        rivals.stop();
        out.add(new Close("another host's room goes on", Optional.of(rival.seat())));
        seeking = new Seeking(standing, random, now);
        follow(rival.seat(), now, out);
      }
    }
    return next(out, now);
  }

  /** The room is open here; lines can be said. */
  public List<Action> opened(long epoch, long now) {
    List<Action> out = awake(now);
    if (state == State.OPENING) {
      state = State.HOSTING;
      inside = false;
      standing.hosts(epoch);
      rivals.opened(now);
    } else {
      out.add(new Close("not wanted any more", Optional.empty()));
    }
    return next(out, now);
  }

  /** Such as a port in use: somebody else must host. */
  public List<Action> openFailed(long now) {
    List<Action> out = awake(now);
    if (state == State.OPENING) {
      standing.unable = true;
      if (inside) {
        state = State.FOLLOWING;
      } else {
        seek(now);
      }
    }
    return next(out, now);
  }

  /** The host says where the room goes on. */
  public List<Action> moved(Seat to, long now) {
    List<Action> out = awake(now);
    if (state == State.FOLLOWING && inside && !standing.isMe(to)) {
      seeking = new Seeking(standing, random, now);
      follow(to, now, out);
    }
    return next(out, now);
  }

  /** Another that says it hosts has asked us; it is believed when we reach it ourselves. */
  public List<Action> rivalSeen(Hosting rival, long now) {
    List<Action> out = awake(now);
    if (state == State.HOSTING && !standing.isMe(rival.seat())) {
      standing.remember(rival.seat());
      if (Rivalry.winner(hosting(), rival) == rival) {
        rivals.ask(rival.seat(), now, out);
      }
    }
    return next(out, now);
  }

  /** The host quits and wants us to host: all it stamped is on our disk. */
  public List<Action> take(long above, long now) {
    List<Action> out = awake(now);
    if (state == State.FOLLOWING && inside) {
      standing.believe(above);
      open(out);
    }
    return next(out, now);
  }

  /**
   * The person leaves, or the program ends.
   *
   * @param able present members that hold all lines, in the order of the list
   */
  public List<Action> quitting(List<Successor> able, long now) {
    List<Action> out = awake(now);
    if (state == State.HOSTING) {
      state = State.HANDING;
      rivals.stop();
      heirs.addAll(able);
      out.add(new Hold());
      handOver(now, out);
    } else if (state != State.HANDING) {
      state = State.GONE;
    }
    return next(out, now);
  }

  /** The successor hosts: {@code ROOM READY}. */
  public List<Action> handed(Seat to, long now) {
    List<Action> out = awake(now);
    if (isHeir(to.fingerprint())) {
      state = State.GONE;
      out.add(new Close("the host left", Optional.of(to)));
    }
    return next(out, now);
  }

  /** The successor can't: {@code ROOM UNABLE}, or it is gone. */
  public List<Action> notHanded(String fingerprint, long now) {
    List<Action> out = awake(now);
    if (isHeir(fingerprint)) {
      nextHeir(now, out);
    }
    return next(out, now);
  }

  private boolean isHeir(String fingerprint) {
    return state == State.HANDING
        && !heirs.isEmpty()
        && heirs.getFirst().fingerprint().equals(fingerprint);
  }

  private void nextHeir(long now, List<Action> out) {
    heirs.removeFirst();
    handOver(now, out);
  }

  private void handOver(long now, List<Action> out) {
    if (heirs.isEmpty()) {
      state = State.GONE;
      out.add(new Close("the host left", Optional.empty()));
    } else {
      deadline = now + HAND_OVER_PATIENCE;
      out.add(new HandOver(heirs.getFirst()));
    }
  }

  /** The time of the last {@link Wake} has come. */
  public List<Action> tick(long now) {
    List<Action> out = awake(now);
    if (state == State.FOLLOWING && !inside && now >= deadline) {
      lose(now);
    } else if (state == State.HANDING && now >= deadline) {
      nextHeir(now, out);
    }
    return next(out, now);
  }

  /** What to answer to {@code ROOM WHO}. */
  public Answer answer() {
    return switch (state) {
      case HOSTING, HANDING -> hosting();
      case OPENING -> new NotHosting(-1, standing.epoch, Optional.empty());
      case FOLLOWING, SEEKING, GONE ->
          new NotHosting(
              standing.order(), standing.epoch, inside ? standing.seat : Optional.empty());
    };
  }

  private Hosting hosting() {
    Seat self = standing.self;
    return new Hosting(
        new Seat(self.fingerprint(), self.addresses(), standing.epoch),
        members,
        standing.joinedRoom);
  }

  public boolean isHosting() {
    return state == State.HOSTING || state == State.HANDING;
  }

  /** What a later start has to know. */
  public Memory memory() {
    return standing.memory();
  }

  private void open(List<Action> out) {
    state = State.OPENING;
    out.add(new Open(standing.epoch));
  }

  private void follow(Seat to, long now, List<Action> out) {
    standing.sit(to);
    state = State.FOLLOWING;
    inside = false;
    deadline = now + JOIN_PATIENCE;
    out.add(new Follow(to));
  }

  /** The first thing with every input: have we slept? */
  private List<Action> awake(long now) {
    List<Action> out = new ArrayList<>();
    if (now - DEAD > lastInput) {
      if (state == State.SEEKING) {
        seek(now);
      } else if (state == State.HOSTING) {
        rivals.suspect(now, out);
      }
    }
    lastInput = now;
    return out;
  }

  /** The last thing with every input: what follows from it, and when to wake. */
  private List<Action> next(List<Action> out, long now) {
    lastInput = now;
    if (state == State.SEEKING) {
      List<Action> dials = seeking.dials(now);
      Optional<Seat> found = seeking.found(now);
      if (found.isPresent()) {
        follow(found.get(), now, out);
      } else if (seeking.mayOpen(now)) {
        standing.believe(seeking.epoch());
        open(out);
      } else {
        out.addAll(dials);
      }
    } else if (state == State.HOSTING) {
      out.addAll(rivals.next(standing, now));
    }
    wake(now).ifPresent(at -> out.add(new Wake(at)));
    return out;
  }

  private Optional<Long> wake(long now) {
    return switch (state) {
      case FOLLOWING -> inside ? Optional.empty() : Optional.of(deadline);
      case HANDING -> Optional.of(deadline);
      case HOSTING -> Optional.of(Math.min(now + HEARTBEAT, rivals.dueAt()));
      case SEEKING -> Optional.of(seeking.dueAt(now));
      case OPENING, GONE -> Optional.empty();
    };
  }
}
