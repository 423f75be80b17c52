package org.swarmroom.app.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.swarmroom.app.control.ControlClient;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The words below {@code swarmroom share}. */
@Command(name = "share", description = "Says which files and folders are shared.")
final class ShareCommand extends Group {

  private ShareCommand() {}

  static CommandLine build(Target target) {
    return new CommandLine(new ShareCommand())
        .addSubcommand(new Add(target))
        .addSubcommand(new Listing(target))
        .addSubcommand(new Remove(target))
        .addSubcommand(new Rescan(target))
        .addSubcommand("pause", new Pause(target, true))
        .addSubcommand("resume", new Pause(target, false));
  }

  private static int report(Printer out, JsonElement answer) {
    List<String> problems = Fields.list(answer.getAsJsonObject(), "problems");
    out.document(answer, ShareCommand::reportText);
    problems.forEach(out::error);
    return problems.isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
  }

  private static String reportText(JsonObject report) {
    return "Shared: "
        + Fields.number(report, "files")
        + " files, "
        + Fields.size(report, "bytes")
        + " ("
        + Fields.number(report, "added")
        + " added, "
        + Fields.number(report, "changed")
        + " changed, "
        + Fields.number(report, "removed")
        + " removed).";
  }

  @Command(
      name = "add",
      description =
          "Shares files and folders; ends when their names are searchable, hashing goes on.")
  private static final class Add extends NodeCommand {
    @Parameters(paramLabel = "PATH", arity = "1..*")
    private List<Path> paths = List.of();

    @Option(names = "--hidden", description = "share hidden files too")
    private boolean hidden;

    Add(Target target) {
      super(target);
    }

    @Override
    int run(ControlClient node, Printer out) throws IOException {
      JsonObject request = Fields.none();
      request.add("paths", Fields.texts(paths.stream().map(Fields::absolute).toList()));
      request.addProperty("hidden", hidden);
      return report(out, node.call("share-add", request));
    }
  }

  @Command(name = "list", description = "Lists what is shared.")
  private static final class Listing extends NodeCommand {
    Listing(Target target) {
      super(target);
    }

    @Override
    int run(ControlClient node, Printer out) throws IOException {
      out.rows(
          node.call("share-list", Fields.none()),
          "Nothing is shared yet; share a folder with: swarmroom share add PATH",
          share ->
              List.of(
                  Fields.text(share, "state"),
                  Fields.number(share, "files") + " files",
                  Fields.size(share, "bytes"),
                  Fields.number(share, "hashed") + " hashed",
                  Fields.text(share, "path")));
      return ExitCode.DONE;
    }
  }

  @Command(name = "remove", description = "Stops sharing a file or folder; nothing is deleted.")
  private static final class Remove extends NodeCommand {
    @Parameters(paramLabel = "PATH")
    private Path path = Path.of("");

    Remove(Target target) {
      super(target);
    }

    @Override
    int run(ControlClient node, Printer out) throws IOException {
      out.document(
          node.call("share-remove", Fields.of("path", Fields.absolute(path))),
          done -> path + " is no longer shared.");
      return ExitCode.DONE;
    }
  }

  @Command(name = "rescan", description = "Looks for new, changed and removed files.")
  private static final class Rescan extends NodeCommand {
    Rescan(Target target) {
      super(target);
    }

    @Override
    int run(ControlClient node, Printer out) throws IOException {
      return report(out, node.call("share-rescan", Fields.none()));
    }
  }

  @Command(description = "Holds hashing, or lets it go on.")
  private static final class Pause extends NodeCommand {
    private final boolean paused;

    Pause(Target target, boolean paused) {
      super(target);
      this.paused = paused;
    }

    @Override
    int run(ControlClient node, Printer out) throws IOException {
      JsonObject request = Fields.none();
      request.addProperty("paused", paused);
      out.document(
          node.call("share-pause", request),
          done -> paused ? "Hashing is paused." : "Hashing goes on.");
      return ExitCode.DONE;
    }
  }
}
