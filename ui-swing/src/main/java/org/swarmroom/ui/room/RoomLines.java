package org.swarmroom.ui.room;

import static org.swarmroom.ui.kit.Texts.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.swarmroom.app.node.ChatLine;
import org.swarmroom.app.node.NodeEvent;
import org.swarmroom.app.node.OfferRow;

/** Turns lines, offers and comings and goings into entries of the message pane. */
final class RoomLines {

  /** Marks for programs at the end of a request or an offer, such as {@code [want 7f3a]}. */
  private static final Pattern MARK = Pattern.compile("\\[(?:want|offer) [0-9a-f]{1,64}[^\\]]*]");

  /** Characters of a quoted line. */
  private static final int QUOTED = 160;

  /** Lines that come together and are not shown yet, one of which may answer another. */
  private final Map<String, Entry> page = new LinkedHashMap<>();

  private final Transcript transcript;
  private final Supplier<String> self;
  private final Predicate<String> ignored;
  private long notices;
  private long ahead;

  /**
   * @param ignored nicks whose words are not shown
   */
  RoomLines(Transcript transcript, Supplier<String> self, Predicate<String> ignored) {
    this.ignored = ignored;
    this.transcript = transcript;
    this.self = self;
  }

  void history(List<ChatLine> kept) {
    for (var line : kept) {
      if (!ignored.test(line.from()) && !transcript.has(line.id())) {
        page.put(line.id(), line(line));
      }
    }
    transcript.addOlder(List.copyOf(page.values()));
    page.clear();
  }

  void offers(List<OfferRow> offers) {
    long now = now();
    transcript.add(offers.stream().map(offer -> Entry.offer(now, offer)).toList());
  }

  /** Shows the entries of a batch of events. */
  void add(List<Entry> entries) {
    transcript.add(entries);
    page.clear();
  }

  /** A notice from the window itself. */
  void notice(String sentence) {
    transcript.add(List.of(Entry.notice(noticeId(), now(), sentence)));
  }

  /** The entry that tells of an event, if it has one. An offer known before takes its old place. */
  Optional<Entry> entry(NodeEvent event) {
    if (event instanceof NodeEvent.Line line) {
      if (!line.replayed()) {
        ahead = line.line().at() - line.at();
      }
      return Optional.of(line.line())
          .filter(said -> !ignored.test(said.from()))
          .map(said -> page.computeIfAbsent(said.id(), id -> line(said)));
    }
    if (event instanceof NodeEvent.MemberJoined joined && !joined.member().self()) {
      return Optional.of(
          Entry.notice(
              noticeId(), joined.at() + ahead, text("room.member.joined", joined.member().nick())));
    }
    if (event instanceof NodeEvent.MemberLeft left && !left.member().self()) {
      var sentence =
          left.reason().isBlank()
              ? text("room.member.left", left.member().nick())
              : text("room.member.left.why", left.member().nick(), left.reason());
      return Optional.of(Entry.notice(noticeId(), left.at() + ahead, sentence));
    }
    if (event instanceof NodeEvent.OfferArrived arrived) {
      transcript.put(Entry.offer(arrived.at() + ahead, arrived.offer()));
    }
    return Optional.empty();
  }

  /** Said to all, not to one member. */
  static boolean toRoom(ChatLine line) {
    return line.to().startsWith("#") || line.to().isEmpty();
  }

  /** By the clock of the host, by which lines are ordered; ours may be another. */
  private long now() {
    return System.currentTimeMillis() + ahead;
  }

  private Entry line(ChatLine line) {
    boolean own = line.from().equalsIgnoreCase(self.get());
    boolean toRoom = toRoom(line);
    var kind =
        !toRoom
            ? Entry.Kind.PRIVATE
            : switch (line.kind()) {
              case "action" -> Entry.Kind.ACTION;
              default -> Entry.Kind.MESSAGE;
            };
    var words = Harmless.text(withoutMark(line.text()));
    var from = Harmless.text(line.from());
    var shown = kind == Entry.Kind.ACTION ? from + " " + words : words;
    return new Entry(
        line.id(),
        line.at(),
        kind,
        from,
        toRoom ? "" : Harmless.text(line.to()),
        quote(line.replyTo()),
        shown,
        own,
        !own && mentionsUs(line.text()),
        line.encrypted(),
        Optional.empty());
  }

  /** The beginning of the line that another one answers. */
  private String quote(String id) {
    if (id.isEmpty()) {
      return "";
    }
    var at = transcript.indexOf(id);
    var known = at.isPresent() ? Optional.of(transcript.get(at.getAsInt())) : page(id);
    return known
        .map(entry -> text("room.quote", entry.from(), shortened(entry.text())))
        .orElse(text("room.quote.unknown"));
  }

  private Optional<Entry> page(String id) {
    return Optional.ofNullable(page.get(id));
  }

  private static String shortened(String words) {
    var line = words.replace('\n', ' ');
    if (line.length() <= QUOTED) {
      return line;
    }
    boolean splitsOne = Character.isHighSurrogate(line.charAt(QUOTED - 1));
    return line.substring(0, splitsOne ? QUOTED - 1 : QUOTED) + "…";
  }

  /** Looks at the last bracket alone: a line may be long, and all brackets. */
  static String withoutMark(String text) {
    int start = text.lastIndexOf('[');
    return start >= 0 && MARK.matcher(text.substring(start)).matches()
        ? text.substring(0, start).stripTrailing()
        : text;
  }

  private boolean mentionsUs(String words) {
    return Mentions.of(words, self.get());
  }

  private String noticeId() {
    return "notice " + ++notices;
  }
}
