package org.swarmroom.ui.room;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The parts of a line that are more than words: links that can be followed and nicks that are
 * spoken to.
 */
final class Runs {

  enum Style {
    PLAIN,
    LINK,
    MENTION
  }

  record Run(int from, int to, Style style) {}

  private static final Pattern SPECIAL =
      Pattern.compile(
          "((?:https?://|swarmroom://|magnet:\\?)[^\\s<>\"\uFFFD]+[^\\s<>\".,;:!?)'\uFFFD])|(?<!\\S)(@[\\p{L}\\p{N}_\\-\\[\\]\\\\^{}|`]+)");

  private Runs() {}

  /** All of a text in order, without gaps. */
  static List<Run> of(String text) {
    var runs = new ArrayList<Run>(1);
    int done = 0;
    if (text.indexOf('@') >= 0 || text.indexOf(':') >= 0) {
      var match = SPECIAL.matcher(text);
      while (match.find()) {
        if (match.start() > done) {
          runs.add(new Run(done, match.start(), Style.PLAIN));
        }
        runs.add(
            new Run(
                match.start(), match.end(), match.group(1) != null ? Style.LINK : Style.MENTION));
        done = match.end();
      }
    }
    if (done < text.length() || runs.isEmpty()) {
      runs.add(new Run(done, text.length(), Style.PLAIN));
    }
    return runs;
  }

  /** The link that covers an offset. */
  static Optional<String> linkAt(String text, int offset) {
    return of(text).stream()
        .filter(run -> run.style() == Style.LINK && run.from() <= offset && offset < run.to())
        .map(run -> text.substring(run.from(), run.to()))
        .findFirst();
  }
}
