package org.swarmroom.ui.room;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Completes the word before the caret to a nick or a command; asked again at once, it goes on to
 * the next that fits.
 */
final class Completion {

  private static final List<String> COMMANDS =
      List.of(
          "/ask",
          "/away",
          "/back",
          "/help",
          "/ignore",
          "/invite",
          "/leave",
          "/me",
          "/msg",
          "/nick",
          "/ping",
          "/topic",
          "/trust",
          "/unignore");

  private static final int RECENT = 50;

  /** The whole line with a word completed, and where the caret goes. */
  record Completed(String text, int caret) {}

  private List<String> nicks = List.of();
  private String given = "";
  private String prefix = "";
  private int turn;
  private final List<String> spoken = new ArrayList<>();

  void nicks(List<String> present) {
    nicks = List.copyOf(present);
  }

  /** Who spoke last is offered first. */
  void spoke(String nick) {
    spoken.remove(nick);
    spoken.add(0, nick);
    if (spoken.size() > RECENT) {
      spoken.remove(RECENT);
    }
  }

  Optional<Completed> next(String text, int caret) {
    return step(text, caret, 1);
  }

  /** The one before, of those that fit. */
  Optional<Completed> previous(String text, int caret) {
    return step(text, caret, -1);
  }

  private Optional<Completed> step(String text, int caret, int step) {
    boolean again = text.equals(given) && !prefix.isEmpty();
    var before = text.substring(0, caret);
    int start = again ? before.stripTrailing().lastIndexOf(' ') + 1 : before.lastIndexOf(' ') + 1;
    if (!again) {
      prefix = before.substring(start);
      turn = step > 0 ? -1 : 0;
    }
    var fitting = fitting(prefix, start == 0);
    if (fitting.isEmpty()) {
      prefix = "";
      return Optional.empty();
    }
    turn = Math.floorMod(turn + step, fitting.size());
    var word = fitting.get(turn);
    given = text.substring(0, start) + word + text.substring(caret);
    return Optional.of(new Completed(given, start + word.length()));
  }

  private List<String> fitting(String typed, boolean first) {
    var fitting = new ArrayList<String>();
    if (typed.isEmpty()) {
      return fitting;
    }
    if (first && typed.startsWith("/")) {
      COMMANDS.stream()
          .filter(command -> starts(command, typed))
          .map(c -> c + " ")
          .forEach(fitting::add);
      return fitting;
    }
    boolean at = typed.startsWith("@");
    var name = at ? typed.substring(1) : typed;
    if (at && starts("all", name)) {
      fitting.add("@all ");
    }
    for (var nick : recentFirst()) {
      if (starts(nick, name)) {
        fitting.add((at ? "@" : "") + nick + (first && !at ? ": " : " "));
      }
    }
    return fitting;
  }

  private List<String> recentFirst() {
    var ordered = new ArrayList<>(nicks);
    ordered.sort(Comparator.comparingInt(this::silence)); // stable: the others by their alphabet
    return ordered;
  }

  private int silence(String nick) {
    int at = spoken.indexOf(nick);
    return at < 0 ? spoken.size() : at;
  }

  private static boolean starts(String word, String typed) {
    return word.toLowerCase(Locale.ROOT).startsWith(typed.toLowerCase(Locale.ROOT));
  }
}
