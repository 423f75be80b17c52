package org.swarmroom.ui.sharing;

import static org.swarmroom.ui.kit.Texts.text;

import java.util.List;
import java.util.OptionalLong;
import org.swarmroom.app.node.NodeControl;
import org.swarmroom.app.node.TransferRow;
import org.swarmroom.ui.kit.Answers;
import org.swarmroom.ui.kit.Formats;
import org.swarmroom.ui.kit.Notices;

/** Limits of single transfers, and the order in which they are fetched. */
final class TransferPace {

  private final NodeControl node;
  private final Answers answers;
  private final Notices notices;

  TransferPace(NodeControl node, Answers answers, Notices notices) {
    this.node = node;
    this.answers = answers;
    this.notices = notices;
  }

  /**
   * Takes the fields of the dialog.
   *
   * @param down such as {@code 500K}, empty for no limit
   * @param up likewise
   */
  void limit(TransferRow row, String down, String up) {
    var downRate = rate(down);
    var upRate = rate(up);
    if (downRate.isEmpty() || upRate.isEmpty()) {
      notices.error(text("limits.unreadable", downRate.isEmpty() ? down : up));
      return;
    }
    answers.ask(
        () -> node.limitTransfer(row.id(), upRate, downRate),
        now -> notices.info(text("transfers.limit.done", now.name(), shown(now))),
        notices::error);
  }

  private static OptionalLong rate(String typed) {
    return typed.isBlank() ? OptionalLong.of(0) : Formats.parseRate(typed);
  }

  void sequential(List<TransferRow> chosen, boolean on) {
    for (var row : chosen) {
      answers.ask(
          () -> node.setSequential(row.id(), on),
          now ->
              notices.info(
                  on
                      ? text("transfers.sequential.on", now.name())
                      : text("transfers.sequential.off", now.name())),
          notices::error);
    }
  }

  /** Whether there is something left to fetch in one order or another. */
  static boolean canOrder(TransferRow row) {
    return TransfersPresenter.share(row) < 1;
  }

  static boolean isLimited(TransferRow row) {
    return row.limitDown() > 0 || row.limitUp() > 0;
  }

  /** The limits of one transfer in words. */
  static String shown(TransferRow row) {
    return text("transfers.limit.now", Limits.rate(row.limitDown()), Limits.rate(row.limitUp()));
  }
}
