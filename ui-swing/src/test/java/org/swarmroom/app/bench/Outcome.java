package org.swarmroom.app.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What one transfer took.
 *
 * @param seconds from the first leech's start to the last one's end
 * @param megabytesPerSecond of all leeches together, in 10^6 bytes
 * @param seedCpu CPU seconds for each GiB that arrived
 * @param leechCpu the same, of all leeches
 * @param seedMb most resident memory, in 10^6 bytes
 * @param leechMb most resident memory of a leech
 * @param leastUploaded 10^6 bytes that the leech gave which gave least; negative where unknown
 */
record Outcome(
    double seconds,
    double megabytesPerSecond,
    double seedCpu,
    double leechCpu,
    double seedMb,
    double leechMb,
    double leastUploaded) {

  double cpu() {
    return seedCpu + leechCpu;
  }

  /** The median of each figure by itself. */
  static Outcome median(List<Outcome> runs) {
    return new Outcome(
        median(runs, Outcome::seconds),
        median(runs, Outcome::megabytesPerSecond),
        median(runs, Outcome::seedCpu),
        median(runs, Outcome::leechCpu),
        median(runs, Outcome::seedMb),
        median(runs, Outcome::leechMb),
        median(runs, Outcome::leastUploaded));
  }

  private static double median(List<Outcome> runs, ToDoubleFunction<Outcome> figure) {
    return Medians.of(runs.stream().mapToDouble(figure).toArray());
  }
}
