package org.swarmroom.chat.room;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.log.Line;

/**
 * CHATHISTORY LATEST, BEFORE and AFTER by msgid or timestamp, for who is in the channel. Lines in
 * memory are answered at once; BEFORE a line at their old end asks the archive. Source: IRCv3
 * draft/chathistory.
 */
final class ChatHistory {

  /** Lines a request may ask for; ISUPPORT CHATHISTORY. */
  static final int LIMIT = 200;

  private final RoomState state;
  private final Playback playback;
  private final Consumer<Session> resume;

  /**
   * @param resume told when a session no longer waits for the archive
   */
  ChatHistory(RoomState state, Playback playback, Consumer<Session> resume) {
    this.state = state;
    this.playback = playback;
    this.resume = resume;
  }

  void addTo(CommandTable table) {
    state.isupport.add("CHATHISTORY=" + LIMIT, "MSGREFTYPES=msgid,timestamp");
    table.add("CHATHISTORY", 4, this::run);
  }

  private void run(Session session, Message message) {
    String subcommand = message.param(0).toUpperCase(java.util.Locale.ROOT);
    OptionalInt limit = number(message.param(3));
    if (!state.isChannel(message.param(1)) || !state.channel.has(session.person)) {
      fail(
          session,
          "INVALID_TARGET",
          "There is history of the room's channel only, for its members");
    } else if (limit.isEmpty()) {
      fail(session, "INVALID_PARAMS", "The number of lines is not a number");
    } else {
      int n = Math.min(limit.getAsInt(), LIMIT);
      switch (subcommand) {
        case "LATEST" -> latest(session, message.param(2), n);
        case "BEFORE" -> before(session, message, n);
        case "AFTER" -> after(session, message.param(2), n);
        default -> fail(session, "INVALID_PARAMS", "Known here: LATEST, BEFORE, AFTER");
      }
    }
  }

  private void latest(Session session, String reference, int n) {
    List<Line> recent = state.ledger.recent();
    int from = 0;
    if (!reference.equals("*")) {
      OptionalInt found = position(recent, reference);
      if (found.isEmpty()) {
        unknown(session);
        return;
      }
      from = after(recent, reference, found.getAsInt());
    }
    playback.send(session, recent.subList(Math.max(from, recent.size() - n), recent.size()));
  }

  private void after(Session session, String reference, int n) {
    List<Line> recent = state.ledger.recent();
    OptionalInt found = position(recent, reference);
    if (found.isEmpty()) {
      unknown(session);
      return;
    }
    int from = after(recent, reference, found.getAsInt());
    playback.send(session, recent.subList(from, Math.min(recent.size(), from + n)));
  }

  private void before(Session session, Message message, int n) {
    String reference = message.param(2);
    List<Line> recent = state.ledger.recent();
    OptionalInt found = position(recent, reference);
    if (found.isPresent() && (found.getAsInt() >= n || recent.size() < Ledger.RECENT)) {
      int to = found.getAsInt();
      playback.send(session, recent.subList(Math.max(0, to - n), to));
    } else if (reference.startsWith("msgid=")) {
      archived(session, message, reference.substring("msgid=".length()), n);
    } else if (found.isPresent() && !recent.isEmpty()) {
      archived(session, message, recent.get(found.getAsInt()).id(), n);
    } else {
      unknown(session);
    }
  }

  private void archived(Session session, Message message, String id, int n) {
    session.unstored++;
    state.archive.before(
        id,
        n,
        lines -> {
          boolean labelled = session.has(Cap.LABELED_RESPONSE) && message.tag("label").isPresent();
          if (labelled) {
            session.startLabel();
          }
          playback.send(session, lines);
          if (labelled) {
            Labels.finish(state, session, message.tag("label"));
          }
          resume.accept(session);
        });
  }

  /** Index of the line named, or of the first line not older than the time named. */
  private static OptionalInt position(List<Line> lines, String reference) {
    OptionalLong time = time(reference);
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      boolean here =
          time.isPresent() ? line.at() >= time.getAsLong() : reference.equals("msgid=" + line.id());
      if (here) {
        return OptionalInt.of(i);
      }
    }
    return time.isPresent() ? OptionalInt.of(lines.size()) : OptionalInt.empty();
  }

  /** Index of the first line after the reference. */
  private static int after(List<Line> lines, String reference, int position) {
    OptionalLong time = time(reference);
    int i = position;
    while (i < lines.size()
        && (time.isEmpty() ? i == position : lines.get(i).at() <= time.getAsLong())) {
      i++;
    }
    return i;
  }

  private static OptionalLong time(String reference) {
    if (!reference.startsWith("timestamp=")) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(
          Instant.parse(reference.substring("timestamp=".length())).toEpochMilli());
    } catch (DateTimeParseException | ArithmeticException e) {
      return OptionalLong.empty();
    }
  }

  private static OptionalInt number(String text) {
    return text.matches("[0-9]{1,6}")
        ? OptionalInt.of(Integer.parseInt(text))
        : OptionalInt.empty();
  }

  private void unknown(Session session) {
    fail(session, "MESSAGE_ERROR", "That line is not known here");
  }

  private void fail(Session session, String code, String sentence) {
    state.fail(session, "CHATHISTORY", code, sentence);
  }
}
