package org.swarmroom.app.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
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

  /** Walks over files: what could not be shared is an error, each in its own sentence. */
  private abstract static class Walk extends DocumentCommand {
    Walk(Target target, String operation) {
      super(target, operation);
    }

    @Override
    String text(JsonObject report) {
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

    @Override
    final int print(JsonElement answer, Printer out) {
      int done = super.print(answer, out);
      List<String> problems = Fields.list(answer.getAsJsonObject(), "problems");
      problems.forEach(out::error);
      return problems.isEmpty() ? done : ExitCode.FAILED;
    }
  }

  @Command(
      name = "add",
      description =
          "Shares files and folders; ends when their names are searchable, hashing goes on.")
  private static final class Add extends Walk {
    @Parameters(paramLabel = "PATH", arity = "1..*")
    private List<Path> paths = List.of();

    @Option(names = "--hidden", description = "share hidden files too")
    private boolean hidden;

    Add(Target target) {
      super(target, "share-add");
    }

    @Override
    JsonObject request() {
      JsonObject request = Fields.none();
      request.add("paths", Fields.texts(paths.stream().map(Fields::absolute).toList()));
      request.addProperty("hidden", hidden);
      return request;
    }
  }

  @Command(name = "rescan", description = "Looks for new, changed and removed files.")
  private static final class Rescan extends Walk {
    Rescan(Target target) {
      super(target, "share-rescan");
    }
  }

  @Command(name = "list", description = "Lists what is shared.")
  private static final class Listing extends RowsCommand {
    Listing(Target target) {
      super(
          target,
          "share-list",
          "Nothing is shared yet; share a folder with: swarmroom share add PATH");
    }

    @Override
    List<String> columns(JsonObject share) {
      return List.of(
          Fields.text(share, "state"),
          Fields.number(share, "files") + " files",
          Fields.size(share, "bytes"),
          Fields.number(share, "hashed") + " hashed",
          Fields.text(share, "path"));
    }
  }

  @Command(name = "remove", description = "Stops sharing a file or folder; nothing is deleted.")
  private static final class Remove extends DocumentCommand {
    @Parameters(paramLabel = "PATH")
    private Path path = Path.of("");

    Remove(Target target) {
      super(target, "share-remove");
    }

    @Override
    JsonObject request() {
      return Fields.of("path", Fields.absolute(path));
    }

    @Override
    String text(JsonObject done) {
      return path + " is no longer shared.";
    }
  }

  @Command(description = "Holds hashing, or lets it go on.")
  private static final class Pause extends DocumentCommand {
    private final boolean paused;

    Pause(Target target, boolean paused) {
      super(target, "share-pause");
      this.paused = paused;
    }

    @Override
    JsonObject request() {
      JsonObject request = Fields.none();
      request.addProperty("paused", paused);
      return request;
    }

    @Override
    String text(JsonObject done) {
      return paused ? "Hashing is paused." : "Hashing goes on.";
    }
  }
}
