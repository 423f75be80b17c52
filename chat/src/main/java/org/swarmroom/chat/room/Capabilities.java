package org.swarmroom.chat.room;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.irc.MessageFormat;
import org.swarmroom.chat.irc.Numerics;
import org.swarmroom.chat.irc.Texts;

/**
 * CAP. What is offered may differ by session and may come and go; who knows cap-notify is told.
 * Source: IRCv3 capability negotiation, version 302.
 */
final class Capabilities {

  /** From this version on a client knows values and lists of several lines. */
  private static final int VALUES = 302;

  private static final int SHOWN_CHARS = 32;

  private final RoomState state;
  private final Map<Cap, Function<Session, Optional<String>>> offers = new EnumMap<>(Cap.class);

  Capabilities(RoomState state) {
    this.state = state;
  }

  /**
   * For a capability that is not simply there: what a session is offered it with, empty text for no
   * value; nothing if it is not offered.
   */
  void offer(Cap cap, Function<Session, Optional<String>> offer) {
    offers.put(cap, offer);
  }

  /**
   * Does something by which offers change. Who asked for cap-notify is told what is new, has
   * another value or is gone; what is gone is no longer enabled for anybody.
   */
  void change(Runnable change) {
    Map<Session, Map<Cap, String>> before = new HashMap<>();
    state.sessions.forEach(session -> before.put(session, offered(session)));
    change.run();
    before.forEach((session, had) -> changed(session, had, offered(session)));
  }

  private void changed(Session session, Map<Cap, String> before, Map<Cap, String> now) {
    List<Cap> gone = before.keySet().stream().filter(cap -> !now.containsKey(cap)).toList();
    Map<Cap, String> fresh = new EnumMap<>(now);
    fresh.entrySet().removeAll(before.entrySet());
    gone.forEach(cap -> session.set(cap, false));
    if (session.has(Cap.CAP_NOTIFY)) {
      if (!gone.isEmpty()) {
        tell(session, "DEL", gone.stream().map(cap -> cap.wire).toList(), false);
      }
      if (!fresh.isEmpty()) {
        tell(session, "NEW", words(fresh, session.capVersion >= VALUES), false);
      }
    }
  }

  void run(Session session, Message message) {
    String subcommand = message.param(0).toUpperCase(Locale.ROOT);
    switch (subcommand) {
      case "LS" -> list(session, version(message.param(1)));
      case "LIST" ->
          tell(
              session,
              "LIST",
              session.caps().stream().map(c -> c.wire).toList(),
              session.capVersion >= VALUES);
      case "REQ" -> {
        session.negotiating |= !session.registered();
        request(session, message.param(1));
      }
      case "END" -> session.negotiating = false;
      default ->
          state.reply(
              session,
              Numerics.ERR_INVALIDCAPCMD,
              subcommand.substring(0, Math.min(SHOWN_CHARS, subcommand.length())),
              "Invalid CAP command");
    }
  }

  /** The highest version a client ever named counts, but each LS is answered as it asks. */
  private void list(Session session, int version) {
    session.negotiating |= !session.registered();
    session.capVersion = Math.max(session.capVersion, version);
    if (version >= VALUES) {
      session.set(Cap.CAP_NOTIFY, true);
    }
    tell(session, "LS", words(offered(session), version >= VALUES), version >= VALUES);
  }

  private Map<Cap, String> offered(Session session) {
    Map<Cap, String> offered = new EnumMap<>(Cap.class);
    for (Cap cap : Cap.values()) {
      offers
          .getOrDefault(cap, any -> Optional.of(""))
          .apply(session)
          .ifPresent(value -> offered.put(cap, value));
    }
    return offered;
  }

  private static List<String> words(Map<Cap, String> offered, boolean withValues) {
    return offered.entrySet().stream()
        .map(
            entry ->
                withValues && !entry.getValue().isEmpty()
                    ? entry.getKey().wire + "=" + entry.getValue()
                    : entry.getKey().wire)
        .toList();
  }

  /** All or nothing, as the specification has it. Of a name asked for twice the last counts. */
  private void request(Session session, String names) {
    Map<String, String> wanted = new LinkedHashMap<>();
    for (String name : names.split(" ")) {
      if (!name.isEmpty()) {
        wanted.remove(bare(name));
        wanted.put(bare(name), name);
      }
    }
    Map<Cap, String> offered = offered(session);
    boolean granted =
        wanted.entrySet().stream()
            .allMatch(each -> mayAsk(each.getKey(), each.getValue(), offered));
    if (granted) {
      wanted.forEach((bare, name) -> set(session, Cap.named(bare).orElseThrow(), name));
    }
    tell(session, granted ? "ACK" : "NAK", wanted.values(), false);
  }

  private static boolean mayAsk(String bare, String name, Map<Cap, String> offered) {
    Optional<Cap> cap = Cap.named(bare);
    return cap.isPresent() && (name.startsWith("-") || offered.containsKey(cap.get()));
  }

  /** Who asked by LS 302 keeps cap-notify whatever it says later. */
  private static void set(Session session, Cap cap, String name) {
    boolean on = !name.startsWith("-");
    if (on || cap != Cap.CAP_NOTIFY || session.capVersion < VALUES) {
      session.set(cap, on);
    }
  }

  private static String bare(String name) {
    return name.startsWith("-") ? name.substring(1) : name;
  }

  private static int version(String text) {
    return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
  }

  /**
   * On as many lines as it takes; names are never cut.
   *
   * @param starred whether the client knows that more follows after a line with a star
   */
  private void tell(Session session, String subcommand, Collection<String> names, boolean starred) {
    String nick = session.person.name();
    List<String> lines = lines(names, bytesLeft(nick, subcommand));
    for (int i = 0; i < lines.size(); i++) {
      if (starred && i < lines.size() - 1) {
        state.tell(session, "CAP", nick, subcommand, "*", lines.get(i));
      } else {
        state.tell(session, "CAP", nick, subcommand, lines.get(i));
      }
    }
  }

  private int bytesLeft(String nick, String subcommand) {
    String before = ":" + state.settings.serverName() + " CAP " + nick + " " + subcommand + " * :";
    return MessageFormat.MAX_LINE - 2 - Texts.bytes(before);
  }

  private static List<String> lines(Collection<String> names, int bytes) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String name : names) {
      if (!line.isEmpty() && Texts.bytes(line.toString()) + 1 + Texts.bytes(name) > bytes) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(name);
    }
    lines.add(line.toString());
    return lines;
  }
}
