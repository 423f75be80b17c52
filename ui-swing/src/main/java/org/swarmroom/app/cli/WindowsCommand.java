package org.swarmroom.app.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.swarmroom.app.assembly.NodeOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code swarmroom} without a command: the windows. */
@Command(
    name = "swarmroom",
    description =
        "Chat in a room, search what its members share, and fetch it from all who have it.")
final class WindowsCommand extends StartCommand {

  @Mixin private final Target everywhere;

  private final WindowsStarter windows;

  @Parameters(
      paramLabel = "LINK|FILE",
      arity = "0..1",
      description = "a swarmroom: or magnet: link, or a .torrent file, to open in the windows")
  private @Nullable String argument;

  WindowsCommand(Target target, WindowsStarter windows) {
    super(target);
    this.everywhere = target;
    this.windows = windows;
  }

  @Override
  public Integer call() {
    String given = argument;
    if (given != null && !Argument.isKnown(given)) {
      throw wrong("\"" + given + "\" is no command, no link and no .torrent file");
    }
    Optional<String> absolute = Optional.ofNullable(given).map(Argument::absolute);
    if (!windows.hasDisplay()) {
      everywhere
          .printer()
          .error(
              "There is no display for the windows; run the node without them: swarmroom node --profile "
                  + everywhere.profile());
      return ExitCode.FAILED;
    }
    return start(
        NodeOptions.of(everywhere.profile()), absolute, new WindowsFront(windows, absolute));
  }
}
