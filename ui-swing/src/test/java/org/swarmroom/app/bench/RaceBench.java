package org.swarmroom.app.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.swarmroom.app.interop.TestNetwork;

/** Contenders move the same bytes by turns: A B C A B C. */
final class RaceBench {

  /**
   * Bytes that each process moves before it is measured, where it is warmed, all leeches together.
   */
  private static final long WARM_BYTES = 256L << 20;

  private final Bench bench;
  private final Path work;
  private final List<Contender> contenders;
  private int leeches;

  RaceBench(Bench bench, Path work, List<Contender> ours, List<Contender> others) {
    this.bench = bench;
    this.work = work;
    this.contenders =
        Stream.concat(ours.stream(), others.stream()).filter(bench.only()::contains).toList();
    this.leeches = bench.leeches(1);
  }

  RaceBench leeches(int usual) {
    leeches = bench.leeches(usual);
    return this;
  }

  /** Moves a file of {@code usualMib}, or of the size that was asked for. */
  String file(int usualMib, boolean warm) throws Exception {
    return run(Payload.file(work.resolve("data"), "payload", bench.bytes(usualMib), 1), warm);
  }

  /** Moves a folder of that many files, or of as many as were asked for. */
  String tree(int usualFiles, boolean warm) throws Exception {
    return run(Payload.tree(work.resolve("data"), "tree", bench.files(usualFiles), 1), warm);
  }

  private String run(Payload payload, boolean warm) throws Exception {
    var course =
        new Course(
            payload,
            warm
                ? Optional.of(
                    Payload.file(work.resolve("warm-data"), "warm", WARM_BYTES / leeches, 2))
                : Optional.empty(),
            bench.seedAt().orElse(TestNetwork.loopback()),
            IntStream.range(0, leeches).mapToObj(this::leechAt).toList());
    Map<Contender, List<Outcome>> outcomes = new EnumMap<>(Contender.class);
    for (int turn = 0; turn < bench.runs(); turn++) {
      for (var contender : contenders) {
        var mine = contender == Contender.SWARMROOM_V2 ? course.canonical() : course;
        var outcome = Race.run(contender, mine, work.resolve("race"));
        System.err.println(contender.title() + ": " + outcome);
        outcomes.computeIfAbsent(contender, each -> new ArrayList<>()).add(outcome);
      }
    }
    Map<Contender, Outcome> medians = new EnumMap<>(Contender.class);
    outcomes.forEach((contender, runs) -> medians.put(contender, Outcome.median(runs)));
    return RaceTable.of(medians, leeches);
  }

  /** Each leech on loopback has an address of its own, as hosts have. */
  private TestNetwork leechAt(int number) {
    return bench.leechAt().orElseGet(() -> TestNetwork.loopback("127.0.0." + (number + 2)));
  }
}
