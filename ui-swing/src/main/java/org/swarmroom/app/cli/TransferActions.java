package org.swarmroom.app.cli;

import java.io.IOException;
import org.swarmroom.app.control.ControlClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code pause}, {@code resume} and {@code cancel}. */
final class TransferActions {

  private TransferActions() {}

  private abstract static class Action extends NodeCommand {
    private final String operation;
    private final String done;

    @Parameters(paramLabel = "ID", description = "as in the list of transfers")
    private String id = "";

    Action(Target target, String operation, String done) {
      super(target);
      this.operation = operation;
      this.done = done;
    }

    @Override
    int run(ControlClient node, Printer out) throws IOException {
      out.document(node.call(operation, Fields.of("transfer", id)), answer -> done);
      return ExitCode.DONE;
    }
  }

  @Command(name = "pause", description = "Holds a transfer.")
  static final class Pause extends Action {
    Pause(Target target) {
      super(target, "pause", "Paused.");
    }
  }

  @Command(name = "resume", description = "Lets a paused or failed transfer go on.")
  static final class Resume extends Action {
    Resume(Target target) {
      super(target, "resume", "Goes on.");
    }
  }

  @Command(
      name = "cancel",
      description = "Forgets a transfer and deletes its unfinished part; a finished file stays.")
  static final class Cancel extends Action {
    Cancel(Target target) {
      super(target, "cancel", "Cancelled.");
    }
  }
}
