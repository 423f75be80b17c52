package org.swarmroom.app.assembly;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * By hand, on Linux: what a node from the jar needs that shares many files and has nothing to do.
 * Arguments: the jar, an empty folder, how many files, for how many seconds they are looked at.
 */
final class IdleBench {

  private static final int FILES_A_FOLDER = 50;
  private static final long SETTLE_SECONDS = 90;

  /** Of {@code /proc/PID/stat}, in a second. */
  private static final double TICKS = 100;

  private final Path jar;
  private final Path folder;

  private IdleBench(Path jar, Path folder) {
    this.jar = jar;
    this.folder = folder;
  }

  public static void main(String[] args) throws Exception {
    new IdleBench(Path.of(args[0]), Path.of(args[1]))
        .run(Integer.parseInt(args[2]), Long.parseLong(args[3]));
  }

  private void run(int files, long seconds) throws Exception {
    generate(files);
    Process node =
        swarmroom("node", "--nick", "idle", "--bind", "127.0.0.1", "--host", "attic").start();
    try {
      node.inputReader().readLine();
      long start = System.nanoTime();
      ask("share", "add", folder.resolve("files").toString());
      say("searchable after %.1f s", since(start));
      while (!ask("status").contains("\"hashing\":0")) {
        TimeUnit.SECONDS.sleep(1);
      }
      say("hashed after %.1f s", since(start));
      TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
      double before = cpuSeconds(node);
      TimeUnit.SECONDS.sleep(seconds);
      say("CPU %.2f %% of a core", 100 * (cpuSeconds(node) - before) / seconds);
      status(node).filter(line -> line.matches("(VmHWM|VmRSS|Threads):.*")).forEach(this::say);
    } finally {
      node.destroy();
      node.waitFor();
    }
  }

  private void generate(int files) throws IOException {
    for (int i = 0; i < files; i++) {
      Path parent = folder.resolve("files/folder " + i / FILES_A_FOLDER);
      Files.createDirectories(parent);
      Files.writeString(parent.resolve("some document number " + i + ".txt"), "text of file " + i);
    }
  }

  private ProcessBuilder swarmroom(String... words) {
    List<String> command = new ArrayList<>(List.of("java", "-jar", jar.toString()));
    command.addAll(List.of(words));
    command.addAll(List.of("--json", "--profile", folder.resolve("profile").toString()));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
  }

  private String ask(String... words) throws Exception {
    Process asked = swarmroom(words).start();
    String answer =
        new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (asked.waitFor() != 0) {
      throw new AssertionError(String.join(" ", words) + ": " + answer);
    }
    return answer;
  }

  private static double since(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static double cpuSeconds(Process node) throws IOException {
    String stat = Files.readString(Path.of("/proc/" + node.pid() + "/stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS;
  }

  private static Stream<String> status(Process node) {
    try {
      return Files.readAllLines(Path.of("/proc/" + node.pid() + "/status")).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void say(String text, Object... values) {
    System.out.println(values.length == 0 ? text : String.format(Locale.ROOT, text, values));
  }
}
