package org.swarmroom.app.cli;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.swarmroom.app.assembly.NodeOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code swarmroom} without a command: the windows. */
@Command(
    name = "swarmroom",
    description =
        "Chat in a room, search what its members share, and fetch it from all who have it.")
final class WindowsCommand implements Callable<Integer> {

  @Mixin private final Target target;

  private final WindowsStarter windows;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      paramLabel = "LINK|FILE",
      arity = "0..1",
      description = "a swarmroom: or magnet: link, or a .torrent file, to open in the windows")
  private @Nullable String argument;

  @Option(names = "--verbose", description = "log what happens, not only what goes wrong")
  private boolean verbose;

  WindowsCommand(Target target, WindowsStarter windows) {
    this.target = target;
    this.windows = windows;
  }

  @Override
  public Integer call() {
    String given = argument;
    if (given != null && !Argument.isKnown(given)) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "\"" + given + "\" is no command, no link and no .torrent file");
    }
    Optional<String> absolute = Optional.ofNullable(given).map(Argument::absolute);
    if (!windows.hasDisplay()) {
      target
          .printer()
          .error(
              "There is no display for the windows; run the node without them: swarmroom node --profile "
                  + target.profile());
      return ExitCode.FAILED;
    }
    return NodeProcess.run(
        NodeOptions.of(target.profile()),
        verbose,
        absolute,
        new WindowsFront(windows, absolute),
        target.printer());
  }
}
