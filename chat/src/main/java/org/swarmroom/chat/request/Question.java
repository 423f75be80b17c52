package org.swarmroom.chat.request;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file request in plain words: {@code @all who has X}, {@code @host please send X}, {@code @bob
 * who has X}. What people type and stock clients send; programs add {@code [want ID]} at the end.
 *
 * @param target {@code all}, {@code host} or a nick
 * @param send "please send" rather than "who has"
 * @param query what is asked for
 * @param id from the text, or empty
 */
public record Question(String target, boolean send, String query, String id) {

  public static final int MAX_QUERY_CHARS = 200;

  private static final Pattern FORM =
      Pattern.compile(
          "@(?<target>\\S{1,40})\\s+(?<verb>who\\s+has|please\\s+send)\\s+(?<rest>\\S.*)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern WANT = Pattern.compile("\\[want (?<id>[0-9a-zA-Z]{1,32})\\]$");

  /** Empty if the line asks for nothing. */
  public static Optional<Question> parse(String line) {
    String text = line.strip();
    if (text.isEmpty() || text.charAt(0) != '@') {
      return Optional.empty();
    }
    Matcher m = FORM.matcher(text);
    if (!m.matches()) {
      return Optional.empty();
    }
    String rest = m.group("rest").strip();
    Matcher want = WANT.matcher(rest);
    String id = "";
    if (want.find()) {
      id = want.group("id");
      rest = rest.substring(0, want.start()).stripTrailing();
    }
    String query = rest.endsWith("?") ? rest.substring(0, rest.length() - 1).strip() : rest;
    if (query.isEmpty() || query.length() > MAX_QUERY_CHARS) {
      return Optional.empty();
    }
    boolean send = m.group("verb").toLowerCase(java.util.Locale.ROOT).startsWith("please");
    return Optional.of(new Question(m.group("target"), send, query, id));
  }

  public boolean toAll() {
    return target.equalsIgnoreCase("all");
  }

  public boolean toHost() {
    return target.equalsIgnoreCase("host");
  }

  /** The line to say, readable in any program. */
  public String text() {
    return "@"
        + target
        + (send ? " please send " + query : " who has " + query + "?")
        + (id.isEmpty() ? "" : " [want " + id + "]");
  }

  public Question withId(String id) {
    return new Question(target, send, query, id);
  }
}
