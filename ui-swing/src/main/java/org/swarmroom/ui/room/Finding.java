package org.swarmroom.ui.room;

import java.util.Optional;
import java.util.OptionalInt;
import org.swarmroom.app.node.NodeControl;
import org.swarmroom.ui.kit.Answers;

/**
 * Finds words in what was said: first in the lines that are here, a slice at a time so that keys
 * and painting have their turn, then in the log, from where the lines up to the found one are
 * fetched. Confined to the thread of the windows.
 */
final class Finding {

  /** Lines looked at in one task. */
  private static final int SLICE = 5_000;

  /** What comes of a search. */
  interface Show {
    void searching();

    /** A match: characters of an entry. */
    void found(int index, int from, int to);

    void nothing();
  }

  private final NodeControl node;
  private final Answers answers;
  private final Transcript transcript;
  private final Scrollback scrollback;
  private final Show show;
  private int search;
  private String here = "";

  Finding(
      NodeControl node, Answers answers, Transcript transcript, Scrollback scrollback, Show show) {
    this.node = node;
    this.answers = answers;
    this.transcript = transcript;
    this.scrollback = scrollback;
    this.show = show;
  }

  /** The next match above the one found last, or the newest one. */
  void older(String words) {
    var from = transcript.indexOf(here);
    find(words, from.isPresent() ? from.getAsInt() - 1 : transcript.size() - 1, -1);
  }

  /** The next match below the one found last. */
  void newer(String words) {
    var from = transcript.indexOf(here);
    find(words, from.isPresent() ? from.getAsInt() + 1 : transcript.size(), 1);
  }

  /** Other words: the search begins at the newest line again. */
  void restart() {
    stop();
    here = "";
  }

  /** Nobody waits for the answer any more. */
  void stop() {
    search++;
  }

  private void find(String words, int from, int step) {
    int number = ++search;
    if (!words.isBlank()) {
      look(number, words, from, step);
    }
  }

  private void look(int number, String words, int from, int step) {
    int index = from;
    for (int n = 0; n < SLICE && index >= 0 && index < transcript.size(); n++, index += step) {
      if (matches(index, words)) {
        return;
      }
    }
    if (index < 0) {
      beyond(number, words);
    } else if (index >= transcript.size()) {
      show.nothing();
    } else {
      show.searching();
      var next = transcript.get(index).id(); // lines may come before it meanwhile
      answers.later(
          () -> {
            var at = transcript.indexOf(next);
            if (number == search && at.isPresent()) {
              look(number, words, at.getAsInt(), step);
            }
          });
    }
  }

  private boolean matches(int index, String words) {
    int at = indexIn(transcript.get(index).text(), words);
    if (at >= 0) {
      found(index, at, at + words.length());
    }
    return at >= 0;
  }

  private void found(int index, int from, int to) {
    here = transcript.get(index).id();
    show.found(index, from, to);
  }

  /** Where words stand in a text, in upper or lower case; -1 if they don't. */
  static int indexIn(String text, String words) {
    char lower = Character.toLowerCase(words.charAt(0));
    char upper = Character.toUpperCase(lower);
    for (int i = 0; i <= text.length() - words.length(); i++) {
      char c = text.charAt(i);
      if ((c == lower || c == upper) && text.regionMatches(true, i, words, 0, words.length())) {
        return i;
      }
    }
    return -1;
  }

  private void beyond(int number, String words) {
    if (scrollback.isComplete()) {
      show.nothing();
      return;
    }
    show.searching();
    answers.ask(
        () -> node.findBefore(words, scrollback.roomLine(), scrollback.privateLine()),
        line -> {
          if (number == search) {
            line.ifPresentOrElse(hit -> fetch(number, words, hit.id()), show::nothing);
          }
        },
        failure -> show.nothing());
  }

  private void fetch(int number, String words, String id) {
    if (number != search) {
      return;
    }
    OptionalInt at = transcript.indexOf(id);
    if (at.isPresent()) {
      var shown = transcript.get(at.getAsInt()).text();
      int from = Optional.of(indexIn(shown, words)).filter(i -> i >= 0).orElse(0);
      found(at.getAsInt(), from, Math.min(shown.length(), from + words.length()));
    } else if (!scrollback.older(() -> fetch(number, words, id))) {
      show.nothing();
    }
  }
}
