package org.swarmroom.chat.succession.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** One world from its plan to its end. */
final class SimRoom {

  /**
   * @param wrong what did not hold
   * @param again ms from the first loss of a host until all that live talked in one room again; -1
   *     if never
   */
  record Outcome(
      List<String> wrong,
      int takeovers,
      int races,
      int acknowledged,
      int safe,
      long again,
      long digest,
      long events) {}

  private static final long STEP = 10;

  private final Plan plan;
  private final World world;
  private final SimNet net;
  private final Judge judge;
  private long lostAt = -1;
  private long again = -1;

  private SimRoom(Plan plan, Set<Rule> removed, Optional<Consumer<String>> text) {
    this.plan = plan;
    this.world = new World(plan.seed(), removed, text);
    this.net = new SimNet(world, plan.delay());
    this.judge = new Judge(net);
  }

  static Outcome run(Plan plan, Set<Rule> removed, Optional<Consumer<String>> text) {
    return new SimRoom(plan, removed, text).run(Plan.HEAL, Plan.SILENCE, Plan.END);
  }

  /** Only until all talk again. */
  static Outcome runCalm(Plan plan, Set<Rule> removed) {
    SimRoom room = new SimRoom(plan, removed, Optional.empty());
    room.watch();
    return room.run(65_000, 66_000, 75_000);
  }

  private Outcome run(long heal, long silence, long end) {
    for (int i = 0; i < plan.reachable().size(); i++) {
      net.add(new SimNode(net, i, plan.reachable().get(i), plan.disk(), judge));
    }
    net.nodes.get(0).start(Optional.empty());
    for (SimNode node : net.nodes.subList(1, net.nodes.size())) {
      world.after(500 + world.random.nextInt(2_500), () -> first(node));
    }
    for (SimNode node : net.nodes) {
      talk(node, world.random.split(), silence);
    }
    plan.faults().forEach(f -> world.after(f.at(), () -> happens(f)));
    world.after(heal, this::heal);
    world.run(World.START + end);
    judge.end();
    return new Outcome(
        judge.wrong,
        judge.takeovers,
        judge.races,
        judge.acknowledged,
        judge.safe,
        again,
        world.digest(),
        world.events());
  }

  private void first(SimNode node) {
    node.start(Optional.of(net.nodes.get(0).seat()));
  }

  private void talk(SimNode node, SplittableRandom random, long silence) {
    long pause = random.nextInt(3) == 0 ? 20 : 2L * plan.talk();
    world.after(
        1 + random.nextLong(pause),
        () -> {
          if (world.now() < World.START + silence) {
            node.process().ifPresent(p -> p.run(() -> p.member().say()));
            talk(node, random, silence);
          }
        });
  }

  private Optional<SimNode> whom(Fault fault) {
    if (fault.who() >= 0) {
      return Optional.of(net.nodes.get(fault.who()));
    }
    List<SimNode> hosts =
        net.nodes.stream()
            .filter(n -> n.process().stream().anyMatch(SimProcess::isHosting))
            .toList();
    return hosts.isEmpty()
        ? Optional.empty()
        : Optional.of(hosts.get((int) Math.floorMod(fault.chance(), (long) hosts.size())));
  }

  private void happens(Fault fault) {
    world.happened(-1, "fault", fault.toString());
    switch (fault.kind()) {
      case KILL -> whom(fault).ifPresent(n -> gone(n, fault, n::kill));
      case LOSE_POWER -> whom(fault).ifPresent(n -> gone(n, fault, n::losePower));
      case QUIT ->
          whom(fault).ifPresent(n -> gone(n, fault, () -> n.process().ifPresent(SimProcess::quit)));
      case CUT -> cut(fault);
      case FREEZE -> {
        judge.disturbed(fault.millis());
        whom(fault).flatMap(SimNode::process).ifPresent(p -> p.freeze(fault.millis()));
      }
      case END_LINK -> link(fault).ifPresent(SimLink::cut);
      case SILENCE_LINK -> link(fault).ifPresent(SimLink::cutSilently);
    }
  }

  private void gone(SimNode node, Fault fault, Runnable how) {
    if (lostAt < 0) {
      lostAt = world.now();
    }
    how.run();
    if (fault.millis() == 0 && mayLeave(node)) {
      node.deadForEver = true;
    } else if (fault.millis() > 0) {
      world.after(fault.millis(), () -> node.start(Optional.empty()));
    }
  }

  /** Somebody whom others can dial stays. */
  private boolean mayLeave(SimNode node) {
    return net.nodes.stream().anyMatch(n -> n != node && n.reachable && !n.deadForEver);
  }

  private void cut(Fault fault) {
    judge.disturbed(fault.millis());
    var random = new SplittableRandom(fault.chance());
    int[] sides = new int[net.nodes.size()];
    for (int i = 0; i < sides.length; i++) {
      sides[i] = random.nextInt(random.nextInt(4) == 0 ? 3 : 2);
    }
    net.cut(sides);
    world.after(fault.millis(), net::heal);
  }

  private Optional<SimLink> link(Fault fault) {
    List<SimLink> links = new ArrayList<>(net.links);
    return links.isEmpty()
        ? Optional.empty()
        : Optional.of(links.get((int) Math.floorMod(fault.chance(), (long) links.size())));
  }

  private void heal() {
    world.happened(-1, "all heals", "");
    net.heal();
    for (SimNode node : net.nodes) {
      node.start(Optional.of(net.nodes.get(0).seat()));
    }
  }

  private void watch() {
    world.after(
        STEP,
        () -> {
          if (lostAt >= 0 && again < 0 && allTalk()) {
            again = world.now() - lostAt;
          }
          watch();
        });
  }

  private boolean allTalk() {
    List<Optional<SimNode>> rooms =
        net.nodes.stream()
            .flatMap(n -> n.process().stream())
            .map(p -> p.member().talksIn())
            .distinct()
            .toList();
    return rooms.size() == 1 && rooms.get(0).stream().anyMatch(SimNode::alive);
  }
}
