package org.swarmroom.chat.room;

import java.util.HashMap;
import java.util.Map;
import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.irc.Numerics;

/**
 * Finds the command of a message and checks what is the same for all: registration and number of
 * parameters.
 */
final class CommandTable {

  /** Carries out one command. */
  @FunctionalInterface
  interface Command {
    void run(Session session, Message message);
  }

  private record Entry(int params, boolean always, Command command) {}

  private static final int SHOWN_CHARS = 32;

  private final RoomState state;
  private final Map<String, Entry> entries = new HashMap<>();

  CommandTable(RoomState state) {
    this.state = state;
  }

  /** For registered clients. */
  void add(String name, int params, Command command) {
    entries.put(name, new Entry(params, false, command));
  }

  /** Before registration too. */
  void addAlways(String name, int params, Command command) {
    entries.put(name, new Entry(params, true, command));
  }

  void run(Session session, Message message) {
    Entry entry = entries.get(message.command());
    if (entry == null) {
      unknown(session, message);
    } else if (!session.registered() && !entry.always) {
      state.reply(session, Numerics.ERR_NOTREGISTERED, "You have not registered");
    } else if (message.params().size() < entry.params) {
      state.reply(session, Numerics.ERR_NEEDMOREPARAMS, message.command(), "Not enough parameters");
    } else {
      entry.command.run(session, message);
    }
  }

  private void unknown(Session session, Message message) {
    String name = message.command();
    String shown = name.substring(0, Math.min(name.length(), SHOWN_CHARS));
    state.reply(session, Numerics.ERR_UNKNOWNCOMMAND, shown, "Unknown command");
  }
}
