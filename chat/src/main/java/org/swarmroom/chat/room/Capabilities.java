package org.swarmroom.chat.room;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.irc.Numerics;

/** CAP. Source: IRCv3 capability negotiation, version 302. */
final class Capabilities {

  private static final int SHOWN_CHARS = 32;

  private final RoomState state;
  private final Map<Cap, Function<Session, String>> values = new EnumMap<>(Cap.class);

  Capabilities(RoomState state) {
    this.state = state;
  }

  /** What a capability is announced with to clients that know values; may differ by session. */
  void announce(Cap cap, Function<Session, String> value) {
    values.put(cap, value);
  }

  void run(Session session, Message message) {
    String subcommand = message.param(0).toUpperCase(Locale.ROOT);
    switch (subcommand) {
      case "LS" -> {
        session.negotiating |= !session.registered();
        if (version(message.param(1)) >= 302) {
          session.set(Cap.CAP_NOTIFY, true);
        }
        tell(session, "LS", available(session, version(message.param(1)) >= 302));
      }
      case "LIST" ->
          tell(
              session,
              "LIST",
              session.caps().stream().map(c -> c.wire).collect(Collectors.joining(" ")));
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

  private String available(Session session, boolean withValues) {
    List<String> names = new ArrayList<>();
    for (Cap cap : Cap.values()) {
      String value = values.getOrDefault(cap, any -> "").apply(session);
      names.add(withValues && !value.isEmpty() ? cap.wire + "=" + value : cap.wire);
    }
    return String.join(" ", names);
  }

  /** All or nothing, as the specification has it. */
  private void request(Session session, String names) {
    List<String> wanted = List.of(names.trim().split(" +"));
    boolean known = wanted.stream().allMatch(name -> Cap.named(bare(name)).isPresent());
    if (known) {
      for (String name : wanted) {
        Optional<Cap> cap = Cap.named(bare(name));
        cap.ifPresent(c -> session.set(c, !name.startsWith("-")));
      }
    }
    tell(session, known ? "ACK" : "NAK", names.trim());
  }

  private static String bare(String name) {
    return name.startsWith("-") ? name.substring(1) : name;
  }

  private static int version(String text) {
    return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
  }

  private void tell(Session session, String subcommand, String names) {
    state.tell(session, "CAP", session.person.name(), subcommand, names);
  }
}
