package org.swarmroom.app.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.swarmroom.app.node.NodeControl;

/** A command that was run in this process, where there is no display, and what it printed. */
public record CommandRun(int code, String out, String err) {

  public static CommandRun of(String... words) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    int code =
        new Cli(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new NoWindows())
            .run(words);
    return new CommandRun(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static final class NoWindows implements WindowsStarter {
    @Override
    public boolean hasDisplay() {
      return false;
    }

    @Override
    public OpenWindows open(NodeControl node, Optional<String> argument, Runnable quit) {
      throw new AssertionError("no display");
    }
  }
}
