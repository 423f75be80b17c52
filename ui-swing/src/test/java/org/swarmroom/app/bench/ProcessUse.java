package org.swarmroom.app.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a process has used since it began, as Linux counts it; source: proc(5).
 *
 * @param cpuSeconds user and system time of all its threads
 * @param written bytes it gave to files and sockets by write(2) and sendfile(2)
 * @param residentMb memory it holds now, in 10^6 bytes
 * @param peakMb most that it held
 * @param threads it has now
 */
record ProcessUse(double cpuSeconds, long written, double residentMb, double peakMb, int threads) {

  /** A process that has not begun. */
  static final ProcessUse NONE = new ProcessUse(0, 0, 0, 0, 0);

  /** Every Linux machine that runs Java counts in hundredths. */
  private static final double TICKS_A_SECOND = 100;

  private static final int USER_TICKS = 11;
  private static final int SYSTEM_TICKS = 12;

  static ProcessUse of(long pid) {
    var folder = Path.of("/proc", Long.toString(pid));
    try {
      // The name before the parenthesis may hold blanks.
      var stat = Files.readString(folder.resolve("stat"));
      var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      var status = Files.readString(folder.resolve("status"));
      return new ProcessUse(
          (Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[SYSTEM_TICKS]))
              / TICKS_A_SECOND,
          number(Files.readString(folder.resolve("io")), "wchar"),
          number(status, "VmRSS") * 1024 / 1e6,
          number(status, "VmHWM") * 1024 / 1e6,
          (int) number(status, "Threads"));
    } catch (IOException e) {
      throw new UncheckedIOException("Process " + pid + " has ended", e);
    }
  }

  private static long number(String text, String name) {
    return text.lines()
        .filter(line -> line.startsWith(name + ":"))
        .map(line -> line.replaceAll("\\D", ""))
        .mapToLong(Long::parseLong)
        .findFirst()
        .orElseThrow();
  }
}
