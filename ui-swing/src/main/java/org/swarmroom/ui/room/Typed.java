package org.swarmroom.ui.room;

import static org.swarmroom.ui.kit.Texts.text;

import java.util.Locale;
import java.util.regex.Pattern;

/** What a typed line asks for. */
sealed interface Typed {

  record Say(String text) implements Typed {}

  record Ask(String text) implements Typed {}

  record Tell(String nick, String text) implements Typed {}

  record Nick(String nick) implements Typed {}

  record Topic(String topic) implements Typed {}

  /** Away with a reason, or back without one. */
  record Away(String reason) implements Typed {}

  /** Without a nick: who is ignored. */
  record Ignore(String nick) implements Typed {}

  record Unignore(String nick) implements Typed {}

  /** Accepts the key that somebody has now. */
  record Trust(String nick) implements Typed {}

  /** Without a nick: how far the host is. */
  record Ping(String nick) implements Typed {}

  record Invite() implements Typed {}

  record Help() implements Typed {}

  record Leave() implements Typed {}

  record Nothing() implements Typed {}

  /** Not understood; one sentence for the user. */
  record Wrong(String sentence) implements Typed {}

  /** A file request is one in the pane too, so that it reads well in every IRC program. */
  Pattern REQUEST =
      Pattern.compile("@\\S+\\s+(?:who\\s+has|please\\s+send)\\s+\\S.*", Pattern.CASE_INSENSITIVE);

  /** Reads a line of the input field. Two slashes say a line that starts with one. */
  static Typed parse(String line) {
    var typed = line.strip();
    if (typed.isEmpty()) {
      return new Nothing();
    }
    if (typed.startsWith("//")) {
      return new Say(typed.substring(1));
    }
    if (typed.startsWith("/")) {
      return command(typed.substring(1));
    }
    return REQUEST.matcher(typed).matches() ? new Ask(typed) : new Say(typed);
  }

  private static Typed command(String typed) {
    int space = typed.indexOf(' ');
    var word = (space < 0 ? typed : typed.substring(0, space)).toLowerCase(Locale.ROOT);
    var rest = space < 0 ? "" : typed.substring(space + 1).strip();
    return switch (word) {
      case "msg", "query", "w" -> tell(rest);
      case "me" -> rest.isEmpty() ? missing("me") : new Say("/me " + rest);
      case "nick" -> rest.isEmpty() ? missing("nick") : new Nick(rest);
      case "topic" -> new Topic(rest);
      case "ask" -> rest.isEmpty() ? missing("ask") : new Ask(rest);
      case "away" -> new Away(rest.isEmpty() ? text("room.away.reason") : rest);
      case "back" -> new Away("");
      case "ignore" -> new Ignore(nick(rest));
      case "unignore" -> rest.isEmpty() ? missing("unignore") : new Unignore(nick(rest));
      case "trust" -> rest.isEmpty() ? missing("trust") : new Trust(nick(rest));
      case "ping" -> new Ping(nick(rest));
      case "invite" -> new Invite();
      case "help" -> new Help();
      case "leave", "part" -> new Leave();
      default -> new Wrong(text("typed.unknown", word));
    };
  }

  private static Typed tell(String rest) {
    int space = rest.indexOf(' ');
    return space <= 0
        ? missing("msg")
        : new Tell(rest.substring(0, space), rest.substring(space + 1).strip());
  }

  /** The first word, as it may come from completion: {@code @bob} or {@code bob:}. */
  private static String nick(String rest) {
    var word = rest.isEmpty() ? "" : rest.split("\\s+", 2)[0];
    return word.replaceAll("^@|[:,]$", "");
  }

  private static Typed missing(String word) {
    return new Wrong(text("typed.missing." + word));
  }
}
