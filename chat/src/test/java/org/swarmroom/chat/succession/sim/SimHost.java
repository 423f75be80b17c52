package org.swarmroom.chat.succession.sim;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.swarmroom.chat.log.Stamp;
import org.swarmroom.chat.succession.Acks;
import org.swarmroom.chat.succession.Epochs;
import org.swarmroom.chat.succession.Have;
import org.swarmroom.chat.succession.LogSync;
import org.swarmroom.chat.succession.Merge.Change;
import org.swarmroom.chat.succession.Place;
import org.swarmroom.chat.succession.Seat;
import org.swarmroom.chat.succession.Successor;
import org.swarmroom.chat.succession.Takeover;

/** The server: stamps, keeps, passes on; least of what a room must do. */
final class SimHost implements SimLink.Listener {

  private static final long TICK = 1_000;

  private record Wish(String who, String id, int sender, int number) {}

  final SimProcess process;

  private final SimNode node;
  private final World world;
  private final Epochs epochs;
  private final Acks acks = new Acks();
  private final SimHeirs heirs;
  private final Map<SimLink, SimSession> sessions = new LinkedHashMap<>();
  private final Map<String, SimSession> byName = new LinkedHashMap<>();
  private final Deque<Wish> waiting = new ArrayDeque<>();
  private final Map<String, SimLine> pending = new LinkedHashMap<>();
  private final List<Runnable> whenIdle = new ArrayList<>();
  private final List<Runnable> whenClosed = new ArrayList<>();
  private boolean open;
  private boolean held;
  private boolean closing;
  private long keeping;

  SimHost(SimProcess process, long above, List<Successor> inherited) {
    this.process = process;
    this.node = process.node;
    this.world = process.world;
    long highest = Math.max(above, Math.max(process.log.epoch(), node.disk.epoch));
    this.epochs = new Epochs(node.name8(), highest, process.log.newest().map(Place::at).orElse(0L));
    this.heirs = new SimHeirs(this, inherited);
  }

  void open(LongConsumer opened) {
    keepEpoch(
        () -> {
          if (!open) {
            open = true;
            opened.accept(epochs.current());
            tick();
          }
        });
  }

  /** The old host, if it waits for us, may go. */
  void ready() {
    process.member().ready(new Msg.Ready(node.seat()));
  }

  boolean open() {
    return open && !closing;
  }

  private void keepEpoch(Runnable then) {
    long epoch = epochs.toKeep().orElse(0);
    if (epoch == 0 || epoch == keeping) {
      return;
    }
    keeping = epoch;
    node.disk.write(
        process,
        () -> node.disk.epoch = Math.max(node.disk.epoch, epoch),
        () -> {
          epochs.kept(epoch);
          then.run();
          flush();
        });
  }

  // ---------------------------------------------------------------- lines

  void say(String who, String id, int sender, int number) {
    waiting.add(new Wish(who, id, sender, number));
    flush();
  }

  private void flush() {
    if (!open || held || closing || !epochs.mayStamp()) {
      return;
    }
    while (!waiting.isEmpty()) {
      stamp(waiting.remove());
    }
  }

  private void stamp(Wish wish) {
    if (world.has(Rule.DEDUP)) {
      var known = process.log.find(wish.id());
      if (known.isPresent()) {
        // perhaps merged just now and not on disk yet
        node.disk.write(process, () -> {}, () -> again(wish.who(), known.get()));
        return;
      }
      if (pending.containsKey(wish.id())) {
        return; // its sender is told by name when it is kept
      }
    }
    Place place = epochs.stamp(node.clock());
    SimLine line = new SimLine(wish.id(), place, wish.sender(), wish.number());
    node.judge.stamped(line);
    pending.put(line.id(), line);
    node.disk.write(process, () -> node.disk.lines.put(line), () -> kept(wish.who(), line));
  }

  private void kept(String who, SimLine line) {
    pending.remove(line.id());
    process.log.put(line);
    SimLine best = world.has(Rule.DEDUP) ? process.log.find(line.id()).orElse(line) : line;
    sessions.values().forEach(s -> tell(s, best, false));
    process.member().kept(best);
    safe(acks.said(best.id(), best.place().stamp(), who));
    idle();
  }

  private void again(String who, SimLine line) {
    SimSession session = byName.get(who);
    if (session != null) {
      tell(session, line, false);
    } else if (who.equals(node.fingerprint)) {
      process.member().kept(line);
    }
    safe(acks.said(line.id(), line.place().stamp(), who));
  }

  private void tell(SimSession to, SimLine line, boolean page) {
    to.link.send(process, new Msg.Tell(line, page));
    acks.sent(to.member.fingerprint(), line.place().stamp());
  }

  private void safe(List<Acks.Safe> safe) {
    for (Acks.Safe s : safe) {
      int others = byName.size() - (byName.containsKey(s.sender()) ? 1 : 0);
      int copies = Math.min(Acks.ENOUGH, others);
      SimSession session = byName.get(s.sender());
      if (session != null) {
        session.link.send(process, new Msg.Safe(s.id(), copies));
      } else if (s.sender().equals(node.fingerprint)) {
        process.member().safe(s.id(), copies);
      }
    }
  }

  private void idle() {
    if (pending.isEmpty()) {
      List<Runnable> now = List.copyOf(whenIdle);
      whenIdle.clear();
      now.forEach(Runnable::run);
    }
  }

  /** A line from a member's log. */
  void merge(Optional<SimSession> from, SimLine line) {
    Stamp stamp = line.place().stamp();
    seen(stamp.epoch(), stamp.host());
    epochs.seenAt(line.place().at(), node.clock());
    Change change = process.log.put(line);
    if (change == Change.KNOWN) {
      return;
    }
    node.disk.write(
        process,
        () -> node.disk.lines.put(line),
        () -> {
          acks.restamped(line.id(), stamp);
          from.ifPresent(s -> safe(acks.holds(s.member.fingerprint(), stamp)));
          for (SimSession s : sessions.values()) {
            if (from.isEmpty() || s != from.get()) {
              tell(s, line, false);
            }
          }
          process.member().kept(line);
        });
  }

  private void seen(long epoch, String host) {
    boolean same = epoch == epochs.current();
    if (world.has(Rule.EPOCH) && (!same || world.has(Rule.SAME_NUMBER))) {
      epochs.seen(epoch, host);
      keepEpoch(() -> process.takeover().seen(epochs.current()));
    }
  }

  // ---------------------------------------------------------------- sessions

  void accept(SimLink link) {
    if (closing) {
      link.close(process);
    } else {
      link.listen(process, this);
    }
  }

  @Override
  public void received(SimLink link, Msg message) {
    SimSession session = sessions.get(link);
    if (session == null) {
      if (message instanceof Msg.Join join) {
        if (closing) {
          link.close(process);
        } else {
          join(link, join);
        }
      }
      return;
    }
    session.heard = world.now();
    String name = session.member.fingerprint();
    if (message instanceof Msg.HaveAll m) {
      have(session, m);
    } else if (message instanceof Msg.WantPage m) {
      List<SimLine> lines = process.log.page(m.page());
      lines.forEach(line -> tell(session, line, true));
      link.send(process, new Msg.Sent(m.page(), lines.size()));
    } else if (message instanceof Msg.Tell m) {
      merge(Optional.of(session), m.line());
    } else if (message instanceof Msg.Sent m) {
      ask(session, session.sync.sent(m.page(), m.lines()));
    } else if (message instanceof Msg.Say m) {
      say(name, m.id(), m.sender(), m.number());
    } else if (message instanceof Msg.Got m) {
      safe(acks.got(name, m.stamp()));
    } else if (message instanceof Msg.Checked m) {
      heirs.checked(m.check(), m.ok());
    } else if (message instanceof Msg.Ready m) {
      process.obey(process.takeover().handed(m.seat(), world.now()));
    } else if (message instanceof Msg.Unable) {
      process.obey(process.takeover().notHanded(name, world.now()));
    } else if (message instanceof Msg.Ping) {
      link.send(process, new Msg.Ping(true));
    } else {
      throw new IllegalStateException("not for a host: " + message);
    }
  }

  private void join(SimLink link, Msg.Join join) {
    String name = join.member().fingerprint();
    SimSession old = byName.get(name);
    if (old != null) {
      old.link.close(process);
      remove(old);
    }
    join.newest()
        .ifPresent(
            p -> {
              seen(p.stamp().epoch(), p.stamp().host());
              epochs.seenAt(p.at(), node.clock());
            });
    SimSession session = new SimSession(link, join.member(), world.now());
    sessions.put(link, session);
    byName.put(name, session);
    heirs.joined(join.member());
    acks.joined(name);
    link.send(process, new Msg.Joined(epochs.current()));
    heirs.parts().forEach(part -> link.send(process, part));
    link.send(process, new Msg.HaveAll(process.log.have().words()));
    changed();
  }

  private void have(SimSession session, Msg.HaveAll m) {
    Have theirs = new Have();
    m.words().forEach(theirs::add);
    theirs.origins().keySet().forEach(o -> seen(o.epoch(), o.host()));
    session.told = true;
    if (world.has(Rule.SYNC)) {
      safe(acks.has(session.member.fingerprint(), theirs));
      ask(session, session.sync.begin(process.log.have(), theirs));
    }
  }

  private void ask(SimSession session, List<LogSync.Want> wants) {
    wants.forEach(w -> session.link.send(process, new Msg.WantPage(w)));
  }

  @Override
  public void ended(SimLink link) {
    SimSession session = sessions.get(link);
    if (session != null) {
      remove(session);
    }
  }

  private void remove(SimSession session) {
    sessions.remove(session.link);
    String name = session.member.fingerprint();
    if (byName.remove(name, session)) {
      heirs.left(name);
      safe(acks.left(name));
      process.obey(process.takeover().notHanded(name, world.now()));
      changed();
    }
  }

  private void changed() {
    process.takeover().members(1 + byName.size());
    List<Successor> people = new ArrayList<>(byName.values().stream().map(s -> s.member).toList());
    process.takeover().others(people);
    toAll(new Msg.People(people));
    heirs.tell();
  }

  private void tick() {
    if (closing) {
      return;
    }
    for (SimSession session : List.copyOf(sessions.values())) {
      if (world.now() - session.heard > Takeover.DEAD) {
        session.link.close(process);
        remove(session);
      }
    }
    heirs.tick();
    process.after(TICK, this::tick);
  }

  void toAll(Msg message) {
    sessions.values().forEach(s -> s.link.send(process, message));
  }

  void to(String member, Msg message) {
    SimSession session = byName.get(member);
    if (session != null) {
      session.link.send(process, message);
    }
  }

  // ---------------------------------------------------------------- the end

  void hold(boolean on) {
    held = on;
    flush();
  }

  /** Members that hold all we have, in the order of the list. */
  List<Successor> able(List<Successor> successors) {
    return successors.stream()
        .filter(s -> byName.containsKey(s.fingerprint()) && byName.get(s.fingerprint()).told)
        .toList();
  }

  void handOver(Successor to) {
    whenIdle.add(
        () -> {
          SimSession session = byName.get(to.fingerprint());
          if (session == null) {
            process.obey(process.takeover().notHanded(to.fingerprint(), world.now()));
          } else {
            session.link.send(process, new Msg.Take(epochs.current()));
          }
        });
    idle();
  }

  void close(Optional<Seat> movedTo, Runnable closed) {
    closing = true;
    whenClosed.add(closed);
    whenIdle.add(
        () -> {
          for (SimSession session : List.copyOf(sessions.values())) {
            movedTo.ifPresent(to -> session.link.send(process, new Msg.Moved(to)));
            session.link.close(process);
          }
          sessions.clear();
          whenClosed.forEach(Runnable::run);
        });
    idle();
  }

  void afterClose(Runnable then) {
    whenClosed.add(then);
  }
}
