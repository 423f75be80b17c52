package org.swarmroom.chat.room;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.link.HostPort;
import org.swarmroom.chat.succession.AnswerText;

/**
 * What members' programs tell each other through the host, see {@link Vendor}: who proved the room
 * key, with which fingerprint, listening where, and how far from the host. None of it ever goes to
 * a client that did not prove the key itself.
 */
final class MemberNews {

  private static final int MAX_ADDRESSES = 4;
  private static final int LINE_BYTES = 380;

  private final RoomState state;
  private final Heirs heirs;
  private final Outside outside;
  private final LogExchange logs;
  private final Map<Person, Long> newRoundTrips = new LinkedHashMap<>();

  MemberNews(RoomState state, Heirs heirs, LogExchange logs, Outside outside) {
    this.state = state;
    this.heirs = heirs;
    this.outside = outside;
    this.logs = logs;
  }

  void addTo(CommandTable table) {
    table.addAlways(Vendor.COMMAND, 1, this::run);
  }

  private void run(Session session, Message message) {
    String word = message.param(0).toUpperCase(Locale.ROOT);
    if (word.equals("PROVE")) {
      proof(session, message);
    } else if (!session.person.member) {
      state.fail(session, Vendor.COMMAND, "NOT_A_MEMBER", "Known here: ROOM PROVE");
    } else {
      member(session, word, message);
    }
  }

  private void member(Session session, String word, Message message) {
    switch (word) {
      case "WHO" ->
          session.send(
              Message.from(
                  state.settings.serverName(),
                  Vendor.COMMAND,
                  AnswerText.params(outside.whoHosts()).toArray(String[]::new)));
      case "CHECKED" -> heirs.checked(session, message);
      case "READY" -> heirs.ready(session, message);
      case "UNABLE" -> heirs.unable(session);
      default -> {
        if (!logs.heard(session, word, message)) {
          state.fail(session, Vendor.COMMAND, "UNKNOWN", "Not known here: ROOM " + word);
        }
      }
    }
  }

  private void proof(Session session, Message message) {
    if (session.registered() || session.person.member) {
      state.fail(session, Vendor.COMMAND, "TOO_LATE", "The key is proved before registering, once");
    } else if (session.origin.fingerprint().isEmpty()) {
      refuse(session, "NO_CERTIFICATE", "your program showed no certificate");
    } else {
      prove(session, message.param(1), message.param(2));
    }
  }

  private void prove(Session session, String proof, String addresses) {
    String fingerprint = session.origin.fingerprint().orElseThrow();
    RoomSettings settings = state.settings;
    if (!settings.key().proves(proof, Vendor.PROOF, settings.fingerprint(), fingerprint)) {
      refuse(session, "WRONG_KEY", "the room key is another one");
      return;
    }
    session.person.member = true;
    session.person.identified(fingerprint);
    session.person.addresses = addresses(session.origin.address(), addresses);
    session.capsChanged();
    state.tell(session, Vendor.COMMAND, "PROVED");
  }

  private void refuse(Session session, String code, String why) {
    state.fail(session, Vendor.COMMAND, code, "You are not a member of this room: " + why + ".");
    state.close(session, "Not a member: " + why, "not a member");
  }

  /** The address seen here with the port claimed first, then what is claimed. */
  private static List<String> addresses(String seen, String claimed) {
    List<HostPort> claims =
        Arrays.stream(claimed.split(",", 16)).flatMap(a -> HostPort.parse(a).stream()).toList();
    Set<String> all = new LinkedHashSet<>();
    if (!seen.isEmpty() && !claims.isEmpty()) {
      all.add(new HostPort(seen, claims.get(0).port()).toString());
    }
    claims.forEach(c -> all.add(c.toString()));
    return all.stream().limit(MAX_ADDRESSES).toList();
  }

  /** A session is about to be seen: members' programs learn first who it is. */
  void joining(Session session) {
    appearing(session.person);
  }

  /** A member, on whatever server, is about to be seen. */
  void appearing(Person person) {
    if (person.member) {
      Message news = describe(person);
      state.toChannelHere(news, other -> other.person != person && other.isNative());
    }
  }

  /** A session has joined: if it is a member's program it learns who else is one. */
  void joined(Session session) {
    if (session.isNative()) {
      for (Person other : state.channel.members()) {
        if (other.member) {
          session.send(describe(other));
        }
      }
      roundTrips(state.channel.members().stream().filter(p -> p.roundTrip.isPresent()).toList())
          .forEach(session::send);
    }
    heirs.joined(session);
  }

  private Message describe(Person member) {
    return Message.from(
        state.settings.serverName(),
        Vendor.COMMAND,
        "MEMBER",
        member.nick,
        member.identity,
        state.isHost(member) ? "h" : "-",
        member.addresses.isEmpty() ? "-" : String.join(",", member.addresses));
  }

  void roundTrip(Session session, long millis) {
    if (session.registered()) {
      session.person.roundTrip = OptionalLong.of(millis);
      newRoundTrips.put(session.person, millis);
    }
  }

  void tick() {
    List<Person> measured = newRoundTrips.keySet().stream().filter(state.channel::has).toList();
    newRoundTrips.clear();
    for (Message line : roundTrips(measured)) {
      state.toChannel(line, Session::isNative);
    }
  }

  private List<Message> roundTrips(List<Person> measured) {
    List<Message> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (Person person : measured) {
      line.append(line.isEmpty() ? "" : " ").append(person.nick).append('=');
      line.append(person.roundTrip.orElse(0));
      if (line.length() > LINE_BYTES) {
        lines.add(rtt(line));
        line.setLength(0);
      }
    }
    if (!line.isEmpty()) {
      lines.add(rtt(line));
    }
    return lines;
  }

  private Message rtt(StringBuilder line) {
    return Message.from(state.settings.serverName(), Vendor.COMMAND, "RTT", line.toString());
  }
}
