package org.swarmroom.ui.room;

import static org.swarmroom.ui.kit.Texts.text;

import java.util.List;
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
    transcript.addOlder(
        kept.stream()
            .filter(line -> !ignored.test(line.from()) && !transcript.has(line.id()))
            .map(this::line)
            .toList());
  }

  void offers(List<OfferRow> offers) {
    long now = now();
    transcript.add(offers.stream().map(offer -> Entry.offer(now, offer)).toList());
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
      return Optional.of(line.line()).filter(said -> !ignored.test(said.from())).map(this::line);
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
        shown,
        own,
        !own && mentionsUs(line.text()),
        Optional.empty());
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
