package org.swarmroom.app.cli;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.List;
import org.swarmroom.app.control.ControlClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "search",
    description =
        "Finds files of all members: words, parts of words, \"a phrase\", -not, type:video, size:>1GB, by:nick.")
final class SearchCommand extends NodeCommand {

  /** A query may begin with a minus; what stands after {@code --} is always query. */
  @Parameters(paramLabel = "QUERY", arity = "1..*")
  private List<String> words = List.of();

  @Option(names = "--limit", paramLabel = "N", description = "at most so many (default: 50)")
  private int limit = 50;

  SearchCommand(Target target) {
    super(target);
  }

  @Override
  int run(ControlClient node, Printer out) throws IOException {
    JsonObject request = Fields.of("query", String.join(" ", words));
    request.addProperty("limit", limit);
    JsonObject answer = node.call("search", request).getAsJsonObject();
    out.rows(answer.get("rows"), "Nothing found.", SearchCommand::columns);
    if (Fields.flag(answer, "more")) {
      out.note("There is more; ask with --limit or with more words.");
    }
    return ExitCode.DONE;
  }

  private static List<String> columns(JsonObject row) {
    String id = Fields.text(row, "id");
    return List.of(
        id.isEmpty() ? "(not hashed yet)" : id,
        Fields.size(row, "size"),
        Fields.number(row, "online") + " online",
        Fields.text(row, "name"),
        String.join(", ", Fields.list(row, "holders")));
  }
}
