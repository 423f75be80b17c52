package org.swarmroom.chat.room;

import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.irc.Numerics;
import org.swarmroom.chat.irc.Texts;

/**
 * STATS: u how long the room is open here, m how often each command came; o, who may be an
 * operator, is for operators. All other letters have an end and nothing before it. Source: RFC 2812
 * section 3.4.4.
 */
final class Stats {

  private final RoomState state;
  private final CommandTable commands;

  Stats(RoomState state, CommandTable commands) {
    this.state = state;
    this.commands = commands;
  }

  void addTo(CommandTable table) {
    table.add("STATS", 1, ServerTarget.checked(state, 1, this::stats));
  }

  private void stats(Session session, Message message) {
    String query = message.param(0).isEmpty() ? "*" : Texts.cut(message.param(0), 16);
    switch (query) {
      case "u" -> uptime(session);
      case "m" ->
          commands
              .uses()
              .forEach(
                  (name, uses) ->
                      state.reply(session, Numerics.RPL_STATSCOMMANDS, name, Long.toString(uses)));
      case "o" -> {
        if (!session.person.operator) {
          String sentence = "Permission Denied- You're not an IRC operator";
          state.reply(session, Numerics.ERR_NOPRIVILEGES, sentence);
        } else {
          state.settings.operators().keySet().stream()
              .sorted()
              .forEach(name -> state.reply(session, Numerics.RPL_STATSOLINE, "O", "*", "*", name));
        }
      }
      default -> {}
    }
    state.reply(session, Numerics.RPL_ENDOFSTATS, query, "End of STATS report");
  }

  private void uptime(Session session) {
    long seconds = (state.clock.millis() - state.openedAt) / 1000;
    String up =
        "Server Up %d days %d:%02d:%02d"
            .formatted(seconds / 86_400, seconds / 3_600 % 24, seconds / 60 % 60, seconds % 60);
    state.reply(session, Numerics.RPL_STATSUPTIME, up);
  }
}
