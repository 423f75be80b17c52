package org.swarmroom.chat.room;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.irc.Numerics;

/**
 * Finds the command of a message and checks what is the same for all: registration, number of
 * parameters, and that it came as UTF-8. What did not is read all the same and passed on as UTF-8,
 * with a warning, but never a password. Source: IRCv3 UTF8ONLY.
 */
final class CommandTable {

  /** Carries out one command. */
  @FunctionalInterface
  interface Command {
    void run(Session session, Message message);
  }

  private static final class Entry {
    final int params;
    final boolean always;
    final Command command;
    long uses;

    Entry(int params, boolean always, Command command) {
      this.params = params;
      this.always = always;
      this.command = command;
    }
  }

  private static final int SHOWN_CHARS = 32;

  /** Their words must arrive as they were meant. */
  private static final Set<String> EXACT =
      Set.of("PASS", "OPER", "AUTHENTICATE", "REGISTER", "VERIFY");

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
    if (message.legacy() && refused(session, message.command(), entry != null)) {
      return;
    }
    if (entry == null) {
      unknown(session, message);
    } else if (!session.registered() && !entry.always) {
      state.reply(session, Numerics.ERR_NOTREGISTERED, "You have not registered");
    } else if (message.params().size() < entry.params) {
      state.reply(session, Numerics.ERR_NEEDMOREPARAMS, message.command(), "Not enough parameters");
    } else {
      entry.uses++;
      entry.command.run(session, message);
    }
  }

  /** Says that a message was no UTF-8. */
  private boolean refused(Session session, String command, boolean known) {
    if (command.chars().anyMatch(c -> c >= 0x80)) {
      state.fail(session, "*", "INVALID_UTF8", "Your program sent bytes that are no UTF-8");
      return true;
    }
    if (EXACT.contains(command)) {
      state.fail(
          session, command, "INVALID_UTF8", command + " was refused: set your program to UTF-8");
      return true;
    }
    if (known && session.has(Cap.STANDARD_REPLIES)) {
      state.tell(
          session,
          "WARN",
          command,
          "INVALID_UTF8",
          "Your message was no UTF-8 and was read as Windows-1252");
    }
    return false;
  }

  /** How often each command was carried out since the room is open here; by name. */
  SortedMap<String, Long> uses() {
    SortedMap<String, Long> uses = new TreeMap<>();
    entries.forEach(
        (name, entry) -> {
          if (entry.uses > 0) {
            uses.put(name, entry.uses);
          }
        });
    return uses;
  }

  private void unknown(Session session, Message message) {
    String name = message.command();
    String shown = name.substring(0, Math.min(name.length(), SHOWN_CHARS));
    state.reply(session, Numerics.ERR_UNKNOWNCOMMAND, shown, "Unknown command");
  }
}
