package org.swarmroom.app.cli;

import com.google.gson.JsonObject;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The words below {@code swarmroom room} that say something to those in it. */
final class RoomTalk {

  private RoomTalk() {}

  @Command(
      name = "say",
      description = "Says a line in the room; ends when the host has it on disk.")
  static final class Say extends DocumentCommand {
    @Parameters(paramLabel = "TEXT", arity = "1..*")
    private List<String> words = List.of();

    Say(Target target) {
      super(target, "say");
    }

    @Override
    JsonObject request() {
      return Fields.of("text", String.join(" ", words));
    }

    @Override
    String text(JsonObject line) {
      return "";
    }
  }

  @Command(
      name = "msg",
      description = "Says a line to one member alone, encrypted if it has a key.")
  static final class Msg extends DocumentCommand {
    @Parameters(index = "0", paramLabel = "NICK")
    private String nick = "";

    @Parameters(index = "1..*", paramLabel = "TEXT", arity = "1..*")
    private List<String> words = List.of();

    Msg(Target target) {
      super(target, "message");
    }

    @Override
    JsonObject request() {
      JsonObject request = Fields.of("text", String.join(" ", words));
      request.addProperty("nick", nick);
      return request;
    }

    @Override
    String text(JsonObject line) {
      return Fields.flag(line, "encrypted") ? "Sent, encrypted." : "Sent, not encrypted.";
    }
  }

  @Command(
      name = "trust",
      description = "Accepts a member's changed key, or that it has none, after a warning.")
  static final class Trust extends DocumentCommand {
    @Parameters(paramLabel = "NICK")
    private String nick = "";

    Trust(Target target) {
      super(target, "trust");
    }

    @Override
    JsonObject request() {
      return Fields.of("nick", nick);
    }

    @Override
    String text(JsonObject done) {
      return Fields.text(done, "sentence");
    }
  }

  @Command(
      name = "ask",
      description =
          "Asks for a file: \"@all who has X\", \"@bob please send X\", or just X, asked of all.")
  static final class Ask extends DocumentCommand {
    @Parameters(paramLabel = "TEXT", arity = "1..*")
    private List<String> words = List.of();

    Ask(Target target) {
      super(target, "ask");
    }

    @Override
    JsonObject request() {
      return Fields.of("text", String.join(" ", words));
    }

    @Override
    String text(JsonObject answer) {
      return "Asked. See who has it with: swarmroom room offers";
    }
  }

  @Command(name = "topic", description = "Sets the room's topic.")
  static final class Topic extends DocumentCommand {
    @Parameters(paramLabel = "TEXT", arity = "0..*")
    private List<String> words = List.of();

    Topic(Target target) {
      super(target, "topic");
    }

    @Override
    JsonObject request() {
      return Fields.of("topic", String.join(" ", words));
    }

    @Override
    String text(JsonObject done) {
      return "Topic set.";
    }
  }
}
