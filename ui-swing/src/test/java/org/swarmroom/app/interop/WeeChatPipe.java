package org.swarmroom.app.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * WeeChat without a screen: commands go in by its named pipe, what it shows is read from its logs.
 */
final class WeeChatPipe {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final Path home;
  private final Path pipe;

  private WeeChatPipe(Path home, Path pipe) {
    this.home = home;
    this.pipe = pipe;
  }

  static WeeChatPipe await(Path home) {
    return new WeeChatPipe(home, until("its pipe", () -> file(home, "weechat_fifo_")));
  }

  void line(String command) {
    write("*" + command);
  }

  void say(String buffer, String text) {
    write("irc." + buffer + " *" + text);
  }

  void awaitLogged(String text) {
    until(
        "\"" + text + "\" in its logs", () -> logged(text) ? Optional.of(text) : Optional.empty());
  }

  private void write(String text) {
    try {
      Files.writeString(pipe, text + "\n", StandardCharsets.UTF_8, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean logged(String text) {
    try (var files = Files.walk(home)) {
      return files
          .filter(file -> file.toString().endsWith(".weechatlog"))
          .anyMatch(file -> contains(file, text));
    } catch (IOException | UncheckedIOException e) {
      return false; // it is still making its folders
    }
  }

  private static boolean contains(Path file, String text) {
    try {
      return Files.readString(file).contains(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Path> file(Path home, String start) {
    try (var files = Files.walk(home)) {
      return files.filter(file -> file.getFileName().toString().startsWith(start)).findFirst();
    } catch (IOException | UncheckedIOException e) {
      return Optional.empty(); // it is still making its folders
    }
  }

  private static <T> T until(String what, Supplier<Optional<T>> look) {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    Optional<T> found = look.get();
    while (found.isEmpty()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("WeeChat never had " + what);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
      found = look.get();
    }
    return found.orElseThrow();
  }
}
