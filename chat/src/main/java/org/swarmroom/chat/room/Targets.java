package org.swarmroom.chat.room;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.swarmroom.chat.irc.Numerics;
import org.swarmroom.chat.irc.Texts;

/**
 * How many targets, with commas between, one command may name. Those over are not served, and
 * answered by 407. Source: RFC 2812 section 5.2; ISUPPORT TARGMAX.
 */
final class Targets {

  private static final List<Map.Entry<String, Integer>> MOST =
      List.of(
          Map.entry("JOIN", 4),
          Map.entry("KICK", 4),
          Map.entry("KILL", 1),
          Map.entry("LIST", 4),
          Map.entry("NAMES", 4),
          Map.entry("NOTICE", 4),
          Map.entry("PART", 4),
          Map.entry("PRIVMSG", 4),
          Map.entry("TAGMSG", 4),
          Map.entry("WHOIS", 4),
          Map.entry("WHOWAS", 4));

  private final RoomState state;

  Targets(RoomState state) {
    this.state = state;
  }

  /** The token for ISUPPORT. */
  static String token() {
    return MOST.stream()
        .map(limit -> limit.getKey() + ":" + limit.getValue())
        .collect(Collectors.joining(",", "TARGMAX=", ""));
  }

  /** Each target once, in the order given, without empty ones. */
  List<String> of(Session session, String command, String given) {
    Set<String> targets = new LinkedHashSet<>();
    int limit = limit(command);
    for (String target : given.split(",", -1)) {
      if (target.isEmpty() || targets.contains(target)) {
        continue;
      }
      if (targets.size() == limit) {
        if (!command.equals("NOTICE")) {
          state.reply(
              session,
              Numerics.ERR_TOOMANYTARGETS,
              Texts.cut(target, 64),
              "Too many recipients. " + limit + " are served");
        }
        break;
      }
      targets.add(target);
    }
    return List.copyOf(targets);
  }

  private static int limit(String command) {
    return MOST.stream()
        .filter(limit -> limit.getKey().equals(command))
        .mapToInt(Map.Entry::getValue)
        .findFirst()
        .orElse(1);
  }
}
