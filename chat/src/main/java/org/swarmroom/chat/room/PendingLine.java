package org.swarmroom.chat.room;

import java.util.Optional;
import org.swarmroom.chat.log.Line;

/** A line that waits for the disk, with what is needed to pass it on then. */
final class PendingLine {

  Line line;

  /** Nick, user and host when it was said. */
  final String source;

  /**
   * Who waits for the acknowledgement; another one after the same line came again over a new
   * connection. Of a merged line: who brought it.
   */
  Session sender;

  Optional<String> label;

  /** Not said now, but of a member's log. */
  final boolean merged;

  private PendingLine(
      Line line, String source, Session sender, Optional<String> label, boolean merged) {
    this.line = line;
    this.source = source;
    this.sender = sender;
    this.label = label;
    this.merged = merged;
  }

  static PendingLine said(Line line, Session sender, Optional<String> label) {
    return new PendingLine(line, sender.person.source(), sender, label, false);
  }

  static PendingLine merged(Line line, Session from) {
    return new PendingLine(line, "", from, Optional.empty(), true);
  }
}
