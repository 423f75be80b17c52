package org.swarmroom.sharing.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What became of a transfer, in sentences: the last {@value #MOST}. The same is not said twice in a
 * row. Confined to the control thread.
 */
final class History {

  static final int MOST = 20;

  /**
   * @param at epoch ms
   */
  record Line(long at, String sentence) {}

  private final List<Line> lines = new ArrayList<>();

  /** The line of a refusal since which nobody else was asked. */
  private Optional<Line> unanswered = Optional.empty();

  void add(long at, String sentence) {
    if (lines.isEmpty() || !lines.get(lines.size() - 1).sentence().equals(sentence)) {
      lines.add(new Line(at, sentence));
      if (lines.size() > MOST) {
        lines.remove(0);
      }
    }
  }

  /** It does not move; holders that are full are told of by {@link #refused}. */
  void stands(long at, Standstill why) {
    if (why.reason() != WaitReason.BUSY) {
      add(at, why.sentence());
    }
  }

  /**
   * A holder refused us.
   *
   * @param refusal who and why, without a full stop
   */
  void refused(long at, String refusal) {
    add(at, refusal + ".");
    unanswered = Optional.of(lines.get(lines.size() - 1));
  }

  /** Who was asked after the last refusal: that belongs into its line, wherever that stands now. */
  void askedInstead(String holder) {
    unanswered.ifPresent(
        line -> {
          int at = lines.indexOf(line);
          if (at >= 0) {
            var refusal = line.sentence().substring(0, line.sentence().length() - 1);
            lines.set(at, new Line(line.at(), "%s, asked %s.".formatted(refusal, holder)));
          }
        });
    unanswered = Optional.empty();
  }

  List<String> sentences() {
    return lines.stream().map(Line::sentence).toList();
  }
}
