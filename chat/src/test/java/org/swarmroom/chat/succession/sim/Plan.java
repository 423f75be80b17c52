package org.swarmroom.chat.succession.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A world by its seed.
 *
 * @param reachable for each node whether others can dial it
 * @param delay one way at most, ms
 * @param disk a commit at most, ms
 * @param talk ms between two texts of a person on average
 * @param faults until {@link #HEAL}
 */
record Plan(long seed, List<Boolean> reachable, int delay, int disk, int talk, List<Fault> faults) {

  /** ms after the start at which everything is whole again. */
  static final long HEAL = 120_000;

  /** People talk on for a while. */
  static final long SILENCE = 150_000;

  static final long END = 300_000;

  static Plan random(long seed) {
    var random = new SplittableRandom(seed);
    int nodes = 2 + random.nextInt(6);
    List<Boolean> reachable = new ArrayList<>();
    for (int i = 0; i < nodes; i++) {
      reachable.add(i < 2 || random.nextInt(6) > 0);
    }
    List<Fault> faults = new ArrayList<>();
    int count = 3 + random.nextInt(9);
    int leave = 0;
    for (int i = 0; i < count; i++) {
      Fault.Kind kind = kind(random);
      long lasts = 100 + random.nextInt(random.nextBoolean() ? 3_000 : 40_000);
      boolean goes =
          kind == Fault.Kind.KILL || kind == Fault.Kind.LOSE_POWER || kind == Fault.Kind.QUIT;
      if (goes && random.nextInt(5) == 0 && leave < nodes - 2) {
        lasts = 0;
        leave++;
      }
      int who = random.nextInt(3) > 0 ? -1 : random.nextInt(nodes);
      long at = 8_000 + random.nextLong(HEAL - 12_000);
      if (i > 0 && random.nextInt(4) == 0) {
        at = Math.min(HEAL - 1_000, faults.get(i - 1).at() + random.nextInt(4_000));
      }
      faults.add(new Fault(kind, at, who, lasts, random.nextLong()));
    }
    return new Plan(
        seed,
        reachable,
        10 + random.nextInt(140),
        1 + random.nextInt(120),
        300 + random.nextInt(3_000),
        faults);
  }

  private static Fault.Kind kind(SplittableRandom random) {
    return switch (random.nextInt(12)) {
      case 0, 1, 2, 3 -> Fault.Kind.KILL;
      case 4 -> Fault.Kind.LOSE_POWER;
      case 5 -> Fault.Kind.QUIT;
      case 6, 7, 8 -> Fault.Kind.CUT;
      case 9 -> Fault.Kind.END_LINK;
      case 10 -> Fault.Kind.SILENCE_LINK;
      default -> Fault.Kind.FREEZE;
    };
  }

  /** One host dies while all is well, and nothing else happens. */
  static Plan calm(long seed, Fault.Kind kind) {
    var random = new SplittableRandom(seed);
    int nodes = 2 + random.nextInt(6);
    List<Boolean> reachable = new ArrayList<>();
    for (int i = 0; i < nodes; i++) {
      reachable.add(i < 1 || i == nodes - 1 || random.nextInt(3) > 0);
    }
    return new Plan(
        seed,
        reachable,
        5 + random.nextInt(100),
        1 + random.nextInt(60),
        500,
        List.of(new Fault(kind, 30_000 + random.nextInt(5_000), -1, 0, 0)));
  }
}
