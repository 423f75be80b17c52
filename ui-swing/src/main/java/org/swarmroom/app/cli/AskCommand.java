package org.swarmroom.app.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import org.swarmroom.app.control.ControlClient;

/** A command that asks the node one thing and prints what it answers. */
abstract class AskCommand extends NodeCommand {

  private final String operation;

  /**
   * @param operation the word of the control protocol
   */
  AskCommand(Target target, String operation) {
    super(target);
    this.operation = operation;
  }

  /** The fields that go with the question. */
  JsonObject request() {
    return Fields.none();
  }

  /**
   * Prints the answer.
   *
   * @return the exit code
   */
  abstract int print(JsonElement answer, Printer out);

  @Override
  final int run(ControlClient node, Printer out) throws IOException {
    return print(node.call(operation, request()), out);
  }
}
