package org.swarmroom.sharing.sim;

import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Runs worlds by hand: {@code FIRST COUNT} seeds, a line each, or one seed with its log in a file:
 * {@code SEED LOGFILE}; or two hundred nodes for ten minutes: {@code crowd SEED...}.
 */
final class SimulatorByHand {

  private SimulatorByHand() {}

  public static void main(String[] args) throws Exception {
    if (args[0].equals("crowd")) {
      for (var seed : List.of(args).subList(1, args.length)) {
        crowd(Long.parseLong(seed));
      }
    } else if (args[1].matches("\\d+")) {
      long first = Long.parseLong(args[0]);
      for (long seed = first; seed < first + Long.parseLong(args[1]); seed++) {
        run(seed, Optional.empty());
      }
    } else {
      run(Long.parseLong(args[0]), Optional.of(Files.newBufferedWriter(Path.of(args[1]))));
    }
  }

  private static void crowd(long seed) throws Exception {
    var threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    var outcome = Swarm.runFor(Plans.crowd(seed), 10);
    System.out.printf(
        "200 nodes, 10 minutes: %.1f s of one core, %,d events, %d bad%n",
        (threads.getCurrentThreadCpuTime() - start) / 1e9, outcome.events(), outcome.badPieces());
    outcome.wrong().forEach(w -> System.out.println("  WRONG " + w));
  }

  private static void run(long seed, Optional<Writer> log) throws Exception {
    long start = System.nanoTime();
    var outcome = Swarm.run(Plans.mixed(seed), log, 60);
    System.out.printf(
        "%d %s %d s, waited %d s, tail %.1f s, %,d events, %d bad, %,d bytes and %,d in vain, %d ms%n",
        seed,
        outcome.digest().substring(0, 16),
        outcome.nanos() / 1_000_000_000,
        outcome.waited() / 1_000_000_000,
        outcome.tail() / 1e9,
        outcome.events(),
        outcome.badPieces(),
        outcome.fetched(),
        outcome.inVain(),
        (System.nanoTime() - start) / 1_000_000);
    if (!outcome.wrong().isEmpty()) {
      var plan = Plans.mixed(seed);
      System.out.println("  " + plan.content().torrent() + " " + plan.content().kind());
      for (int i = 0; i < plan.members().size(); i++) {
        System.out.println("  n" + i + " " + plan.members().get(i));
      }
      plan.crashes().forEach(c -> System.out.println("  " + c));
      System.out.println("  life " + plan.lifeNanos() / 1_000_000_000);
    }
    outcome.wrong().forEach(w -> System.out.println("  WRONG " + w));
  }
}
