package org.swarmroom.app.cli;

/** What a command's end means to a script. */
final class ExitCode {

  static final int DONE = 0;
  static final int FAILED = 1;
  static final int USAGE = 2;
  static final int NO_NODE = 3;

  private ExitCode() {}
}
