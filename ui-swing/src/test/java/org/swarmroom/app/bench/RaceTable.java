package org.swarmroom.app.bench;

import java.util.Map;

/** The medians of a race as Markdown. */
final class RaceTable {

  private RaceTable() {}

  /**
   * @param medians in the order of rows
   * @param leeches more than one adds what they gave to each other
   */
  static String of(Map<Contender, Outcome> medians, int leeches) {
    var table = new StringBuilder();
    table.append("| client | s | MB/s | × faster peer | CPU s/GiB: seed | leech | both | ");
    table.append("peak MB: seed | leech |");
    table.append(leeches > 1 ? " least given by a leech, MB |\n" : "\n");
    table.append("|---".repeat(leeches > 1 ? 10 : 9)).append("|\n");
    double fastest =
        medians.entrySet().stream()
            .filter(each -> !each.getKey().ours())
            .mapToDouble(each -> each.getValue().megabytesPerSecond())
            .max()
            .orElse(Double.NaN);
    medians.forEach(
        (contender, median) -> {
          table.append(
              "| %s | %.2f | %.0f | %.2f | %.2f | %.2f | %.2f | %.0f | %.0f |"
                  .formatted(
                      contender.title(),
                      median.seconds(),
                      median.megabytesPerSecond(),
                      median.megabytesPerSecond() / fastest,
                      median.seedCpu(),
                      median.leechCpu(),
                      median.cpu(),
                      median.seedMb(),
                      median.leechMb()));
          table.append(leeches > 1 ? given(median) + "\n" : "\n");
        });
    return table.toString();
  }

  private static String given(Outcome median) {
    return median.leastUploaded() < 0 ? " – |" : " %.0f |".formatted(median.leastUploaded());
  }
}
