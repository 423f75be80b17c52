package org.swarmroom.sharing.sim;

import ch.qos.logback.classic.spi.ILoggingEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.swarmroom.sharing.transfer.TransferEvent;

/** Runs a plan, and says what in it must not have been. */
final class Swarm implements AutoCloseable {

  private static final long SECOND = 1_000_000_000L;

  /** Where the last stretch of a transfer begins. */
  private static final double NEARLY = 0.95;

  private final Plan plan;
  private final World world;
  private final Network network;
  private final Disk disk;
  private final SplittableRandom random;
  private final List<SimNode> nodes = new ArrayList<>();
  private final long leeches;
  private final Map<SimNode, Long> nearlyAt = new LinkedHashMap<>();
  private final Map<SimNode, Long> doneAt = new LinkedHashMap<>();
  private final List<String> wrong = new ArrayList<>();
  private final Justice justice;
  private long inVain;

  Swarm(Plan plan, EventLog log) throws IOException {
    this.plan = plan;
    this.world = new World(plan.seed(), log);
    this.justice = new Justice(world);
    this.network = new Network(world, this::lose);
    this.disk = new Disk(world);
    this.random = world.random();
    var town = new Town(world);
    this.leeches = plan.members().stream().filter(m -> m.isHonest() && !m.seed()).count();
    for (var member : plan.members()) {
      var node =
          new SimNode(
              world,
              network,
              town,
              disk,
              nodes.size(),
              member,
              plan.content(),
              this::heard,
              (liar, bad) -> justice.spoilt(liar, bad.to(), bad.piece()));
      nodes.add(node);
      world.after(member.joinsAt(), node::start);
    }
    for (var crash : plan.crashes()) {
      world.after(crash.at(), () -> crash(crash));
    }
  }

  private void heard(SimNode node, TransferEvent event) {
    world.log().said(world.now(), node.toString(), event.toString());
    if (event instanceof TransferEvent.Progress progress
        && progress.status().done() >= plan.content().bytes().length * NEARLY) {
      nearlyAt.putIfAbsent(node, world.now());
    } else if (event instanceof TransferEvent.Done) {
      nearlyAt.putIfAbsent(node, world.now());
      doneAt.putIfAbsent(node, world.now());
    } else if (event instanceof TransferEvent.Failed && node.member.isHonest()) {
      wrong.add(node + " failed: " + event);
    }
  }

  private void overheard(ILoggingEvent event) {
    var node = world.running().flatMap(l -> nodes.stream().filter(n -> n.hasThread(l)).findAny());
    if (Overheard.isWarning(event)) {
      wrong.add(node + " warns: " + event.getFormattedMessage());
    } else if (event.getMessage().equals(Overheard.IN_VAIN)) {
      inVain += (Integer) event.getArgumentArray()[0];
    } else {
      node.ifPresent(n -> justice.bad(n, event));
    }
  }

  private void crash(Plan.Crash crash) {
    var node = nodes.get(crash.member());
    if (node.isUp()) {
      world.log().said(world.now(), node.toString(), "crashes");
      node.crash(crash.told());
      world.after(crash.awayNanos(), node::start);
    }
  }

  /** All connections of a node end then, and nobody but itself hears of it. */
  void cutOffAt(long nanos, int node) {
    var host = nodes.get(node).host;
    world.after(
        nanos, () -> List.copyOf(host.connections()).forEach(c -> c.lose(c.dialler == host)));
  }

  /** Something is done to a node, or looked up. */
  void at(long nanos, int node, Consumer<SimNode> what) {
    world.after(nanos, () -> what.accept(nodes.get(node)));
  }

  /** When a leech had everything, in nanoseconds. */
  long finishedAt(int node) {
    return doneAt.getOrDefault(nodes.get(node), Long.MAX_VALUE);
  }

  private void lose(Connection connection) {
    if (plan.lifeNanos() > 0) {
      world.after(
          random.nextLong(2 * plan.lifeNanos()),
          () -> {
            switch (random.nextInt(4)) {
              case 0 -> connection.cut();
              case 1 -> connection.lose(random.nextBoolean());
              default -> connection.reset();
            }
          });
    }
  }

  /** Runs until every honest leech has the content, or time is up. */
  Outcome run(long minutes) throws IOException {
    return run(minutes, this::isAllDone);
  }

  private boolean isAllDone() {
    return doneAt.size() >= leeches && nodes.stream().allMatch(this::isDone);
  }

  private Outcome run(long minutes, BooleanSupplier end) throws IOException {
    try (var ears = new Overheard(this::overheard)) {
      world.run(minutes * 60 * SECOND, end);
    }
    if (!isAllDone()) {
      nodes.stream()
          .filter(n -> !isDone(n))
          .forEach(n -> wrong.add(n + " is not done: " + state(n)));
    }
    for (var node : nodes) {
      if (node.member.isHonest() && !node.member.seed() && isDone(node) && !node.hasGoodFile()) {
        wrong.add(node + " has another file than was shared");
      }
    }
    bans();
    wrong.addAll(justice.unpunished());
    world.failures().forEach(f -> wrong.add("a task threw " + stack(f)));
    long fetched = (long) doneAt.size() * plan.content().bytes().length;
    return new Outcome(
        world.log().digest(),
        world.now(),
        doneAt.entrySet().stream().mapToLong(e -> e.getValue() - e.getKey().member.joinsAt()).sum(),
        doneAt.entrySet().stream().mapToLong(e -> e.getValue() - nearlyAt.get(e.getKey())).sum(),
        world.count(),
        justice.most(),
        fetched,
        inVain,
        wrong);
  }

  private static String stack(Throwable failure) {
    var text = new java.io.StringWriter();
    failure.printStackTrace(new java.io.PrintWriter(text));
    return text.toString().lines().limit(12).reduce("", (a, b) -> a + "\n    " + b);
  }

  private String state(SimNode node) {
    return node.engine().map(e -> String.valueOf(e.list())).orElse("away");
  }

  private boolean isDone(SimNode node) {
    return !node.member.isHonest() || node.member.seed() || doneAt.containsKey(node);
  }

  private void bans() {
    for (var judge : nodes) {
      for (var other : nodes) {
        if (judge.isUp()
            && judge.member.isHonest()
            && other.member.isHonest()
            && other.isBannedBy(judge)) {
          wrong.add(judge + " bans " + other + ", who is honest");
        }
      }
    }
  }

  /**
   * What came of it.
   *
   * @param waited nanoseconds from a leech's coming to its last byte, all leeches together
   * @param tail nanoseconds from 95 % to the last byte, to half a second, all leeches together
   * @param events how many things happened
   * @param badPieces the most that one node had of one liar
   * @param fetched bytes of the contents that honest leeches have at the end
   * @param inVain bytes of blocks that came twice, or when nobody wanted them any more
   * @param wrong what must not have been; empty when all is well
   */
  record Outcome(
      String digest,
      long nanos,
      long waited,
      long tail,
      long events,
      int badPieces,
      long fetched,
      long inVain,
      List<String> wrong) {}

  static Outcome run(Plan plan, Optional<java.io.Writer> text, long minutes) throws IOException {
    try (var swarm = new Swarm(plan, new EventLog(text))) {
      return swarm.run(minutes);
    }
  }

  /** Runs for so long, whether all is done or not. */
  static Outcome runFor(Plan plan, long minutes) throws IOException {
    try (var swarm = new Swarm(plan, new EventLog(Optional.empty()))) {
      return swarm.run(minutes, () -> false);
    }
  }

  @Override
  public void close() throws IOException {
    nodes.stream().filter(SimNode::isUp).forEach(n -> n.crash(false));
    disk.close();
  }
}
