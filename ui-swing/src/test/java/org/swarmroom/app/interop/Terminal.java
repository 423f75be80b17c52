package org.swarmroom.app.interop;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A program in a terminal of its own (tmux on a socket of its own), typed at and read as a person
 * would.
 */
final class Terminal implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final Path socket;
  private final Path folder;

  private Terminal(Path folder) {
    this.folder = folder;
    socket = folder.resolve("tmux");
  }

  static Terminal open(Path folder, String command) {
    var terminal = new Terminal(folder);
    terminal.tmux("-f", "/dev/null", "new-session", "-d", "-x", "160", "-y", "50", command);
    return terminal;
  }

  /** Types a line and Enter. */
  void line(String text) {
    tmux("send-keys", "-l", "--", text);
    tmux("send-keys", "Enter");
  }

  /** What the screen shows. */
  String screen() {
    return tmux("capture-pane", "-p");
  }

  /** Reads the screen until it shows the text; a terminal tells nobody when it changes. */
  void awaitShown(String text) {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    String screen = screen();
    while (!screen.contains(text)) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("the terminal never showed \"" + text + "\":\n" + screen);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
      screen = screen();
    }
  }

  private String tmux(String... words) {
    var command =
        new ArrayList<>(List.of("env", "LC_ALL=C.UTF-8", "tmux", "-u", "-S", socket.toString()));
    command.addAll(Arrays.asList(words));
    try (var run = OtherProgram.start(folder, command)) {
      run.awaitExit(LIMIT);
      return run.output();
    }
  }

  @Override
  public void close() {
    tmux("kill-server");
  }
}
