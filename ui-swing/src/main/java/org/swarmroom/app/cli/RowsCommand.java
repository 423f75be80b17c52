package org.swarmroom.app.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;

/** A command that is answered by a list. */
abstract class RowsCommand extends AskCommand {

  private final String nothing;

  /**
   * @param nothing the sentence for an empty list
   */
  RowsCommand(Target target, String operation, String nothing) {
    super(target, operation);
    this.nothing = nothing;
  }

  /** One row of the table that people read. */
  abstract List<String> columns(JsonObject row);

  @Override
  int print(JsonElement answer, Printer out) {
    out.rows(answer, nothing, this::columns);
    return ExitCode.DONE;
  }
}
