package org.swarmroom.ui.room;

import java.util.Comparator;
import java.util.Optional;
import org.swarmroom.ui.kit.Formats;

/** Selected text of a transcript: from one character of an entry to another. */
final class TranscriptSelection {

  /** Before the character at {@code offset} of an entry's text. */
  record Position(int entry, int offset) implements Comparable<Position> {
    @Override
    public int compareTo(Position other) {
      return Comparator.comparingInt(Position::entry)
          .thenComparingInt(Position::offset)
          .compare(this, other);
    }
  }

  /** Selected part of one entry's text, never empty. */
  record Span(int from, int to) {}

  private final Transcript transcript;
  private Optional<Position> anchor = Optional.empty();
  private Optional<Position> lead = Optional.empty();

  TranscriptSelection(Transcript transcript) {
    this.transcript = transcript;
  }

  void startAt(Position position) {
    anchor = Optional.of(position);
    lead = anchor;
  }

  void extendTo(Position position) {
    lead = Optional.of(position);
    if (anchor.isEmpty()) {
      anchor = lead;
    }
  }

  void select(Position from, Position to) {
    anchor = Optional.of(from);
    lead = Optional.of(to);
  }

  void all() {
    if (transcript.size() > 0) {
      int last = transcript.size() - 1;
      select(new Position(0, 0), new Position(last, transcript.get(last).text().length()));
    }
  }

  void clear() {
    anchor = Optional.empty();
    lead = Optional.empty();
  }

  boolean isEmpty() {
    return anchor.equals(lead);
  }

  /** Keeps to the same text when entries come before it; gives it up when they are gone. */
  void changed(int from, int removed, int added) {
    anchor = anchor.flatMap(position -> moved(position, from, removed, added));
    lead = lead.flatMap(position -> moved(position, from, removed, added));
    if (anchor.isEmpty() || lead.isEmpty()) {
      clear();
    }
  }

  private static Optional<Position> moved(Position position, int from, int removed, int added) {
    if (position.entry() < from) {
      return Optional.of(position);
    }
    return position.entry() < from + removed
        ? Optional.empty()
        : Optional.of(new Position(position.entry() + added - removed, position.offset()));
  }

  /** The selected part of an entry. */
  Optional<Span> spanOf(int entry) {
    if (isEmpty()) {
      return Optional.empty();
    }
    var first = first();
    var last = last();
    if (entry < first.entry() || entry > last.entry()) {
      return Optional.empty();
    }
    int from = entry == first.entry() ? first.offset() : 0;
    int to = entry == last.entry() ? last.offset() : transcript.get(entry).text().length();
    return from < to ? Optional.of(new Span(from, to)) : Optional.empty();
  }

  /** The selected text; of several entries, each on its line with time and nick. */
  String text() {
    if (isEmpty()) {
      return "";
    }
    var first = first();
    var last = last();
    var text = new StringBuilder();
    for (int i = first.entry(); i <= last.entry(); i++) {
      int index = i;
      spanOf(i)
          .ifPresent(
              span -> append(text, transcript.get(index), span, first.entry() != last.entry()));
    }
    return text.toString();
  }

  private static void append(StringBuilder text, Entry entry, Span span, boolean several) {
    if (text.length() > 0) {
      text.append('\n');
    }
    if (several) {
      text.append('[').append(Formats.clock(entry.at())).append("] ");
      if (entry.hasHeading()) {
        text.append(entry.from()).append(": ");
      }
    }
    text.append(entry.text(), span.from(), span.to());
  }

  private Position first() {
    return anchor.orElseThrow().compareTo(lead.orElseThrow()) <= 0 ? anchor.get() : lead.get();
  }

  private Position last() {
    return anchor.orElseThrow().compareTo(lead.orElseThrow()) <= 0 ? lead.get() : anchor.get();
  }
}
