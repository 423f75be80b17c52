package org.swarmroom.app.interop;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * A process whose output is read line by line while it runs. Ended by its PID on {@link #close},
 * with all that it started itself.
 *
 * <p>Safe for use by one test thread beside the reader thread.
 */
public final class OtherProgram implements AutoCloseable {

  private final Process process;
  private final List<String> lines = new ArrayList<>();
  private boolean ended;

  private OtherProgram(Process process) {
    this.process = process;
    var reader = new Thread(this::read, "output of " + process.pid());
    reader.setDaemon(true);
    reader.start();
  }

  public static OtherProgram start(Path directory, List<String> command) {
    return start(directory, command, true);
  }

  /**
   * @param mergeErrors whether standard error counts as output; else it goes to the test's own
   */
  public static OtherProgram start(Path directory, List<String> command, boolean mergeErrors) {
    try {
      var builder = new ProcessBuilder(command).directory(directory.toFile());
      builder.redirectErrorStream(mergeErrors);
      if (!mergeErrors) {
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
      }
      return new OtherProgram(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException("Could not start " + command.get(0), e);
    }
  }

  /** Waits for a line that fits and returns it; lines already read count. */
  public String await(Predicate<String> fits, Duration limit) {
    return awaitFrom(0, fits, limit);
  }

  /** As {@link #await}, looking only at lines from the given number on. */
  public synchronized String awaitFrom(int first, Predicate<String> fits, Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    int next = first;
    while (true) {
      for (; next < lines.size(); next++) {
        if (fits.test(lines.get(next))) {
          return lines.get(next);
        }
      }
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (ended || left <= 0) {
        throw new AssertionError(
            (ended ? "ended" : "no such line in " + limit) + "; output was:\n" + tail());
      }
      waitMillis(left);
    }
  }

  /** Waits for the end of the process. */
  public int awaitExit(Duration limit) {
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError("still running after " + limit + "; output was:\n" + output());
      }
      synchronized (this) {
        while (!ended) {
          wait(limit.toMillis());
        }
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public void type(String text) {
    try {
      process.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public synchronized int lineCount() {
    return lines.size();
  }

  synchronized String output() {
    return String.join("\n", lines);
  }

  /** The last line that fits, if any. */
  public synchronized Optional<String> last(Predicate<String> fits) {
    return lines.stream().filter(fits).reduce((a, b) -> b);
  }

  public long pid() {
    return process.pid();
  }

  /** Asks the process to end, and kills it where it doesn't in ten seconds. */
  public void stop() {
    process.destroy();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    kill();
  }

  /** Ends the process as kill -9 does. */
  void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    kill();
  }

  private synchronized String tail() {
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
  }

  private void waitMillis(long millis) {
    try {
      wait(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void read() {
    try (var in = new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)) {
      var line = new StringBuilder();
      for (int c = in.read(); c >= 0; c = in.read()) {
        if (c == '\n' || c == '\r') {
          add(line.toString());
          line.setLength(0);
        } else {
          line.append((char) c);
        }
      }
      add(line.toString());
    } catch (IOException e) {
      add("(output lost: " + e.getMessage() + ")");
    } finally {
      synchronized (this) {
        ended = true;
        notifyAll();
      }
    }
  }

  private synchronized void add(String line) {
    if (!line.isEmpty()) {
      lines.add(line);
      notifyAll();
    }
  }
}
