package org.swarmroom.app.cli;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.swarmroom.app.control.ControlClient;
import org.swarmroom.app.node.NodeException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The words below {@code swarmroom room}. */
@Command(
    name = "room",
    description = "Chats in the room, asks it for files, opens, joins or leaves one.")
final class RoomCommand extends Group {

  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneId.systemDefault());

  private RoomCommand() {}

  static CommandLine build(Target target) {
    return new CommandLine(new RoomCommand())
        .addSubcommand(new Link(target))
        .addSubcommand(new Members(target))
        .addSubcommand(new History(target))
        .addSubcommand(new Say(target))
        .addSubcommand(new Msg(target))
        .addSubcommand(new Ask(target))
        .addSubcommand(new Offers(target))
        .addSubcommand(new Host(target))
        .addSubcommand(new Join(target))
        .addSubcommand(new Leave(target))
        .addSubcommand(new Nick(target))
        .addSubcommand(new Topic(target));
  }

  static List<String> lineColumns(JsonObject line) {
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
        to.startsWith("#") ? said : "(to " + to + ") " + said);
  }

  @Command(name = "link", description = "Prints the link by which others join.")
  private static final class Link extends NodeCommand {
    Link(Target target) {
      super(target);
    }

    @Override
    int run(ControlClient node, Printer out) throws IOException {
      JsonObject room = node.call("room", Fields.none()).getAsJsonObject();
      String link = Fields.text(room, "link");
      if (link.isEmpty()) {
        throw new NodeException(
            "The node is in no room; open one with: swarmroom room host NAME, or join with: swarmroom room join LINK");
      }
      out.document(Fields.of("link", link), answer -> link);
      return ExitCode.DONE;
    }
  }

  @Command(name = "members", description = "Lists who is in the room.")
  private static final class Members extends NodeCommand {
    Members(Target target) {
      super(target);
    }

    @Override
    int run(ControlClient node, Printer out) throws IOException {
      out.rows(
          node.call("members", Fields.none()),
          "Nobody is here: the node is in no room.",
          member ->
              List.of(
                  Fields.text(member, "nick"),
                  role(member),
                  Fields.number(member, "roundTripMillis") < 0
                      ? ""
                      : Fields.number(member, "roundTripMillis") + " ms",
                  Fields.text(member, "fingerprint")));
      return ExitCode.DONE;
    }

    private static String role(JsonObject member) {
      String host = Fields.flag(member, "host") ? "host" : "";
      String self = Fields.flag(member, "self") ? "you" : "";
      return host.isEmpty() || self.isEmpty() ? host + self : host + ", " + self;
    }
  }

  @Command(name = "history", description = "Prints the newest lines.")
  private static final class History extends NodeCommand {
    @Option(names = "--limit", paramLabel = "N", description = "at most so many (default: 200)")
    private int limit = 200;

    History(Target target) {
      super(target);
    }

    @Override
    int run(ControlClient node, Printer out) throws IOException {
      JsonObject request = Fields.none();
      request.addProperty("limit", limit);
      out.rows(node.call("history", request), "No line is kept yet.", RoomCommand::lineColumns);
      return ExitCode.DONE;
    }
  }

  @Command(
      name = "say",
      description = "Says a line in the room; ends when the host has it on disk.")
  private static final class Say extends NodeCommand {
    @Parameters(paramLabel = "TEXT", arity = "1..*")
    private List<String> words = List.of();

    Say(Target target) {
      super(target);
    }

    @Override
    int run(ControlClient node, Printer out) throws IOException {
      out.document(node.call("say", Fields.of("text", String.join(" ", words))), line -> "");
      return ExitCode.DONE;
    }
  }

  @Command(name = "msg", description = "Says a line to one member alone.")
  private static final class Msg extends NodeCommand {
    @Parameters(index = "0", paramLabel = "NICK")
    private String nick = "";

    @Parameters(index = "1..*", paramLabel = "TEXT", arity = "1..*")
    private List<String> words = List.of();

    Msg(Target target) {
      super(target);
    }

    @Override
    int run(ControlClient node, Printer out) throws IOException {
      JsonObject request = Fields.of("text", String.join(" ", words));
      request.addProperty("nick", nick);
      out.document(node.call("message", request), line -> "");
      return ExitCode.DONE;
    }
  }

  @Command(
      name = "ask",
      description =
          "Asks for a file: \"@all who has X\", \"@bob please send X\", or just X, asked of all.")
  private static final class Ask extends NodeCommand {
    @Parameters(paramLabel = "TEXT", arity = "1..*")
    private List<String> words = List.of();

    Ask(Target target) {
      super(target);
    }

    @Override
    int run(ControlClient node, Printer out) throws IOException {
      out.document(
          node.call("ask", Fields.of("text", String.join(" ", words))),
          answer -> "Asked. See who has it with: swarmroom room offers");
      return ExitCode.DONE;
    }
  }

  @Command(
      name = "offers",
      description = "Lists what was offered for our requests; download takes the id.")
  private static final class Offers extends NodeCommand {
    Offers(Target target) {
      super(target);
    }

    @Override
    int run(ControlClient node, Printer out) throws IOException {
      out.rows(
          node.call("offers", Fields.none()),
          "Nothing was offered yet.",
          offer ->
              List.of(
                  Fields.text(offer, "id"),
                  Fields.size(offer, "size"),
                  Fields.text(offer, "name"),
                  String.join(", ", Fields.list(offer, "holders"))));
      return ExitCode.DONE;
    }
  }

  @Command(name = "host", description = "Opens a room here; leaves the present one first.")
  private static final class Host extends NodeCommand {
    @Parameters(paramLabel = "ROOM")
    private String room = "";

    Host(Target target) {
      super(target);
    }

    @Override
    int run(ControlClient node, Printer out) throws IOException {
      out.document(
          node.call("host-room", Fields.of("room", room)), state -> Fields.text(state, "link"));
      return ExitCode.DONE;
    }
  }

  @Command(name = "join", description = "Joins a room by its link; leaves the present one first.")
  private static final class Join extends NodeCommand {
    @Parameters(paramLabel = "LINK")
    private String link = "";

    Join(Target target) {
      super(target);
    }

    @Override
    int run(ControlClient node, Printer out) throws IOException {
      out.document(
          node.call("join-room", Fields.of("link", link)),
          state ->
              "You are in "
                  + Fields.text(state, "room")
                  + " as "
                  + Fields.text(state, "nick")
                  + ".");
      return ExitCode.DONE;
    }
  }

  @Command(name = "leave", description = "Leaves the room.")
  private static final class Leave extends NodeCommand {
    Leave(Target target) {
      super(target);
    }

    @Override
    int run(ControlClient node, Printer out) throws IOException {
      out.document(node.call("leave-room", Fields.none()), done -> "You left the room.");
      return ExitCode.DONE;
    }
  }

  @Command(name = "nick", description = "Takes another nick.")
  private static final class Nick extends NodeCommand {
    @Parameters(paramLabel = "NICK")
    private String nick = "";

    Nick(Target target) {
      super(target);
    }

    @Override
    int run(ControlClient node, Printer out) throws IOException {
      out.document(node.call("nick", Fields.of("nick", nick)), done -> "You are " + nick + " now.");
      return ExitCode.DONE;
    }
  }

  @Command(name = "topic", description = "Sets the room's topic.")
  private static final class Topic extends NodeCommand {
    @Parameters(paramLabel = "TEXT", arity = "0..*")
    private List<String> words = List.of();

    Topic(Target target) {
      super(target);
    }

    @Override
    int run(ControlClient node, Printer out) throws IOException {
      out.document(
          node.call("topic", Fields.of("topic", String.join(" ", words))), done -> "Topic set.");
      return ExitCode.DONE;
    }
  }
}
