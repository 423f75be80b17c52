package org.swarmroom.app.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import picocli.CommandLine.Command;

@Command(
    name = "doctor",
    description =
        "Looks at port, identity, database, disk and room; ends 1 when something is wrong.")
final class DoctorCommand extends RowsCommand {

  DoctorCommand(Target target) {
    super(target, "doctor", "Nothing was looked at.");
  }

  @Override
  List<String> columns(JsonObject check) {
    return List.of(
        Fields.flag(check, "ok") ? "ok" : "WRONG",
        Fields.text(check, "name"),
        Fields.text(check, "sentence"));
  }

  @Override
  int print(JsonElement checks, Printer out) {
    int done = super.print(checks, out);
    boolean wrong = false;
    for (JsonElement check : checks.getAsJsonArray()) {
      wrong |= !Fields.flag(check.getAsJsonObject(), "ok");
    }
    return wrong ? ExitCode.FAILED : done;
  }
}
