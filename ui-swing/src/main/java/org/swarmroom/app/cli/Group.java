package org.swarmroom.app.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A word that means nothing alone, such as {@code room}: one of its own words must follow. */
abstract class Group implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Override
  public final Integer call() {
    CommandSpec named = Objects.requireNonNull(spec);
    throw new ParameterException(
        named.commandLine(),
        "\""
            + named.name()
            + "\" needs one of: "
            + String.join(", ", named.subcommands().keySet()));
  }
}
