package org.swarmroom.chat.succession.sim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.swarmroom.chat.succession.Answer;

/** Machines, the delays between them, and cuts. */
final class SimNet {

  final World world;
  final List<SimNode> nodes = new ArrayList<>();
  final List<SimLink> links = new ArrayList<>();

  private final Map<String, SimNode> byName = new HashMap<>();
  private int[] sides = new int[0];
  private int slowest;

  SimNet(World world, int slowest) {
    this.world = world;
    this.slowest = slowest;
  }

  void add(SimNode node) {
    nodes.add(node);
    byName.put(node.fingerprint, node);
    sides = new int[nodes.size()];
  }

  SimNode node(String fingerprint) {
    SimNode node = byName.get(fingerprint);
    if (node == null) {
      throw new IllegalArgumentException("nobody is " + fingerprint);
    }
    return node;
  }

  void slowest(int millis) {
    slowest = millis;
  }

  /** One way, ms. */
  long delay() {
    return 1 + world.random.nextInt(slowest);
  }

  /** Who is on different sides hears nothing of one another. */
  void cut(int[] sides) {
    this.sides = sides.clone();
  }

  void heal() {
    sides = new int[nodes.size()];
    for (SimLink link : List.copyOf(links)) {
      link.healed();
    }
  }

  boolean together(SimNode a, SimNode b) {
    return sides[a.index] == sides[b.index];
  }

  /** Whether a packet from one to the other's port would be answered by its kernel. */
  boolean reaches(SimNode from, SimNode to) {
    return from == to || together(from, to) && to.reachable && !to.powerless;
  }

  /** Asks ROOM WHO: three round trips; nothing if nobody answers at all. */
  void ask(SimProcess from, SimNode to, Consumer<Answer> answered) {
    long delay = delay();
    world.after(
        2 * delay,
        () -> {
          if (!reaches(from.node, to)) {
            return;
          }
          Optional<SimProcess> there = to.process();
          if (there.isEmpty()) {
            back(from, to, 0, new Answer.Unreachable(), answered);
          } else {
            world.after(
                3 * delay, () -> there.get().run(() -> answer(from, there.get(), delay, answered)));
          }
        });
  }

  private void answer(SimProcess from, SimProcess there, long delay, Consumer<Answer> answered) {
    if (from.alive() && reaches(from.node, there.node)) {
      from.claim().ifPresent(there::rivalSeen);
      back(from, there.node, delay, there.answer(), answered);
    }
  }

  private void back(
      SimProcess from, SimNode to, long delay, Answer answer, Consumer<Answer> answered) {
    world.after(
        delay,
        () -> {
          if (together(from.node, to)) {
            from.run(() -> answered.accept(answer));
          }
        });
  }

  /**
   * A connection to a host.
   *
   * @param refused when nothing listens there; when nothing comes back at all, nobody is told
   */
  void connect(SimProcess from, SimNode to, Consumer<SimLink> open, Runnable refused) {
    long delay = delay();
    world.after(
        4 * delay,
        () -> {
          if (!from.alive() || !reaches(from.node, to)) {
            return;
          }
          var host = to.process().flatMap(SimProcess::host);
          if (host.isEmpty()) {
            world.after(delay, () -> from.run(refused));
          } else {
            SimLink link = new SimLink(this, from, host.get().process, delay);
            links.add(link);
            host.get().process.run(() -> host.get().accept(link));
            world.after(delay, () -> from.run(() -> open.accept(link)));
          }
        });
  }
}
