package org.swarmroom.app.cli;

import java.io.Console;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Whether a person watches the output, and how that person's terminal writes letters. */
public final class Watching {

  private Watching() {}

  @SuppressWarnings("SystemConsoleNull") // Before Java 22, where the other test does not exist.
  static boolean aTerminal() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      // Since Java 22 there is a console in a pipe too, and this method tells.
      return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException before22) {
      return true;
    }
  }

  /** Of a terminal its own; files and pipes get UTF-8 whatever the locale, as JSON needs it. */
  @SuppressWarnings("SystemConsoleNull")
  public static Charset charset() {
    Console console = System.console();
    return console != null && aTerminal() ? console.charset() : StandardCharsets.UTF_8;
  }
}
