package org.swarmroom.app.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;

/**
 * Finds the command that the words name, and runs it.
 *
 * <p>Only the command in question is built: looking through the annotations of all of them would
 * cost every command a good part of its time.
 */
public final class Cli {

  private static final Map<String, Function<Target, CommandLine>> COMMANDS =
      Map.ofEntries(
          Map.entry("node", target -> new CommandLine(new RunNodeCommand(target))),
          Map.entry("room", RoomCommand::build),
          Map.entry("share", ShareCommand::build),
          Map.entry("peers", PeersCommand::build),
          Map.entry("search", target -> new CommandLine(new SearchCommand(target))),
          Map.entry("download", target -> new CommandLine(new DownloadCommand(target))),
          Map.entry("add-torrent", target -> new CommandLine(new AddTorrentCommand(target))),
          Map.entry("transfers", target -> new CommandLine(new TransfersCommand(target))),
          Map.entry("pause", target -> new CommandLine(new TransferActions.Pause(target))),
          Map.entry("resume", target -> new CommandLine(new TransferActions.Resume(target))),
          Map.entry("sequential", target -> new CommandLine(new SequentialCommand(target))),
          Map.entry("cancel", target -> new CommandLine(new TransferActions.Cancel(target))),
          Map.entry("magnet", target -> new CommandLine(new MagnetCommand(target))),
          Map.entry("export-torrent", target -> new CommandLine(new ExportTorrentCommand(target))),
          Map.entry("limits", target -> new CommandLine(new LimitsCommand(target))),
          Map.entry("dht", target -> new CommandLine(new DhtCommand(target))),
          Map.entry("status", target -> new CommandLine(new StatusCommand(target))),
          Map.entry("doctor", target -> new CommandLine(new DoctorCommand(target))),
          Map.entry("shutdown", target -> new CommandLine(new ShutdownCommand(target))));

  private final PrintStream out;
  private final PrintStream err;
  private final WindowsStarter windows;

  public Cli(PrintStream out, PrintStream err, WindowsStarter windows) {
    this.out = out;
    this.err = err;
    this.windows = windows;
  }

  /**
   * Runs to the end of the command.
   *
   * @return the exit code: 0 done, 1 failed, 2 usage, 3 no node on this profile
   */
  public int run(String... words) {
    var target = new Target(out, err, Watching.aTerminal());
    var root = new CommandLine(new WindowsCommand(target, windows));
    commandsFor(words).forEach((name, build) -> root.addSubcommand(name, build.apply(target)));
    root.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
    root.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
    // "@bob" is somebody to talk to, not a file to take words from.
    root.setExpandAtFiles(false);
    root.setParameterExceptionHandler(usage());
    root.setExecutionExceptionHandler(
        (failure, command, parsed) -> {
          target.printer().error("the command failed unexpectedly: " + failure);
          return ExitCode.FAILED;
        });
    return root.execute(words);
  }

  private static Map<String, Function<Target, CommandLine>> commandsFor(String[] words) {
    String first = words.length == 0 ? "" : words[0];
    Function<Target, CommandLine> named = COMMANDS.get(first);
    return named == null ? new TreeMap<>(COMMANDS) : Map.of(first, named);
  }

  private IParameterExceptionHandler usage() {
    return (ParameterException wrong, String[] words) -> {
      String said = String.valueOf(wrong.getMessage()).strip().replaceAll("\\s*\\R\\s*", " ");
      String sentence = said.endsWith(".") ? said.substring(0, said.length() - 1) : said;
      err.println(
          "swarmroom: "
              + sentence
              + "; see: "
              + wrong.getCommandLine().getCommandSpec().qualifiedName()
              + " --help");
      err.flush();
      return ExitCode.USAGE;
    };
  }
}
