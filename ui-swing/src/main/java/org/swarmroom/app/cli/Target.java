package org.swarmroom.app.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.swarmroom.app.profile.Profile;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that every command has, and the streams it writes to. */
final class Target {

  private final PrintStream out;
  private final PrintStream err;
  private final boolean terminal;

  @Option(
      names = "--profile",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "the node's folder (default: the platform's folder for programs' data)")
  private @Nullable Path folder;

  @Option(names = "--json", scope = ScopeType.INHERIT, description = "print JSON")
  private boolean json;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "print this help")
  private boolean help;

  Target(PrintStream out, PrintStream err, boolean terminal) {
    this.out = out;
    this.err = err;
    this.terminal = terminal;
  }

  Profile profile() {
    return Optional.ofNullable(folder).map(Profile::at).orElseGet(Profile::standard);
  }

  boolean json() {
    return json;
  }

  PrintStream out() {
    return out;
  }

  Printer printer() {
    return new Printer(out, err, json, terminal && !help);
  }
}
