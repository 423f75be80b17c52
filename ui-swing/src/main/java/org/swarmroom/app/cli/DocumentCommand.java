package org.swarmroom.app.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/** A command that is answered by one object. */
abstract class DocumentCommand extends AskCommand {

  DocumentCommand(Target target, String operation) {
    super(target, operation);
  }

  /** The answer as people read it; empty to say nothing. */
  abstract String text(JsonObject answer);

  @Override
  int print(JsonElement answer, Printer out) {
    out.document(answer, this::text);
    return ExitCode.DONE;
  }
}
