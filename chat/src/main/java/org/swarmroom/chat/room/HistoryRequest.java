package org.swarmroom.chat.room;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.log.Mark;

/**
 * A CHATHISTORY command, read. Source: IRCv3 draft/chathistory.
 *
 * @param what in upper case
 * @param target as it was given; empty for TARGETS
 * @param marks none for {@code LATEST *}, two for BETWEEN and TARGETS
 * @param limit of lines, at most {@link ChatHistory#LIMIT}
 */
record HistoryRequest(String what, String target, List<Mark> marks, int limit) {

  /** Why a command can't be read: code, contexts and sentence of a FAIL. */
  static final class Wrong extends Exception {
    private static final long serialVersionUID = 1L;
    final String code;
    final transient List<String> contexts;

    Wrong(String code, String sentence, String... contexts) {
      super(sentence);
      this.code = code;
      this.contexts = List.of(contexts);
    }
  }

  static HistoryRequest parse(Message message) throws Wrong {
    String what = message.param(0).toUpperCase(Locale.ROOT);
    int marks =
        switch (what) {
          case "LATEST", "BEFORE", "AFTER", "AROUND" -> 1;
          case "BETWEEN", "TARGETS" -> 2;
          default ->
              throw new Wrong(
                  "INVALID_PARAMS",
                  "Known are LATEST, BEFORE, AFTER, AROUND, BETWEEN and TARGETS",
                  shown(message.param(0)));
        };
    int first = what.equals("TARGETS") ? 1 : 2;
    if (message.params().size() != first + marks + 1) {
      boolean few = message.params().size() < first + marks + 1;
      throw new Wrong(
          "INVALID_PARAMS", few ? "Insufficient parameters" : "Too many parameters", what);
    }
    String target = first == 2 ? message.param(1) : "";
    List<Mark> read = List.of();
    if (!(what.equals("LATEST") && message.param(first).equals("*"))) {
      read =
          marks == 1
              ? List.of(mark(what, target, message.param(first)))
              : List.of(
                  mark(what, target, message.param(first)),
                  mark(what, target, message.param(first + 1)));
    }
    String limit = message.param(first + marks);
    if (!limit.matches("[0-9]{1,9}")) {
      throw new Wrong("INVALID_PARAMS", "The limit is not a number", what, shown(limit));
    }
    return new HistoryRequest(
        what, target, read, Math.min(Integer.parseInt(limit), ChatHistory.LIMIT));
  }

  private static Mark mark(String what, String target, String reference) throws Wrong {
    if (reference.startsWith("msgid=") && !what.equals("TARGETS")) {
      return new Mark.Id(reference.substring("msgid=".length()));
    }
    if (!reference.startsWith("timestamp=")) {
      throw target.isEmpty()
          ? new Wrong("INVALID_PARAMS", "It takes two timestamps", what, shown(reference))
          : new Wrong("INVALID_MSGREFTYPE", "It takes msgid= and timestamp=", what, shown(target));
    }
    String text = reference.substring("timestamp=".length());
    return time(text)
        .map(Mark.Time::new)
        .orElseThrow(
            () -> new Wrong("INVALID_PARAMS", "The timestamp can't be read", what, shown(text)));
  }

  private static Optional<Long> time(String text) {
    try {
      return Optional.of(Instant.parse(text).toEpochMilli());
    } catch (DateTimeParseException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  /** As a middle parameter of a reply. */
  private static String shown(String given) {
    return given.isEmpty() ? "*" : given.substring(0, Math.min(given.length(), 64));
  }
}
