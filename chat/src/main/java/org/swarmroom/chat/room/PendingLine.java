package org.swarmroom.chat.room;

import java.util.Optional;
import org.swarmroom.chat.log.Line;

/** A line that waits for the disk, with what is needed to pass it on then. */
final class PendingLine {

  final Line line;

  /** Nick, user and host when it was said. */
  final String source;

  /**
   * Who waits for the acknowledgement; another one after the same line came again over a new
   * connection.
   */
  Session sender;

  Optional<String> label;

  PendingLine(Line line, Session sender, Optional<String> label) {
    this.line = line;
    this.source = sender.person.source();
    this.sender = sender;
    this.label = label;
  }
}
