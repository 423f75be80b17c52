package org.swarmroom.chat.room;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.swarmroom.chat.irc.ClientTags;
import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.irc.Texts;
import org.swarmroom.chat.log.Line;
import org.swarmroom.chat.log.LineKind;
import org.swarmroom.chat.log.Stamp;

/**
 * Kept lines of the channel as members' programs hand them to each other: {@code ROOM LINE nick
 * #channel P|N|A :text} with msgid, time, stamp, account and client-only tags. Where these are
 * many, a {@code ROOM TAGS id} with them goes before it, because a server takes no more than 4,096
 * bytes of tags.
 *
 * <p>An object reads what comes over one connection.
 */
public final class LineText {

  private static final int TAGS_BYTES = 3_500;
  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}\\.[0-9a-z]{1,24}\\.[0-9]{1,18}");

  /** Of a line before the year 10000, epoch ms. */
  private static final long LATEST = 253_402_300_799_999L;

  private final String room;
  private String taggedId = "";
  private Map<String, String> tagged = Map.of();

  /**
   * @param room name for people
   */
  public LineText(String room) {
    this.room = room;
  }

  public static List<Message> messages(Line line) {
    Map<String, String> tags = ServerTags.of(line);
    String kind =
        switch (line.kind()) {
          case PRIVMSG -> "P";
          case NOTICE -> "N";
          case ACTION -> "A";
        };
    Message plain =
        Message.of(Vendor.COMMAND, "LINE", line.from(), line.to(), kind, line.text())
            .withTags(tags);
    if (Texts.bytes(ClientTags.text(line.tags())) > TAGS_BYTES) {
      return List.of(Message.of(Vendor.COMMAND, "TAGS", line.id()).withTags(line.tags()), plain);
    }
    tags.putAll(line.tags());
    return List.of(plain.withTags(tags));
  }

  /** {@code ROOM TAGS}. */
  public void tags(Message message) {
    taggedId = message.param(1);
    tagged = ClientTags.of(message.tags());
  }

  /**
   * {@code ROOM LINE}.
   *
   * @return empty unless it is a whole line with a stamp, and an id that its sender or the host of
   *     its stamp can have made
   */
  public Optional<Line> line(Message message) {
    String id = message.tag("msgid").orElse("");
    String account = message.tag("account").orElse("");
    Optional<Stamp> stamp = message.tag(Vendor.STAMP_TAG).flatMap(Stamp::parse);
    Optional<Long> at = message.tag("time").flatMap(LineText::time);
    Optional<LineKind> kind = kind(message.param(3));
    if (stamp.isEmpty()
        || stamp.get().number() < 1
        || at.isEmpty()
        || kind.isEmpty()
        || message.params().size() != 5
        || message.param(1).isEmpty()
        || message.param(4).isEmpty()
        || !madeBy(id, account, stamp.get().host())) {
      return Optional.empty();
    }
    Map<String, String> tags = id.equals(taggedId) ? tagged : ClientTags.of(message.tags());
    taggedId = "";
    return Optional.of(
        new Line(
            id,
            stamp.get().toString(),
            at.get(),
            room,
            message.param(1),
            account,
            message.param(2),
            kind.get(),
            message.param(4),
            tags));
  }

  private static boolean madeBy(String id, String account, String host) {
    boolean own = Person.isFingerprint(account) && id.startsWith(account.substring(0, 8));
    return ID.matcher(id).matches() && (own || id.startsWith(host));
  }

  private static Optional<LineKind> kind(String letter) {
    return switch (letter) {
      case "P" -> Optional.of(LineKind.PRIVMSG);
      case "N" -> Optional.of(LineKind.NOTICE);
      case "A" -> Optional.of(LineKind.ACTION);
      default -> Optional.empty();
    };
  }

  private static Optional<Long> time(String text) {
    try {
      return Optional.of(Instant.parse(text).toEpochMilli()).filter(at -> at >= 0 && at <= LATEST);
    } catch (DateTimeException | ArithmeticException e) {
      return Optional.empty();
    }
  }
}
