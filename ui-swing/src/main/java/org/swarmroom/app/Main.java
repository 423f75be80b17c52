package org.swarmroom.app;

import org.swarmroom.app.cli.Cli;

/** Where the jar starts. */
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    System.exit(new Cli(System.out, System.err, new WindowsSeam()).run(args));
  }
}
