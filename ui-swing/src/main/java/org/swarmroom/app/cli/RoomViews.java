package org.swarmroom.app.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.swarmroom.app.node.NodeException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The words below {@code swarmroom room} that show what is there and change nothing. */
final class RoomViews {

  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneId.systemDefault());

  private RoomViews() {}

  @Command(name = "link", description = "Prints the link by which others join.")
  static final class Link extends AskCommand {
    Link(Target target) {
      super(target, "room");
    }

    @Override
    int print(JsonElement room, Printer out) {
      String link = Fields.text(room.getAsJsonObject(), "link");
      if (link.isEmpty()) {
        throw new NodeException(
            "The node is in no room; open one with: swarmroom room host NAME, or join with: swarmroom room join LINK");
      }
      out.document(Fields.of("link", link), answer -> link);
      return ExitCode.DONE;
    }
  }

  @Command(name = "members", description = "Lists who is in the room.")
  static final class Members extends RowsCommand {
    Members(Target target) {
      super(target, "members", "Nobody is here: the node is in no room.");
    }

    @Override
    List<String> columns(JsonObject member) {
      long roundTrip = Fields.number(member, "roundTripMillis");
      return List.of(
          Fields.text(member, "nick"),
          role(member),
          roundTrip < 0 ? "" : roundTrip + " ms",
          Fields.text(member, "fingerprint"));
    }

    private static String role(JsonObject member) {
      String host = Fields.flag(member, "host") ? "host" : "";
      String self = Fields.flag(member, "self") ? "you" : "";
      long next = member.has("next") ? Fields.number(member, "next") : -1;
      String heir = next < 0 ? "" : next == 0 ? "hosts next" : "hosts after " + next + " others";
      return Stream.of(host, self, heir)
          .filter(each -> !each.isEmpty())
          .collect(Collectors.joining(", "));
    }
  }

  @Command(name = "history", description = "Prints the newest lines.")
  static final class History extends RowsCommand {
    @Option(names = "--limit", paramLabel = "N", description = "at most so many (default: 200)")
    private int limit = 200;

    History(Target target) {
      super(target, "history", "No line is kept yet.");
    }

    @Override
    JsonObject request() {
      JsonObject request = Fields.none();
      request.addProperty("limit", limit);
      return request;
    }

    @Override
    List<String> columns(JsonObject line) {
      String text = Fields.text(line, "text");
      String from = Fields.text(line, "from");
      String said =
          switch (Fields.text(line, "kind")) {
            case "action" -> "* " + from + " " + text;
            case "notice" -> "-" + from + "- " + text;
            default -> "<" + from + "> " + text;
          };
      String to = Fields.text(line, "to");
      return List.of(
          CLOCK.format(Instant.ofEpochMilli(Fields.number(line, "at"))),
          to.startsWith("#") ? said : EventText.privacy(to, Fields.flag(line, "encrypted")) + said);
    }
  }

  @Command(
      name = "offers",
      description = "Lists what was offered for our requests; download takes the id.")
  static final class Offers extends RowsCommand {
    Offers(Target target) {
      super(target, "offers", "Nothing was offered yet.");
    }

    @Override
    List<String> columns(JsonObject offer) {
      return List.of(
          Fields.text(offer, "id"),
          Fields.size(offer, "size"),
          Fields.text(offer, "name"),
          String.join(", ", Fields.list(offer, "holders")));
    }
  }
}
