package org.swarmroom.app.cli;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.Optional;
import org.swarmroom.app.control.ControlClient;
import org.swarmroom.app.node.NodeException;
import org.swarmroom.app.profile.Profile;

/** A start on a profile whose node runs already: it hands over what it was given, and ends. */
final class SecondStart {

  private SecondStart() {}

  static int handOver(Profile profile, Optional<String> argument, Printer out) {
    try {
      Optional<ControlClient> found = ControlClient.connect(profile);
      if (found.isEmpty()) {
        out.error(
            "Another program uses the profile "
                + profile
                + " but doesn't answer; it may be starting or stopping: try again in a moment.");
        return ExitCode.FAILED;
      }
      try (ControlClient node = found.get()) {
        JsonObject request = Fields.of("argument", argument.orElse(""));
        String done = Fields.text(node.call("raise", request).getAsJsonObject(), "done");
        out.note("A node runs on this profile already. " + done);
        return ExitCode.DONE;
      }
    } catch (NodeException refused) {
      out.error(String.valueOf(refused.getMessage()));
      return ExitCode.FAILED;
    } catch (IOException broken) {
      out.error("The node on " + profile + " stopped answering (" + broken.getMessage() + ").");
      return ExitCode.FAILED;
    }
  }
}
