package org.swarmroom.app.cli;

import com.google.gson.JsonElement;
import java.io.IOException;
import java.util.List;
import org.swarmroom.app.control.ControlClient;
import picocli.CommandLine.Command;

@Command(
    name = "doctor",
    description =
        "Looks at port, identity, database, disk and room; ends 1 when something is wrong.")
final class DoctorCommand extends NodeCommand {

  DoctorCommand(Target target) {
    super(target);
  }

  @Override
  int run(ControlClient node, Printer out) throws IOException {
    JsonElement checks = node.call("doctor", Fields.none());
    out.rows(
        checks,
        "Nothing was looked at.",
        check ->
            List.of(
                Fields.flag(check, "ok") ? "ok" : "WRONG",
                Fields.text(check, "name"),
                Fields.text(check, "sentence")));
    boolean wrong = false;
    for (JsonElement check : checks.getAsJsonArray()) {
      wrong |= !Fields.flag(check.getAsJsonObject(), "ok");
    }
    return wrong ? ExitCode.FAILED : ExitCode.DONE;
  }
}
