package org.swarmroom.chat.client;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.irc.Numerics;
import org.swarmroom.chat.link.HostPort;
import org.swarmroom.chat.room.Vendor;

/**
 * Keeps the {@link Roster} and the topic by what the server says, and tells of changes. Confined to
 * the client's executor.
 */
final class Attendance {

  private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{64}");
  private static final String RANKS = "~&@%+";

  private final Scene scene;

  Attendance(Scene scene) {
    this.scene = scene;
  }

  void received(Message message) {
    switch (message.command()) {
      case "JOIN" -> join(message);
      case "PART" -> left(message.nick(), message.param(0), message.param(1), "left");
      case "KICK" ->
          left(
              message.param(1), message.param(0), message.param(2), "removed by " + message.nick());
      case "QUIT" -> gone(message.nick(), message.param(0));
      case "NICK" -> nick(message);
      case "AWAY" ->
          changed(scene.roster.update(message.nick(), false, m -> Members.away(m, message.has(0))));
      case "TOPIC" -> topic(message.param(0), message.param(1), message.nick());
      case Numerics.RPL_TOPIC -> topic(message.param(1), message.param(2), "");
      case Numerics.RPL_NOTOPIC -> topic(message.param(1), "", "");
      case Numerics.RPL_NAMREPLY -> names(message);
      case Vendor.COMMAND -> vendor(message);
      default -> {}
    }
  }

  private void join(Message message) {
    if (!scene.isChannel(message.param(0))) {
      return;
    }
    if (scene.isMe(message.nick())) {
      scene.roster.clear(); // NAMES follows, in the order of joining
      scene.topic = "";
      return;
    }
    Optional<Member> added = scene.roster.add(message.nick());
    if (scene.inRoom) {
      added.ifPresent(m -> scene.emit(new RoomEvent.MemberJoined(m)));
    }
  }

  private void left(String nick, String channel, String reason, String otherwise) {
    if (scene.isChannel(channel)) {
      gone(nick, reason.isEmpty() ? otherwise : reason);
    }
  }

  private void gone(String nick, String reason) {
    Optional<Member> member = scene.roster.remove(nick);
    if (scene.inRoom) {
      member.ifPresent(m -> scene.emit(new RoomEvent.MemberLeft(m, reason)));
    }
  }

  private void nick(Message message) {
    String from = message.nick();
    if (scene.isMe(from)) {
      scene.nick = message.param(0);
    }
    scene
        .roster
        .rename(from, message.param(0))
        .ifPresent(m -> scene.emit(new RoomEvent.NickChanged(from, m)));
  }

  private void topic(String channel, String topic, String by) {
    if (scene.isChannel(channel)) {
      scene.topic = topic;
      if (scene.inRoom) {
        scene.emit(new RoomEvent.TopicChanged(topic, by));
      }
    }
  }

  private void names(Message message) {
    if (scene.isChannel(message.param(2))) {
      for (String name : message.last().trim().split(" +", -1)) {
        String nick = bare(name);
        if (!nick.isEmpty()) {
          scene.roster.add(nick);
        }
      }
    }
  }

  private static String bare(String name) {
    int start = 0;
    while (start < name.length() && RANKS.indexOf(name.charAt(start)) >= 0) {
      start++;
    }
    int end = name.indexOf('!', start);
    return name.substring(start, end < 0 ? name.length() : end);
  }

  private void vendor(Message message) {
    if (message.source().contains("!") || !scene.caps.contains(Vendor.CAP)) {
      return;
    }
    if (message.param(0).equals("MEMBER") && FINGERPRINT.matcher(message.param(2)).matches()) {
      List<String> addresses =
          Arrays.stream(message.param(4).split(",", 16))
              .flatMap(a -> HostPort.parse(a).stream())
              .map(HostPort::toString)
              .limit(8)
              .toList();
      boolean host = message.param(3).contains("h");
      changed(
          scene.roster.update(
              message.param(1),
              true,
              m -> Members.known(m, message.param(2), host, withLink(addresses, host))));
    } else if (message.param(0).equals("RTT")) {
      for (String pair : message.last().trim().split(" +", -1)) {
        roundTrip(pair);
      }
    }
  }

  /** The host is also where we found it. */
  private List<String> withLink(List<String> addresses, boolean host) {
    if (!host) {
      return addresses;
    }
    return java.util.stream.Stream.concat(
            scene.hosts.stream().map(HostPort::toString), addresses.stream())
        .distinct()
        .toList();
  }

  private void roundTrip(String pair) {
    int equals = pair.indexOf('=');
    if (equals < 1 || !pair.substring(equals + 1).matches("[0-9]{1,9}")) {
      return;
    }
    long millis = Long.parseLong(pair.substring(equals + 1));
    changed(
        scene.roster.update(
            pair.substring(0, equals), false, m -> Members.roundTrip(m, OptionalLong.of(millis))));
  }

  private void changed(Optional<Member> member) {
    if (scene.inRoom) {
      member.ifPresent(m -> scene.emit(new RoomEvent.MemberChanged(m)));
    }
  }
}
