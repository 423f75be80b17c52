package org.swarmroom.sharing.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Makes worlds of mixed faults by their seed. */
final class Plans {

  private static final long SECOND = 1_000_000_000L;

  private Plans() {}

  static Plan mixed(long seed) {
    var random = new SplittableRandom(seed);
    var kinds = Content.Kind.values();
    var kind = kinds[random.nextInt(kinds.length)];
    int pieceLength = (16 << 10) << random.nextInt(4);
    int size = 1 + (random.nextInt(3) == 0 ? random.nextInt(100 << 10) : random.nextInt(2 << 20));
    var content = Content.of(kind, size, pieceLength, random.split());
    var members = new ArrayList<Plan.Member>();
    int seeds = 1 + random.nextInt(3);
    for (int i = 0; i < seeds; i++) {
      members.add(member(random, true, Optional.empty(), i == 0));
    }
    int leeches = 1 + random.nextInt(8);
    for (int i = 0; i < leeches; i++) {
      members.add(member(random, false, Optional.empty(), false));
    }
    int liars = random.nextInt(4);
    var lies = Lie.values();
    for (int i = 0; i < liars; i++) {
      members.add(member(random, true, Optional.of(lies[random.nextInt(lies.length)]), false));
    }
    long life = random.nextInt(2) == 0 ? 0 : (10 + random.nextInt(200)) * SECOND;
    return new Plan(seed, content, members, crashes(random, seeds + leeches), life);
  }

  /** Two hundred nodes: three seeds, ten liars, leeches that come within a minute, and faults. */
  static Plan crowd(long seed) {
    var random = new SplittableRandom(seed);
    var content = Content.of(Content.Kind.V2, 1 << 20, 64 << 10, random.split());
    var members = new ArrayList<Plan.Member>();
    var lies = Lie.values();
    for (int i = 0; i < 200; i++) {
      var lie = i >= 3 && i < 13 ? Optional.of(lies[i % lies.length]) : Optional.<Lie>empty();
      members.add(
          new Plan.Member(
              Line.of(
                  30 + random.nextInt(200), 200 + random.nextInt(1_000), random.nextInt(1, 100)),
              i < 13,
              lie,
              random.nextLong(i < 3 ? SECOND : 60 * SECOND),
              0,
              60));
    }
    return new Plan(seed, content, members, crashes(random, 200), 300 * SECOND);
  }

  private static Plan.Member member(
      SplittableRandom random, boolean seed, Optional<Lie> lie, boolean good) {
    return new Plan.Member(
        good ? Line.of(500, 500, 20) : line(random),
        seed,
        lie,
        random.nextLong(seed ? 5 * SECOND : 20 * SECOND),
        random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(4),
        random.nextInt(4) == 0 ? 2 + random.nextInt(3) : 60);
  }

  private static Line line(SplittableRandom random) {
    boolean slow = random.nextInt(5) == 0;
    return Line.of(
        slow ? 2 + random.nextInt(6) : 30 + random.nextInt(2_000),
        slow ? 10 + random.nextInt(20) : 100 + random.nextInt(4_000),
        1 + random.nextInt(150));
  }

  private static List<Plan.Crash> crashes(SplittableRandom random, int honest) {
    var crashes = new ArrayList<Plan.Crash>();
    int count = random.nextInt(2) == 0 ? 0 : 1 + random.nextInt(5);
    for (int i = 0; i < count; i++) {
      crashes.add(
          new Plan.Crash(
              random.nextInt(honest),
              random.nextLong(60 * SECOND),
              SECOND + random.nextLong(60 * SECOND),
              random.nextBoolean()));
    }
    return crashes;
  }
}
