package org.swarmroom.app.assembly;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.swarmroom.chat.irc.ClientTags;
import org.swarmroom.chat.link.RoomKey;
import org.swarmroom.chat.log.Line;
import org.swarmroom.chat.log.LineKind;
import org.swarmroom.chat.log.Mark;
import org.swarmroom.chat.log.StampRange;
import org.swarmroom.index.lines.StoredLine;

/**
 * What the chat says of one room's lines in the words of the database.
 *
 * @param open the database's name for lines to all
 * @param privately its name for lines to one member
 */
record StoredLines(String room, String open, String privately) {

  static StoredLines of(String room, RoomKey key) {
    String open = room + "|" + shortHash(key);
    return new StoredLines(room, open, open + "|private");
  }

  StoredLine stored(Line line) {
    return new StoredLine(
        line.id(),
        ChatLog.isChannel(line.to()) ? open : privately,
        line.stamp(),
        line.at(),
        line.from(),
        line.account(),
        line.to(),
        line.kind().name(),
        line.text(),
        ClientTags.text(line.tags()));
  }

  static org.swarmroom.index.lines.Mark stored(Mark mark) {
    return mark instanceof Mark.Id named
        ? new org.swarmroom.index.lines.Mark.Id(named.id())
        : new org.swarmroom.index.lines.Mark.Time(((Mark.Time) mark).at());
  }

  Line line(StoredLine row) {
    return new Line(
        row.id(),
        row.stamp(),
        row.at(),
        room,
        row.from(),
        row.account(),
        row.to(),
        LineKind.valueOf(row.kind()),
        row.text(),
        ClientTags.parse(row.tags()));
  }

  static org.swarmroom.index.lines.StampRange stored(StampRange range) {
    return new org.swarmroom.index.lines.StampRange(
        range.epoch(), range.host(), range.from(), range.to());
  }

  static StampRange range(org.swarmroom.index.lines.StampRange row) {
    return new StampRange(row.epoch(), row.host(), row.from(), row.to());
  }

  /** Tells keys apart without telling them. */
  private static String shortHash(RoomKey key) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(("log|" + key.hex()).getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}
