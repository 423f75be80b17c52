package org.swarmroom.app.cli;

import java.io.Console;

/** Whether a person watches the output. */
final class Watching {

  private Watching() {}

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
}
