package org.swarmroom.index.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.swarmroom.index.ContentId;
import org.swarmroom.index.Given;
import org.swarmroom.index.Index;
import org.swarmroom.index.catalogues.CatalogueChange;
import org.swarmroom.index.lines.StoredLine;

/** A program that writes to an index without end and prints what was acknowledged. */
final class OtherProcess {

  static final int LINES = 5;

  private OtherProcess() {}

  /** Arguments: profile, where to begin counting. */
  public static void main(String[] args) throws Exception {
    Index index = Index.open(Path.of(args[0]));
    System.out.println("open");
    Semaphore room = new Semaphore(8);
    for (int n = Integer.parseInt(args[1]); ; n++) {
      room.acquire();
      int number = n;
      index
          .lines()
          .append(lines(n))
          .thenRun(() -> System.out.println("lines " + number))
          .whenComplete((done, e) -> room.release());
      room.acquire();
      index
          .catalogues()
          .apply(Given.ANN, 1, n == 0, n, List.of(entry(n)))
          .thenRun(() -> System.out.println("entry " + number))
          .whenComplete((done, e) -> room.release());
    }
  }

  static List<StoredLine> lines(int n) {
    List<StoredLine> lines = new ArrayList<>();
    for (int i = 0; i < LINES; i++) {
      String id = n + "-" + i;
      lines.add(
          new StoredLine(
              id, "room", "1.h." + (n * LINES + i), n, "a", "", "#room", "PRIVMSG", id, ""));
    }
    return lines;
  }

  static CatalogueChange entry(int n) {
    return Given.listed(n, "folder/file " + n, n);
  }

  static ContentId content(int n) {
    return Given.content(n);
  }

  /** Starts one. */
  static Process start(Path profile, int from) throws IOException {
    return java(OtherProcess.class, profile.toString(), String.valueOf(from));
  }

  /** Starts a program with our class path. */
  static Process java(Class<?> program, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  static BufferedReader output(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
  }
}
