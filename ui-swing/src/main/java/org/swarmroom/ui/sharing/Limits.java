package org.swarmroom.ui.sharing;

import static org.swarmroom.ui.kit.Texts.text;

import org.swarmroom.app.node.LimitsRow;
import org.swarmroom.app.node.NodeControl;
import org.swarmroom.ui.kit.Answers;
import org.swarmroom.ui.kit.Formats;
import org.swarmroom.ui.kit.Notices;

/** Reads typed limits and sets them. */
final class Limits {

  private final NodeControl node;
  private final Answers answers;
  private final Notices notices;

  Limits(NodeControl node, Answers answers, Notices notices) {
    this.node = node;
    this.answers = answers;
    this.notices = notices;
  }

  /**
   * Takes the fields of the form.
   *
   * @param down such as {@code 500K}, empty for no limit
   * @param up likewise
   * @param slots a number, empty for automatic
   */
  void set(String down, String up, String slots) {
    var downRate = Formats.parseRate(down.isBlank() ? "0" : down);
    var upRate = Formats.parseRate(up.isBlank() ? "0" : up);
    if (downRate.isEmpty() || upRate.isEmpty()) {
      notices.error(text("limits.unreadable", downRate.isEmpty() ? down : up));
      return;
    }
    if (!slots.strip().matches("\\d{0,4}")) {
      notices.error(text("limits.slots.unreadable", slots));
      return;
    }
    int count = slots.isBlank() ? 0 : Integer.parseInt(slots.strip());
    var wanted = new LimitsRow(upRate.getAsLong(), downRate.getAsLong(), count);
    answers.ask(() -> node.setLimits(wanted), now -> notices.info(describe(now)), notices::error);
  }

  /** The limits in one sentence. */
  static String describe(LimitsRow limits) {
    return text("limits.now", rate(limits.down()), rate(limits.up()), limits.slots());
  }

  /** A limit in words; 0 is none. */
  static String rate(long bytesPerSecond) {
    return bytesPerSecond == 0 ? text("limits.none") : Formats.rate(bytesPerSecond);
  }
}
