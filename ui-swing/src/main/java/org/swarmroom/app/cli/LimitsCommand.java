package org.swarmroom.app.cli;

import com.google.gson.JsonObject;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.swarmroom.app.control.ControlClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "limits",
    description =
        "Shows or sets how fast and to how many the node sends, or how fast one transfer goes.")
final class LimitsCommand extends NodeCommand {

  @Option(
      names = "--up",
      paramLabel = "RATE",
      converter = RateConverter.class,
      description = "bytes a second sent, such as 500K or 60M; 0 or none for no limit")
  private @Nullable Long up;

  @Option(
      names = "--down",
      paramLabel = "RATE",
      converter = RateConverter.class,
      description = "bytes a second fetched; 0 or none for no limit")
  private @Nullable Long down;

  @Option(
      names = "--slots",
      paramLabel = "N",
      description = "how many are served at a time; 0 for automatic")
  private @Nullable Integer slots;

  @Option(
      names = "--transfer",
      paramLabel = "ID",
      description = "limits of this transfer alone, beside those of the node")
  private @Nullable String transfer;

  @Spec private @Nullable CommandSpec spec;

  LimitsCommand(Target target) {
    super(target);
  }

  @Override
  int run(ControlClient node, Printer out) throws IOException {
    JsonObject request = Fields.none();
    request.addProperty("up", up);
    request.addProperty("down", down);
    if (transfer != null) {
      return limitTransfer(node, out, request);
    }
    request.addProperty("slots", slots);
    boolean show = up == null && down == null && slots == null;
    out.document(node.call(show ? "limits" : "set-limits", request), LimitsCommand::text);
    return ExitCode.DONE;
  }

  private int limitTransfer(ControlClient node, Printer out, JsonObject request)
      throws IOException {
    if (slots != null && spec != null) {
      throw new ParameterException(
          spec.commandLine(), "--slots is for the whole node; leave it out with --transfer");
    }
    request.addProperty("transfer", transfer);
    out.document(node.call("limit-transfer", request), LimitsCommand::transferText);
    return ExitCode.DONE;
  }

  private static String transferText(JsonObject row) {
    return Table.visible(Fields.text(row, "name"))
        + ": up "
        + rate(Fields.number(row, "limitUp"))
        + ", down "
        + rate(Fields.number(row, "limitDown"));
  }

  private static String text(JsonObject limits) {
    long slots = Fields.number(limits, "slots");
    return "up "
        + rate(Fields.number(limits, "up"))
        + ", down "
        + rate(Fields.number(limits, "down"))
        + ", slots "
        + (slots == 0 ? "automatic" : String.valueOf(slots));
  }

  private static String rate(long bytes) {
    return bytes == 0 ? "unlimited" : Sizes.format(bytes) + "/s";
  }
}
