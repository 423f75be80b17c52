package org.swarmroom.chat.sealed;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which key each nick of one room had when it was first seen. A nick is given to whoever asks
 * first; the key is what a person can't lend.
 *
 * <p>Invariant: a nick keeps its first key until the user accepts another. Of {@value #MAX} nicks
 * those that the user wrote to privately are forgotten last, so a flood of names drives out none of
 * them. Nicks are given folded, see {@link org.swarmroom.chat.irc.CaseMapping}. Not thread-safe.
 */
public final class KnownKeys {

  static final int MAX = 1_000;

  private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}) ([+-]) (\\S{1,64})");

  private record Known(String fingerprint, boolean written) {}

  private final Map<String, Known> nicks = new LinkedHashMap<>();

  /** Reads what {@link #format} wrote, leaving out what it can't read. */
  public static KnownKeys parse(String kept) {
    KnownKeys keys = new KnownKeys();
    for (String line : kept.split("\n")) {
      Matcher m = LINE.matcher(line);
      if (m.matches()) {
        keys.put(m.group(3), new Known(m.group(1), m.group(2).equals("+")));
      }
    }
    return keys;
  }

  /** For keeping; at most 131 characters a nick. */
  public String format() {
    StringBuilder out = new StringBuilder();
    nicks.forEach(
        (nick, known) ->
            out.append(known.fingerprint())
                .append(known.written() ? " + " : " - ")
                .append(nick)
                .append('\n'));
    return out.toString();
  }

  /** The key that a nick was first seen with, or was accepted with. */
  public Optional<String> of(String nick) {
    return Optional.ofNullable(nicks.get(nick)).map(Known::fingerprint);
  }

  /**
   * Remembers a nick that is new.
   *
   * @return whether there is something new to keep
   */
  public boolean see(String nick, String fingerprint) {
    if (nicks.containsKey(nick)) {
      return false;
    }
    put(nick, new Known(fingerprint, false));
    return true;
  }

  /** The user writes to that nick; like {@link #see} otherwise. */
  public boolean write(String nick, String fingerprint) {
    Known before = nicks.get(nick);
    if (before != null && before.written()) {
      return false;
    }
    put(nick, new Known(before == null ? fingerprint : before.fingerprint(), true));
    return true;
  }

  /** The user accepts that the nick has this key now. */
  public void accept(String nick, String fingerprint) {
    put(nick, new Known(fingerprint, true));
  }

  private void put(String nick, Known known) {
    nicks.remove(nick);
    if (nicks.size() >= MAX) {
      String oldest =
          nicks.entrySet().stream()
              .filter(entry -> !entry.getValue().written())
              .findFirst()
              .or(() -> nicks.entrySet().stream().findFirst())
              .orElseThrow()
              .getKey();
      nicks.remove(oldest);
    }
    nicks.put(nick, known);
  }
}
