package org.swarmroom.app.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.swarmroom.app.control.ControlClient;
import org.swarmroom.app.node.NodeException;

/** A command that asks the running node of the profile. */
abstract class NodeCommand implements Callable<Integer> {

  private final Target target;

  NodeCommand(Target target) {
    this.target = target;
  }

  /**
   * @return the exit code
   * @throws NodeException with the node's own sentence
   */
  abstract int run(ControlClient node, Printer out) throws IOException;

  @Override
  public final Integer call() {
    Printer out = target.printer();
    try {
      Optional<ControlClient> node = ControlClient.connect(target.profile());
      if (node.isEmpty()) {
        out.error(
            "No node runs on the profile "
                + target.profile()
                + "; start one with: swarmroom node --profile "
                + target.profile());
        return ExitCode.NO_NODE;
      }
      try (ControlClient open = node.get()) {
        return run(open, out);
      }
    } catch (NodeException refused) {
      out.endProgress();
      out.error(String.valueOf(refused.getMessage()));
      return ExitCode.FAILED;
    } catch (IOException broken) {
      out.endProgress();
      out.error(
          "The node on "
              + target.profile()
              + " stopped answering ("
              + broken.getMessage()
              + "); see its log or start it again.");
      return ExitCode.FAILED;
    }
  }
}
