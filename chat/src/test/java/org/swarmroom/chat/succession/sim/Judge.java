package org.swarmroom.chat.succession.sim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.swarmroom.chat.log.Stamp;
import org.swarmroom.chat.succession.Memory;

/** Knows what must hold, watches, and says what didn't. */
final class Judge {

  /** ms after a cut or a stopped process for which two hosts are nobody's fault. */
  private static final long AFTERMATH = 45_000;

  /** ms within which two may open without one having heard of the other. */
  private static final long RACE = 1_000;

  private static final long RACE_ENDS = 10_000;

  final List<String> wrong = new ArrayList<>();
  int takeovers;
  int races;
  int acknowledged;
  int safe;

  private final SimNet net;
  private final Map<Stamp, String> stamps = new HashMap<>();
  private final Map<String, List<SimNode>> ticked = new LinkedHashMap<>();
  private long disturbedUntil;

  Judge(SimNet net) {
    this.net = net;
  }

  /** For so long from now two hosts may not know of each other. */
  void disturbed(long millis) {
    disturbedUntil = Math.max(disturbedUntil, net.world.now() + millis + AFTERMATH);
  }

  void stamped(SimLine line) {
    String old = stamps.put(line.place().stamp(), line.id());
    if (old != null) {
      wrong.add("stamp " + line.place().stamp() + " used twice: " + old + ", " + line.id());
    }
  }

  void oneTick(SimLine line) {
    if (!ticked.containsKey(line.id())) {
      acknowledged++;
      ticked.put(line.id(), holders(line.id()));
    }
  }

  private List<SimNode> holders(String id) {
    return net.nodes.stream().filter(n -> n.disk.lines.find(id).isPresent()).toList();
  }

  void twoTicks(String id, SimNode sender, int copies) {
    safe++;
    long others = holders(id).stream().filter(n -> n != sender).count();
    if (others < copies && net.world.has(Rule.DEDUP)) {
      wrong.add(id + " has two ticks for " + copies + " others; others that have it: " + others);
    }
  }

  void opens(SimProcess opener) {
    takeovers++;
    if (net.world.now() < disturbedUntil) {
      return;
    }
    for (SimNode other : net.nodes) {
      Optional<SimProcess> p = other.process();
      if (other != opener.node
          && p.isPresent()
          && p.get().isHosting()
          && !p.get().isQuitting()
          && net.reaches(opener.node, other)) {
        beside(opener, p.get());
      }
    }
  }

  /** Two who open at one moment can't know of each other; they must soon be one. */
  private void beside(SimProcess opener, SimProcess other) {
    String what = at() + "n" + opener.node.index + " opened beside n" + other.node.index;
    if (net.world.now() - other.hostsSince() > RACE) {
      wrong.add(what);
      return;
    }
    races++;
    net.world.after(
        RACE_ENDS,
        () -> {
          if (opener.isHosting() && other.isHosting() && net.world.now() >= disturbedUntil) {
            wrong.add(what + ", and stayed");
          }
        });
  }

  private String at() {
    return (net.world.now() - World.START) + " ms: ";
  }

  /** After all has healed. */
  void end() {
    List<SimNode> alive = net.nodes.stream().filter(SimNode::alive).toList();
    List<SimNode> inside =
        alive.stream().filter(n -> n.disk.memory.stream().anyMatch(Memory::wasInside)).toList();
    if (inside.isEmpty()) {
      return;
    }
    oneHost(inside);
    List<SimLine> lines = inside.get(0).disk.lines.inOrder();
    for (SimNode node : inside) {
      if (!node.disk.lines.inOrder().equals(lines)) {
        wrong.add(
            "the logs of n"
                + inside.get(0).index
                + " ("
                + lines.size()
                + ") and n"
                + node.index
                + " ("
                + node.disk.lines.inOrder().size()
                + ") differ");
      }
    }
    onceAndInOrder(lines);
    present(inside, lines);
  }

  private void oneHost(List<SimNode> inside) {
    List<SimNode> hosts =
        inside.stream().filter(n -> n.process().stream().anyMatch(SimProcess::isHosting)).toList();
    if (hosts.size() != 1) {
      wrong.add(hosts.size() + " hosts at the end");
      return;
    }
    for (SimNode node : inside) {
      SimMember member = node.process().orElseThrow().member();
      if (!member.talksIn().equals(Optional.of(hosts.get(0)))) {
        wrong.add("n" + node.index + " is not in the room at the end");
      } else if (!member.waiting().isEmpty()) {
        wrong.add(
            "n" + node.index + " has " + member.waiting().size() + " lines without two ticks");
      }
    }
  }

  private void onceAndInOrder(List<SimLine> lines) {
    Map<Integer, Integer> last = new HashMap<>();
    Set<String> texts = new HashSet<>();
    for (SimLine line : lines) {
      if (!texts.add(line.sender() + " " + line.number())) {
        wrong.add("n" + line.sender() + "'s text " + line.number() + " is there twice");
      } else if (last.getOrDefault(line.sender(), 0) > line.number()) {
        wrong.add("n" + line.sender() + "'s text " + line.number() + " is behind a later one");
      } else {
        last.put(line.sender(), line.number());
      }
    }
  }

  private void present(List<SimNode> inside, List<SimLine> lines) {
    Set<String> ids = new HashSet<>();
    Set<String> texts = new HashSet<>();
    for (SimLine line : lines) {
      ids.add(line.id());
      texts.add(line.sender() + " " + line.number());
    }
    ticked.forEach(
        (id, holders) -> {
          if (!ids.contains(id) && holders.stream().anyMatch(inside::contains)) {
            wrong.add(id + " had a tick and is gone, though one of those that had it lives");
          }
        });
    for (SimNode node : inside) {
      for (int number : node.durable) {
        if (!texts.contains(node.index + " " + number)) {
          wrong.add("n" + node.index + "'s text " + number + " is in no log");
        }
      }
    }
  }
}
