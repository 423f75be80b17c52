package org.swarmroom.app.cli;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;

/** How a transfer reads on a line. */
final class TransferRows {

  private TransferRows() {}

  static List<String> columns(JsonObject transfer) {
    return List.of(
        Fields.text(transfer, "id"),
        Fields.text(transfer, "state"),
        percent(transfer),
        Fields.size(transfer, "size"),
        Fields.size(transfer, "rateDown") + "/s down, " + Fields.size(transfer, "rateUp") + "/s up",
        Fields.text(transfer, "name"),
        Fields.text(transfer, "reason"));
  }

  static String progress(JsonObject transfer) {
    String reason = Fields.text(transfer, "reason");
    String line =
        percent(transfer)
            + " of "
            + Fields.size(transfer, "size")
            + "  "
            + Fields.size(transfer, "rateDown")
            + "/s  "
            + Fields.text(transfer, "name");
    return Table.visible(reason.isEmpty() ? line : line + "  " + reason);
  }

  /** How it ended, in one sentence. */
  static String ending(JsonObject transfer) {
    String name = Table.visible(Fields.text(transfer, "name"));
    if (isDone(transfer)) {
      return "Done: " + name + " is in " + Table.visible(Fields.text(transfer, "to")) + ".";
    }
    return "\"" + name + "\" failed: " + Table.visible(Fields.text(transfer, "reason"));
  }

  static boolean isDone(JsonObject transfer) {
    String state = Fields.text(transfer, "state");
    return state.equals("done") || state.equals("seeding");
  }

  static boolean isFailed(JsonObject transfer) {
    return Fields.text(transfer, "state").equals("failed");
  }

  private static String percent(JsonObject transfer) {
    long size = Fields.number(transfer, "size");
    double part = size <= 0 ? 0 : 100.0 * Fields.number(transfer, "done") / size;
    return String.format(Locale.ROOT, "%.1f%%", Math.floor(part * 10) / 10);
  }
}
