package org.swarmroom.chat.link;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads and writes {@link RoomLink}s; what it reads comes from a paste and may be anything. */
final class LinkParser {

  private static final String SCHEME = "swarmroom://";
  private static final int MAX_CHARS = 4096;
  private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-fA-F]{64}");

  private LinkParser() {}

  static RoomLink parse(String text) throws LinkException {
    String link = text.strip();
    if (link.length() > MAX_CHARS) {
      throw new LinkException("This room link is too long to be one; copy the link again.");
    }
    if (!link.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      throw new LinkException("A room link starts with swarmroom://; copy the whole link again.");
    }
    String rest = link.substring(SCHEME.length());
    int slash = rest.indexOf('/');
    int question = rest.indexOf('?', Math.max(slash, 0));
    if (slash < 0 || question < 0) {
      throw new LinkException("This room link is cut off; copy the whole link again.");
    }
    Map<String, String> fields = fields(rest.substring(question + 1));
    String fingerprint = fields.getOrDefault("fp", "");
    if (!FINGERPRINT.matcher(fingerprint).matches()) {
      throw new LinkException(
          "The room link has no usable host fingerprint (fp=); copy the whole link again.");
    }
    RoomKey key =
        RoomKey.parse(fields.getOrDefault("key", ""))
            .orElseThrow(
                () ->
                    new LinkException(
                        "The room link has no usable room key (key=); copy the whole link again."));
    return new RoomLink(
        hosts(rest.substring(0, slash)),
        room(rest.substring(slash + 1, question)),
        fingerprint.toLowerCase(Locale.ROOT),
        key,
        others(fields.getOrDefault("also", "")));
  }

  /** What can't be read of it is left out: the link is good without. */
  private static List<RoomLink.Place> others(String text) {
    List<RoomLink.Place> others = new ArrayList<>();
    for (String part : text.split(";", RoomLink.MAX_OTHERS + 1)) {
      int at = part.indexOf('@');
      if (at > 0 && FINGERPRINT.matcher(part.substring(0, at)).matches()) {
        List<HostPort> hosts =
            Arrays.stream(part.substring(at + 1).split(",", RoomLink.MAX_HOSTS))
                .flatMap(each -> HostPort.parse(each).stream())
                .toList();
        others.add(new RoomLink.Place(part.substring(0, at).toLowerCase(Locale.ROOT), hosts));
      }
    }
    return others;
  }

  private static List<HostPort> hosts(String text) throws LinkException {
    List<HostPort> hosts = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      hosts.add(
          HostPort.parse(part)
              .orElseThrow(
                  () ->
                      new LinkException(
                          "The room link has an address that is not HOST:PORT: \""
                              + shown(part)
                              + "\"; copy the whole link again.")));
    }
    if (hosts.size() > RoomLink.MAX_HOSTS) {
      throw new LinkException(
          "The room link has more than "
              + RoomLink.MAX_HOSTS
              + " addresses; ask the host for a new one.");
    }
    return hosts;
  }

  private static String room(String escaped) throws LinkException {
    String room = decode(escaped);
    if (room.isBlank()
        || room.length() > RoomLink.MAX_ROOM_CHARS
        || room.codePoints().anyMatch(Character::isISOControl)) {
      throw new LinkException(
          "The room link has no usable room name: a name has 1 to "
              + RoomLink.MAX_ROOM_CHARS
              + " characters; copy the whole link again.");
    }
    return room;
  }

  private static Map<String, String> fields(String query) throws LinkException {
    Map<String, String> fields = new HashMap<>();
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        fields.putIfAbsent(pair.substring(0, equals), decode(pair.substring(equals + 1)));
      }
    }
    return fields;
  }

  private static String decode(String text) throws LinkException {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new LinkException(
          "The room link has a broken percent escape; copy the whole link again.");
    }
  }

  private static String shown(String text) {
    String clean =
        text.codePoints()
            .filter(c -> !Character.isISOControl(c))
            .limit(40)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return clean;
  }

  static String format(RoomLink link) {
    return SCHEME
        + hosts(link.hosts())
        + "/"
        + URLEncoder.encode(link.room(), StandardCharsets.UTF_8).replace("+", "%20")
        + "?fp="
        + link.fingerprint()
        + "&key="
        + link.key().hex()
        + (link.others().isEmpty() ? "" : "&also=" + also(link.others()));
  }

  private static String also(List<RoomLink.Place> others) {
    return others.stream()
        .map(each -> each.fingerprint() + "@" + hosts(each.hosts()))
        .collect(Collectors.joining(";"));
  }

  private static String hosts(List<HostPort> hosts) {
    return hosts.stream().map(HostPort::toString).collect(Collectors.joining(","));
  }
}
