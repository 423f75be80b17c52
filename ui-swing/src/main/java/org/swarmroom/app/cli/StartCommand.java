package org.swarmroom.app.cli;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.swarmroom.app.assembly.NodeOptions;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that runs a node in this process, until the node ends. */
abstract class StartCommand implements Callable<Integer> {

  private final Target target;

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--verbose", description = "log what happens, not only what goes wrong")
  private boolean verbose;

  StartCommand(Target target) {
    this.target = target;
  }

  final Target target() {
    return target;
  }

  /**
   * @param argument link or file that a node running already on the profile gets instead
   * @return the exit code
   */
  final int start(NodeOptions options, Optional<String> argument, Front front) {
    return NodeProcess.run(options, verbose, argument, front, target.printer());
  }

  /** What is thrown when the words are wrong: ends with the exit code for usage. */
  final ParameterException wrong(String sentence) {
    return new ParameterException(Objects.requireNonNull(spec).commandLine(), sentence);
  }
}
