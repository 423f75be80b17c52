package org.swarmroom.app.cli;

import com.google.gson.JsonObject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The words below {@code swarmroom room} that decide where we are, and under which name. */
final class RoomSeat {

  private RoomSeat() {}

  @Command(name = "host", description = "Opens a room here; leaves the present one first.")
  static final class Host extends DocumentCommand {
    @Parameters(paramLabel = "ROOM")
    private String room = "";

    Host(Target target) {
      super(target, "host-room");
    }

    @Override
    JsonObject request() {
      return Fields.of("room", room);
    }

    @Override
    String text(JsonObject state) {
      return Fields.text(state, "link");
    }
  }

  @Command(name = "join", description = "Joins a room by its link; leaves the present one first.")
  static final class Join extends DocumentCommand {
    @Parameters(paramLabel = "LINK")
    private String link = "";

    Join(Target target) {
      super(target, "join-room");
    }

    @Override
    JsonObject request() {
      return Fields.of("link", link);
    }

    @Override
    String text(JsonObject state) {
      return "You are in " + Fields.text(state, "room") + " as " + Fields.text(state, "nick") + ".";
    }
  }

  @Command(name = "leave", description = "Leaves the room.")
  static final class Leave extends DocumentCommand {
    Leave(Target target) {
      super(target, "leave-room");
    }

    @Override
    String text(JsonObject done) {
      return "You left the room.";
    }
  }

  @Command(name = "nick", description = "Takes another nick.")
  static final class Nick extends DocumentCommand {
    @Parameters(paramLabel = "NICK")
    private String nick = "";

    Nick(Target target) {
      super(target, "nick");
    }

    @Override
    JsonObject request() {
      return Fields.of("nick", nick);
    }

    @Override
    String text(JsonObject done) {
      return "You are " + nick + " now.";
    }
  }
}
