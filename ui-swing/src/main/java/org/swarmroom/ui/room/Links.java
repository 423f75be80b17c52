package org.swarmroom.ui.room;

import java.net.IDN;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.swarmroom.app.node.NodeControl;
import org.swarmroom.ui.kit.Answers;

/**
 * Follows links of lines: rooms, magnets and web pages, and nothing else. Before the first page and
 * the first magnet the user is asked, since both tell others of us. Confined to the thread of the
 * windows.
 */
final class Links {

  /** What a link leads to, and the setting that remembers the answer. */
  enum Kind {
    ROOM("links.room"),
    MAGNET("links.magnet"),
    WEB("links.web");

    final String setting;

    Kind(String setting) {
      this.setting = setting;
    }
  }

  private static final Map<String, Kind> SCHEMES =
      Map.of("swarmroom", Kind.ROOM, "magnet", Kind.MAGNET, "http", Kind.WEB, "https", Kind.WEB);

  private static final String YES = "yes";

  /** Whoever opens and asks. */
  interface Ways {
    void open(Kind kind, String link);

    /**
     * @param where the host of a page as the network sees it, else empty
     */
    void ask(Kind kind, String link, String where, Runnable agreed);
  }

  private final NodeControl node;
  private final Answers answers;
  private final Ways ways;
  private final Consumer<String> failed;

  Links(NodeControl node, Answers answers, Ways ways, Consumer<String> failed) {
    this.node = node;
    this.answers = answers;
    this.ways = ways;
    this.failed = failed;
  }

  /** Where a link leads, if it may be followed. */
  static Optional<Kind> kind(String link) {
    int colon = link.indexOf(':');
    return colon < 0
        ? Optional.empty()
        : Optional.ofNullable(SCHEMES.get(link.substring(0, colon).toLowerCase(Locale.ROOT)));
  }

  /** A click on a link. One to a room is asked about by whoever joins. */
  void follow(String link) {
    var kind = kind(link);
    if (kind.isEmpty()) {
      return;
    }
    if (kind.get() == Kind.ROOM) {
      ways.open(Kind.ROOM, link);
      return;
    }
    answers.ask(
        () -> node.setting(kind.get().setting),
        agreed -> {
          if (agreed.equals(Optional.of(YES))) {
            ways.open(kind.get(), link);
          } else {
            ways.ask(kind.get(), link, host(link), () -> agreed(kind.get(), link));
          }
        },
        failed);
  }

  private void agreed(Kind kind, String link) {
    ways.open(kind, link);
    answers.ask(() -> node.putSetting(kind.setting, YES), done -> {}, failed);
  }

  /** Letters that only look like others show as what they are. */
  static String host(String link) {
    try {
      return Optional.ofNullable(URI.create(link).getRawAuthority())
          .map(authority -> authority.substring(authority.lastIndexOf('@') + 1))
          .map(IDN::toASCII)
          .orElse("");
    } catch (IllegalArgumentException unreadable) {
      return "";
    }
  }
}
