package org.swarmroom.chat.room;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.swarmroom.chat.log.Line;

/** Tags that the server gives to what it passes on; {@link Outgoing} decides who is told which. */
final class ServerTags {

  private static final DateTimeFormatter SERVER_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private ServerTags() {}

  /** Tags of a line as members and stock clients are told it. */
  static Map<String, String> of(Line line) {
    Map<String, String> tags = of(line.at(), line.account());
    tags.put("msgid", line.id());
    if (!line.stamp().isEmpty()) {
      tags.put(Vendor.STAMP_TAG, line.stamp());
    }
    return tags;
  }

  static Map<String, String> of(long at, String account) {
    Map<String, String> tags = new LinkedHashMap<>();
    tags.put("time", time(at));
    if (!account.isEmpty()) {
      tags.put("account", account);
    }
    return tags;
  }

  /** IRCv3 server-time. */
  static String time(long at) {
    return SERVER_TIME.format(Instant.ofEpochMilli(at).truncatedTo(ChronoUnit.MILLIS));
  }
}
