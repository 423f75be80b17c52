package org.swarmroom.chat.succession.sim;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.swarmroom.chat.succession.Gots;
import org.swarmroom.chat.succession.Have;
import org.swarmroom.chat.succession.LogSync;
import org.swarmroom.chat.succession.Merge.Change;
import org.swarmroom.chat.succession.Resend;
import org.swarmroom.chat.succession.Seat;
import org.swarmroom.chat.succession.SuccessorView;
import org.swarmroom.chat.succession.Takeover;

/** The client: says, follows, keeps its log equal to the host's. */
final class SimMember implements SimLink.Listener {

  private static final long CONNECT = 1_500;

  private final SimProcess process;
  private final SimNode node;
  private final World world;
  private final Takeover takeover;
  private final Resend resend = new Resend();
  private final Gots gots = new Gots();
  private final SuccessorView view;
  private final Map<String, Integer> texts = new LinkedHashMap<>();
  private final Set<String> sentOnce = new HashSet<>();
  private Optional<SimLink> link = Optional.empty();
  private Optional<SimHost> own = Optional.empty();
  private LogSync sync = new LogSync();
  private List<String> words = new ArrayList<>();
  private boolean joined;
  private boolean stood;
  private boolean entered;
  private long heard;
  private int attempt;
  private int resends;

  SimMember(SimProcess process, Takeover takeover) {
    this.process = process;
    this.node = process.node;
    this.world = process.world;
    this.takeover = takeover;
    this.view = new SuccessorView(process.successors());
  }

  void started() {
    node.disk.outbox.forEach(
        (id, number) -> {
          texts.put(id, number);
          resend.found(id);
        });
    beat();
  }

  /** The person says a text. */
  void say() {
    int number = ++node.said;
    String id = node.name8() + "." + process.start + "." + number;
    texts.put(id, number);
    resend.said(id);
    world.happened(node.index, "says", number);
    node.disk.write(
        process,
        () -> {
          node.disk.outbox.put(id, number);
          node.durable.add(number);
        },
        () -> {
          resend.kept(id);
          send();
        });
  }

  private void send() {
    for (String id : resend.due()) {
      if (!world.has(Rule.RESEND) && !sentOnce.add(id)) {
        continue;
      }
      String sent = world.has(Rule.IDS) ? id : id + "#" + resends++;
      int number = texts.getOrDefault(id, 0);
      if (own.isPresent()) {
        own.get().say(node.fingerprint, sent, node.index, number);
      } else {
        link.ifPresent(l -> l.send(process, new Msg.Say(sent, node.index, number)));
      }
    }
  }

  /** Whether what is said now reaches a host at once. */
  Optional<SimNode> talksIn() {
    if (!entered) {
      return Optional.empty();
    }
    return own.isPresent() ? Optional.of(node) : link.map(l -> l.host.node);
  }

  /** Whether it has been in a room since the program started. */
  boolean stood() {
    return stood;
  }

  List<String> waiting() {
    return resend.waiting();
  }

  // ---------------------------------------------------------------- coming and going

  void follow(Seat seat) {
    drop();
    own = Optional.empty();
    int mine = ++attempt;
    node.net.connect(
        process,
        node.net.node(seat.fingerprint()),
        fresh -> {
          if (mine == attempt) {
            connected(fresh);
          } else {
            fresh.close(process);
          }
        },
        () -> failed(mine));
    process.after(CONNECT, () -> failed(mine));
  }

  private void failed(int mine) {
    if (mine == attempt && link.isEmpty()) {
      attempt++;
      process.obey(takeover.lost(world.now()));
    }
  }

  private void connected(SimLink fresh) {
    link = Optional.of(fresh);
    heard = world.now();
    words = new ArrayList<>();
    sync = new LogSync();
    view.restart();
    gots.restart();
    fresh.listen(process, this);
    fresh.send(process, new Msg.Join(node.successor(), process.log.epoch(), process.log.newest()));
  }

  private void drop() {
    link.ifPresent(l -> l.close(process));
    link = Optional.empty();
    out();
  }

  private void out() {
    joined = false;
    entered = false;
    resend.left();
  }

  @Override
  public void ended(SimLink ended) {
    if (link.isPresent() && link.get() == ended) {
      link = Optional.empty();
      if (own.isEmpty()) {
        out();
      }
      process.obey(takeover.lost(world.now()));
    }
  }

  /** We host ourselves: what is said goes there. */
  void hosts(SimHost host) {
    own = Optional.of(host);
    attempt++;
    entered = true;
    resend.entered();
    send();
  }

  private void beat() {
    link.ifPresent(
        l -> {
          if (world.now() - heard > Takeover.DEAD) {
            l.close(process);
            ended(l);
          } else {
            l.send(process, new Msg.Ping(false));
          }
        });
    process.after(Takeover.HEARTBEAT, this::beat);
  }

  // ---------------------------------------------------------------- what the host says

  @Override
  public void received(SimLink from, Msg message) {
    if (link.isEmpty() || link.get() != from) {
      return;
    }
    heard = world.now();
    if (message instanceof Msg.Joined m) {
      joined = true;
      stood = true;
      process.obey(takeover.joined(m.epoch(), world.now()));
      process.keep();
      Msg have = new Msg.HaveAll(process.log.have().words());
      node.disk.write(process, () -> {}, () -> from.send(process, have)); // all of it on disk
    } else if (message instanceof Msg.HaveAll m) {
      Have theirs = new Have();
      m.words().forEach(theirs::add);
      if (world.has(Rule.SYNC)) {
        ask(sync.begin(process.log.have(), theirs));
      } else {
        ask(sync.begin(new Have(), new Have()));
      }
    } else if (message instanceof Msg.WantPage m) {
      answer(from, m.page());
    } else if (message instanceof Msg.Tell m) {
      if (own.isPresent()) {
        own.get().merge(Optional.empty(), m.line());
      } else {
        store(from, m.line());
      }
    } else if (message instanceof Msg.Sent m) {
      ask(sync.sent(m.page(), m.lines()));
    } else if (message instanceof Msg.Safe m) {
      node.judge.twoTicks(m.id(), node, m.copies() + 1); // and the host
      leaves(resend.safe(known(m.id())), known(m.id()));
    } else if (message instanceof Msg.Succ m) {
      view.accept(m.part()).ifPresent(process::successors);
    } else if (message instanceof Msg.People m) {
      takeover.others(
          m.members().stream().filter(o -> !o.fingerprint().equals(node.fingerprint)).toList());
      process.keep();
    } else if (message instanceof Msg.CheckReach m) {
      reach(from, m);
    } else if (message instanceof Msg.Moved m) {
      if (own.isEmpty()) {
        process.obey(takeover.moved(m.to(), world.now()));
      }
    } else if (message instanceof Msg.Take m) {
      take(from, m.epoch());
    } else if (message instanceof Msg.Ping) {
    } else {
      throw new IllegalStateException("not for a member: " + message);
    }
  }

  /** Hosts once all that came before is on disk; can't while lines are missing. */
  private void take(SimLink from, long epoch) {
    if (entered && own.isEmpty()) {
      node.disk.write(process, () -> {}, () -> process.obey(takeover.take(epoch, world.now())));
    } else {
      from.send(process, new Msg.Unable(node.fingerprint));
    }
  }

  /** The room is open here after a hand-over: the old host is told. */
  void ready(Msg answer) {
    link.ifPresent(l -> l.send(process, answer));
  }

  private void reach(SimLink from, Msg.CheckReach m) {
    SimNode whom = node.net.node(m.whom().fingerprint());
    boolean ok = node.net.reaches(node, whom) && whom.alive();
    process.after(
        ok ? 4 * node.net.delay() : 1_500,
        () -> from.send(process, new Msg.Checked(m.check(), ok)));
  }

  private void ask(List<LogSync.Want> wants) {
    wants.forEach(w -> link.ifPresent(l -> l.send(process, new Msg.WantPage(w))));
    if (sync.done() && joined && !entered) {
      entered = true;
      resend.entered();
      send();
    }
  }

  private void answer(SimLink to, LogSync.Want page) {
    List<SimLine> lines = process.log.page(page);
    node.disk.write(
        process,
        () -> {},
        () -> {
          lines.forEach(line -> to.send(process, new Msg.Tell(line, true)));
          to.send(process, new Msg.Sent(page, lines.size()));
        });
  }

  private void store(SimLink from, SimLine line) {
    Change change = process.log.put(line);
    takeover.seen(line.place().stamp().epoch());
    node.disk.write(
        process,
        () -> {
          if (change != Change.KNOWN) {
            node.disk.lines.put(line);
          }
        },
        () -> {
          if (link.isPresent() && link.get() == from) {
            gots.stored(line.place().stamp());
            got();
          }
          kept(line);
        });
  }

  private void got() {
    gots.due(world.now())
        .ifPresent(stamp -> link.ifPresent(l -> l.send(process, new Msg.Got(stamp))));
    gots.dueAt().ifPresent(at -> process.after(at - world.now(), this::got));
  }

  /** A line is in our log; perhaps it is our own, and this its first tick. */
  void kept(SimLine line) {
    String id = known(line.id());
    if (resend.knows(id)) {
      node.judge.oneTick(line);
      leaves(resend.logged(id), id);
    }
  }

  void safe(String id, int copies) {
    node.judge.twoTicks(id, node, copies);
    leaves(resend.safe(known(id)), known(id));
  }

  private static String known(String id) {
    int mark = id.indexOf('#');
    return mark < 0 ? id : id.substring(0, mark);
  }

  private void leaves(boolean leaves, String id) {
    if (leaves) {
      texts.remove(id);
      node.disk.write(process, () -> node.disk.outbox.remove(id), () -> {});
    }
  }
}
