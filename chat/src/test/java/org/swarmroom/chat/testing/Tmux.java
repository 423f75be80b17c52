package org.swarmroom.chat.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A terminal for a program that wants one; keys in, screen out. A tmux server of its own, ended
 * with it.
 */
public final class Tmux implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 40;

  private final Path socket;

  /**
   * @param folder for its socket
   */
  public Tmux(Path folder, String command) {
    this.socket = folder.resolve("tmux");
    run("new-session", "-d", "-x", "160", "-y", "50", command);
  }

  /** Types a line and presses Enter. */
  public void type(String line) {
    run("send-keys", "-l", line);
    run("send-keys", "Enter");
  }

  public String screen() {
    return run("capture-pane", "-p");
  }

  /** Waits until the screen shows a text. */
  public void awaitText(String text) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    String screen = screen();
    while (!screen.contains(text)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("the screen never showed \"" + text + "\" but:\n" + screen);
      }
      Thread.onSpinWait();
      screen = screen();
    }
  }

  private String run(String... args) {
    List<String> command = new ArrayList<>(List.of("tmux", "-u", "-S", socket.toString()));
    command.addAll(List.of(args));
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().put("LC_ALL", "C.UTF-8");
      Process process = builder.start();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor(10, TimeUnit.SECONDS);
      return out;
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    run("kill-server");
  }
}
