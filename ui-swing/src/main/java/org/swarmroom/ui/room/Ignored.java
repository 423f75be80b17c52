package org.swarmroom.ui.room;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.swarmroom.app.node.NodeControl;
import org.swarmroom.ui.kit.Answers;

/**
 * Whose words are not shown here; kept in the node's settings, nobody else learns of it. Who has a
 * fingerprint is ignored under every nick. Confined to the thread of the windows.
 */
final class Ignored {

  private static final String SETTING = "ignored";

  private final NodeControl node;
  private final Answers answers;
  private final Function<String, String> fingerprint;

  /** Nicks in lower case, each with its fingerprint or an empty text. */
  private Map<String, String> nicks = new TreeMap<>();

  /**
   * @param fingerprint of the member with a nick, empty if there is none
   */
  Ignored(NodeControl node, Answers answers, Function<String, String> fingerprint) {
    this.node = node;
    this.answers = answers;
    this.fingerprint = fingerprint;
  }

  /**
   * Reads what was kept.
   *
   * @param changed called if that is anybody
   */
  void load(Runnable changed) {
    answers.ask(
        () -> node.setting(SETTING),
        kept -> {
          nicks = parse(kept.orElse(""));
          if (!nicks.isEmpty()) {
            changed.run();
          }
        },
        unreadable -> {});
  }

  boolean has(String nick) {
    if (nicks.isEmpty() || nick.isEmpty()) {
      return false;
    }
    var known = fingerprint.apply(nick);
    return nicks.containsKey(lower(nick)) || (!known.isEmpty() && nicks.containsValue(known));
  }

  List<String> all() {
    return List.copyOf(nicks.keySet());
  }

  /**
   * @param failed gets a sentence if it could not be kept; it holds until the end of the program
   */
  void add(String nick, java.util.function.Consumer<String> failed) {
    nicks.put(lower(nick), fingerprint.apply(nick));
    keep(failed);
  }

  /**
   * @return false if the nick was not ignored
   */
  boolean remove(String nick, java.util.function.Consumer<String> failed) {
    boolean was = has(nick);
    var known = fingerprint.apply(nick);
    nicks.remove(lower(nick));
    nicks.values().removeIf(kept -> !kept.isEmpty() && kept.equals(known));
    keep(failed);
    return was;
  }

  private void keep(java.util.function.Consumer<String> failed) {
    var text =
        nicks.entrySet().stream()
            .map(each -> (each.getKey() + " " + each.getValue()).strip())
            .collect(Collectors.joining("\n"));
    answers.ask(() -> node.putSetting(SETTING, text), done -> {}, failed);
  }

  private static Map<String, String> parse(String text) {
    var parsed = new LinkedHashMap<String, String>();
    text.lines()
        .map(line -> line.split(" ", 2))
        .filter(parts -> !parts[0].isEmpty())
        .forEach(parts -> parsed.put(parts[0], parts.length > 1 ? parts[1] : ""));
    return new TreeMap<>(parsed);
  }

  private static String lower(String nick) {
    return nick.toLowerCase(Locale.ROOT);
  }
}
