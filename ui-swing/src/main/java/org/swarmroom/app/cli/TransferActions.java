package org.swarmroom.app.cli;

import com.google.gson.JsonObject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code pause}, {@code resume} and {@code cancel}. */
final class TransferActions {

  private TransferActions() {}

  private abstract static class Action extends DocumentCommand {
    private final String done;

    @Parameters(paramLabel = "ID", description = "as in the list of transfers")
    private String id = "";

    Action(Target target, String operation, String done) {
      super(target, operation);
      this.done = done;
    }

    @Override
    JsonObject request() {
      return Fields.of("transfer", id);
    }

    @Override
    String text(JsonObject answer) {
      return done;
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
