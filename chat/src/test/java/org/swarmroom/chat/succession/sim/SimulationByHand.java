package org.swarmroom.chat.succession.sim;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code FIRST COUNT [RULE]}: a line each bad seed and the sums; {@code SEED log [RULE]}: its event
 * log.
 */
final class SimulationByHand {

  private SimulationByHand() {}

  public static void main(String[] args) {
    Set<Rule> removed = args.length > 2 ? EnumSet.of(Rule.valueOf(args[2])) : Set.of();
    long first = Long.parseLong(args[0]);
    if (args[1].equals("log")) {
      System.out.println(Plan.random(first));
      SimRoom.run(Plan.random(first), removed, Optional.of(System.out::println))
          .wrong()
          .forEach(w -> System.out.println("WRONG " + w));
      return;
    }
    long start = System.nanoTime();
    int bad = 0;
    long takeovers = 0;
    long races = 0;
    long acknowledged = 0;
    long safe = 0;
    long events = 0;
    List<Long> kill = new ArrayList<>();
    List<Long> power = new ArrayList<>();
    long count = Long.parseLong(args[1]);
    for (long seed = first; seed < first + count; seed++) {
      var outcome = SimRoom.run(Plan.random(seed), removed, Optional.empty());
      takeovers += outcome.takeovers();
      races += outcome.races();
      acknowledged += outcome.acknowledged();
      safe += outcome.safe();
      events += outcome.events();
      if (!outcome.wrong().isEmpty()) {
        bad++;
        System.out.println(seed + " " + outcome.wrong().size() + " " + outcome.wrong().get(0));
      }
      if (removed.isEmpty() || removed.contains(Rule.REACHABILITY)) {
        kill.add(SimRoom.runCalm(Plan.calm(seed, Fault.Kind.KILL), removed).again());
        power.add(SimRoom.runCalm(Plan.calm(seed, Fault.Kind.LOSE_POWER), removed).again());
      }
    }
    System.out.printf(
        "%d runs, %d bad, %,d openings, %d at one moment, %,d acknowledged, %,d safe, %,d events, %d s%n",
        count,
        bad,
        takeovers,
        races,
        acknowledged,
        safe,
        events,
        (System.nanoTime() - start) / 1_000_000_000);
    print("killed", kill, 3_000);
    print("power", power, 20_000);
  }

  private static void print(String what, List<Long> again, long limit) {
    if (!again.isEmpty()) {
      List<Long> sorted = again.stream().sorted().toList();
      System.out.printf(
          "%s: all talk again after a median of %d ms, at least %d, at most %d; too late in %d%n",
          what,
          sorted.get(sorted.size() / 2),
          sorted.get(0),
          sorted.get(sorted.size() - 1),
          sorted.stream().filter(a -> a < 0 || a >= limit).count());
    }
  }
}
