package org.swarmroom.sharing.transfer;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.swarmroom.sharing.session.SessionStatus;

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

  private final Deque<Line> lines = new ArrayDeque<>();

  /** Refusals that were told of and hold. */
  private final Set<String> refusals = new HashSet<>();

  /** The last line is of a refusal, and nobody else was asked since. */
  private Optional<String> unanswered = Optional.empty();

  void add(long at, String sentence) {
    unanswered = Optional.empty();
    if (lines.isEmpty() || !lines.getLast().sentence().equals(sentence)) {
      lines.add(new Line(at, sentence));
      if (lines.size() > MOST) {
        lines.remove();
      }
    }
  }

  /** It does not move; holders that are full are told of by {@link #saw}. */
  void stands(long at, Standstill why) {
    if (why.reason() != WaitReason.BUSY) {
      add(at, why.sentence());
    }
  }

  /** Who refused us, and who was asked instead. */
  void saw(long at, SessionStatus now) {
    var busy = now.busy().stream().map(SessionStatus.Busy::peer).collect(Collectors.toSet());
    var others = now.holders().stream().filter(name -> !busy.contains(name)).toList();
    refusals.retainAll(now.busy().stream().map(SessionStatus.Busy::sentence).toList());
    for (var refusal : now.busy()) {
      if (refusals.add(refusal.sentence())) {
        add(at, refusal.sentence() + ".");
        unanswered = Optional.of(refusal.sentence());
      }
    }
    if (unanswered.isPresent() && !others.isEmpty()) {
      lines.removeLast();
      add(at, "%s, asked %s.".formatted(unanswered.get(), String.join(", ", others)));
    }
  }

  List<String> sentences() {
    return lines.stream().map(Line::sentence).toList();
  }
}
