package org.swarmroom.chat.succession.sim;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.swarmroom.chat.succession.Action;
import org.swarmroom.chat.succession.Answer;
import org.swarmroom.chat.succession.Answer.Hosting;
import org.swarmroom.chat.succession.Memory;
import org.swarmroom.chat.succession.Seat;
import org.swarmroom.chat.succession.Successor;
import org.swarmroom.chat.succession.Takeover;

/** A running program: does what its {@link Takeover} wants, as member and as host. */
final class SimProcess {

  final SimNode node;
  final World world;
  final SimLog log;
  final int start;

  private final Memory memory;
  private final Takeover takeover;
  private final SimMember member;
  private final Deque<Runnable> frozen = new ArrayDeque<>();
  private Optional<SimHost> host = Optional.empty();
  private List<Successor> successors;
  private boolean alive = true;
  private long frozenUntil;
  private long wake;
  private boolean quitting;
  private long hostsSince;

  SimProcess(SimNode node, Memory memory, int start) {
    this.node = node;
    this.world = node.net.world;
    this.start = start;
    this.log = node.disk.lines.copy();
    this.memory =
        world.has(Rule.RETURN_LOOKS_FIRST) || !memory.wasInside() ? memory : maker(memory);
    this.successors = memory.successors();
    this.takeover = new Takeover(this.memory, world.random.split(), world.now());
    this.member = new SimMember(this, takeover);
  }

  private static Memory maker(Memory m) {
    return new Memory(
        m.self(),
        m.joined(),
        Optional.empty(),
        true,
        true,
        m.successors(),
        m.others(),
        m.seats(),
        m.epoch());
  }

  void start() {
    member.started();
    obey(takeover.started(world.now()));
  }

  boolean alive() {
    return alive;
  }

  Optional<SimHost> host() {
    return host;
  }

  SimMember member() {
    return member;
  }

  boolean isQuitting() {
    return quitting;
  }

  boolean isHosting() {
    return alive && takeover.isHosting() && host.isPresent() && host.get().open();
  }

  long hostsSince() {
    return hostsSince;
  }

  boolean isFrozen() {
    return world.now() < frozenUntil;
  }

  /** Runs now, or when the process is no longer stopped; never if it ended. */
  void run(Runnable work) {
    if (!alive) {
      return;
    }
    if (isFrozen() || !frozen.isEmpty()) {
      frozen.add(work);
    } else {
      work.run();
    }
  }

  void after(long millis, Runnable work) {
    world.after(millis, () -> run(work));
  }

  /** SIGSTOP, and SIGCONT later. */
  void freeze(long millis) {
    world.happened(node.index, "frozen", millis);
    frozenUntil = Math.max(frozenUntil, world.now() + millis);
    world.after(millis, this::thaw);
  }

  private void thaw() {
    while (alive && !isFrozen() && !frozen.isEmpty()) {
      frozen.remove().run();
    }
  }

  void killed() {
    alive = false;
    for (SimLink link : List.copyOf(node.net.links)) {
      if (link.member == this || link.host == this) {
        link.killed(this);
      }
    }
  }

  /** The person closes the program. */
  void quit() {
    run(
        () -> {
          if (!quitting) {
            quitting = true;
            boolean hosts = takeover.isHosting();
            obey(
                takeover.quitting(
                    host.map(h -> h.able(successors)).orElse(List.of()), world.now()));
            if (!hosts) {
              node.left();
            }
          }
        });
  }

  // ---------------------------------------------------------------- what Takeover wants

  void obey(List<Action> actions) {
    for (Action action : new ArrayList<>(actions)) {
      if (!alive) {
        return;
      }
      if (!(action instanceof Action.Wake)) {
        world.happened(node.index, "does", action);
      }
      if (action instanceof Action.Dial dial) {
        dial(dial);
      } else if (action instanceof Action.Follow follow) {
        keep();
        if (host.isPresent()) {
          host.get().afterClose(() -> member.follow(follow.seat()));
        } else {
          member.follow(follow.seat());
        }
      } else if (action instanceof Action.Open open) {
        open(open.above());
      } else if (action instanceof Action.Hold hold) {
        host.ifPresent(h -> h.hold(true));
      } else if (action instanceof Action.Resume) {
        host.ifPresent(h -> h.hold(false));
      } else if (action instanceof Action.Close close) {
        close(close.movedTo());
      } else if (action instanceof Action.HandOver to) {
        host.ifPresent(h -> h.handOver(to.to()));
      } else if (action instanceof Action.Wake w) {
        wake(w.at());
      }
    }
  }

  private void wake(long at) {
    wake = at;
    after(
        at - world.now(),
        () -> {
          if (wake == at) {
            obey(takeover.tick(world.now()));
          }
        });
  }

  private void dial(Action.Dial dial) {
    boolean redial =
        member.stood()
            && !takeover.isHosting()
            && takeover.memory().seat().stream()
                .anyMatch(s -> s.fingerprint().equals(dial.fingerprint()));
    boolean off =
        redial && !world.has(Rule.REDIAL) || takeover.isHosting() && !world.has(Rule.HEALING);
    if (off) {
      after(1, () -> dialled(dial.fingerprint(), new Answer.Unreachable()));
    } else {
      node.net.ask(this, node.net.node(dial.fingerprint()), a -> dialled(dial.fingerprint(), a));
    }
  }

  private void dialled(String fingerprint, Answer answer) {
    boolean waits = world.has(Rule.RANK_WAIT) || !(answer instanceof Answer.NotHosting);
    obey(takeover.dialled(fingerprint, waits ? answer : new Answer.Unreachable(), world.now()));
  }

  private void open(long above) {
    SimHost fresh = new SimHost(this, above, successors);
    host = Optional.of(fresh);
    fresh.open(
        epoch -> {
          node.judge.opens(this);
          hostsSince = world.now();
          obey(takeover.opened(epoch, world.now()));
          if (isHosting()) {
            keep();
            member.hosts(fresh);
            fresh.ready();
          }
        });
  }

  private void close(Optional<Seat> movedTo) {
    host.ifPresent(
        closing ->
            closing.close(
                movedTo,
                () -> {
                  host = Optional.empty();
                  if (quitting) {
                    node.left();
                  }
                }));
  }

  // ---------------------------------------------------------------- for others

  Answer answer() {
    return takeover.answer();
  }

  Optional<Hosting> claim() {
    return takeover.answer() instanceof Hosting h ? Optional.of(h) : Optional.empty();
  }

  void rivalSeen(Hosting rival) {
    if (world.has(Rule.HEALING)) {
      obey(takeover.rivalSeen(rival, world.now()));
    }
  }

  Takeover takeover() {
    return takeover;
  }

  void successors(List<Successor> list) {
    successors = list;
    if (!world.has(Rule.RANK_WAIT)) {
      List<Successor> first = new ArrayList<>(List.of(node.successor()));
      list.stream().filter(s -> !s.fingerprint().equals(node.fingerprint)).forEach(first::add);
      takeover.successors(first);
    } else {
      takeover.successors(list);
    }
    keep();
  }

  List<Successor> successors() {
    return successors;
  }

  /** What the next start must know goes to disk. */
  void keep() {
    Memory now = takeover.memory();
    node.disk.write(this, () -> node.disk.memory = Optional.of(now), () -> {});
  }
}
