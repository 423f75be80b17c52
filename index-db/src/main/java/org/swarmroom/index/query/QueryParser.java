package org.swarmroom.index.query;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.swarmroom.index.FileType;

/**
 * Reads a query once, left to right. Terms are parted by blanks; a term is {@code [-]word}, {@code
 * [-]"phrase"} or {@code key:value} with the keys type, size and by. A word with any other colon is
 * a word. A quote that is not closed reaches to the end, so that a query works while it is typed.
 */
final class QueryParser {

  private final String text;
  private int at;

  private final List<String> words = new ArrayList<>();
  private final List<String> phrases = new ArrayList<>();
  private final List<String> excluded = new ArrayList<>();
  private final Set<FileType> types = EnumSet.noneOf(FileType.class);
  private final Set<FileType> excludedTypes = EnumSet.noneOf(FileType.class);
  private SizeRange sizes = SizeRange.ANY;
  private Optional<String> by = Optional.empty();

  QueryParser(String text) {
    this.text = text;
  }

  Query parse() throws QueryException {
    if (text.length() > Query.MAX_LENGTH) {
      throw new QueryException(
          "The search is longer than %d characters; shorten it.".formatted(Query.MAX_LENGTH));
    }
    while (skipBlanks()) {
      term();
    }
    Set<FileType> wanted = wantedTypes();
    boolean filters = !wanted.isEmpty() || !sizes.equals(SizeRange.ANY) || by.isPresent();
    if (words.isEmpty() && phrases.isEmpty() && !filters) {
      throw new QueryException(
          excluded.isEmpty()
              ? "Nothing to search for; type a word of the name."
              : "The search only leaves things out; add a word to look for.");
    }
    return new Query(words, phrases, excluded, wanted, sizes.min(), sizes.max(), by);
  }

  private void term() throws QueryException {
    boolean not = text.charAt(at) == '-' && at + 1 < text.length() && !blankAt(at + 1);
    if (not) {
      at++;
    }
    if (text.charAt(at) == '"') {
      String phrase = Folding.fold(quoted().strip());
      if (!phrase.isEmpty()) {
        (not ? excluded : phrases).add(phrase);
      }
      return;
    }
    String word = bare();
    int colon = word.indexOf(':');
    switch (colon < 0 ? "" : word.substring(0, colon).toLowerCase(Locale.ROOT)) {
      case "type" -> type(value(word, colon), not);
      case "size" -> {
        refuse(not, "size", "write for example size:<1GB instead of -size:>1GB");
        sizes = sizes.and(SizeRange.parse(value(word, colon)));
      }
      case "by" -> {
        refuse(not, "by", "name the member whose files you want");
        by = Optional.of(Folding.fold(value(word, colon)));
      }
      default -> {
        String folded = Folding.fold(word);
        if (!folded.isBlank()) {
          (not ? excluded : words).add(folded);
        }
      }
    }
  }

  private void type(String value, boolean not) throws QueryException {
    for (String word : value.split(",")) {
      FileType type =
          FileType.named(word)
              .orElseThrow(
                  () ->
                      new QueryException(
                          ("\"type:%s\" is no type; use video, audio, image, document, archive,"
                                  + " program, subtitle or other.")
                              .formatted(word)));
      (not ? excludedTypes : types).add(type);
    }
  }

  private Set<FileType> wantedTypes() throws QueryException {
    if (excludedTypes.isEmpty()) {
      return types;
    }
    Set<FileType> wanted = types.isEmpty() ? EnumSet.allOf(FileType.class) : EnumSet.copyOf(types);
    wanted.removeAll(excludedTypes);
    if (wanted.isEmpty()) {
      throw new QueryException(
          "The search asks for a type and leaves it out; drop one of the two.");
    }
    return wanted;
  }

  /** The value after the colon: the rest of the word, or a quoted text. */
  private String value(String word, int colon) throws QueryException {
    String value = word.substring(colon + 1);
    if (value.isEmpty() && at < text.length() && text.charAt(at) == '"') {
      value = quoted().strip();
    }
    if (value.isEmpty() || value.equals(",")) {
      throw new QueryException(
          "\"%s\" needs something after the colon, such as type:video, size:>1GB or by:nick."
              .formatted(word));
    }
    return value;
  }

  private static void refuse(boolean not, String key, String instead) throws QueryException {
    if (not) {
      throw new QueryException("\"-%s:\" can't be left out; %s.".formatted(key, instead));
    }
  }

  private String quoted() {
    int end = text.indexOf('"', at + 1);
    String inside = text.substring(at + 1, end < 0 ? text.length() : end);
    at = end < 0 ? text.length() : end + 1;
    return inside;
  }

  private String bare() {
    int start = at;
    while (at < text.length() && !blankAt(at) && text.charAt(at) != '"') {
      at++;
    }
    return text.substring(start, at);
  }

  private boolean skipBlanks() {
    while (at < text.length() && blankAt(at)) {
      at++;
    }
    return at < text.length();
  }

  private boolean blankAt(int index) {
    char c = text.charAt(index);
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }
}
