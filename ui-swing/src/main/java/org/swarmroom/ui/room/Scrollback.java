package org.swarmroom.ui.room;

import java.util.List;
import java.util.function.Consumer;
import org.swarmroom.app.node.ChatLine;
import org.swarmroom.app.node.NodeControl;
import org.swarmroom.ui.kit.Answers;

/**
 * Fetches what was said before, a page at a time, each from where the last one ended: a page costs
 * the same however much is shown. Confined to the thread of the windows.
 */
final class Scrollback {

  /** Lines of a page: as many take well below 16 ms on the thread of the windows. */
  static final int PAGE = 500;

  /** Fewer lines than this may not fill the pane, and a pane that isn't full can't be scrolled. */
  private static final int FEW = 100;

  private final NodeControl node;
  private final Answers answers;
  private final RoomLines lines;
  private final Transcript transcript;
  private final Consumer<String> failed;
  private String roomLine = "";
  private String privateLine = "";
  private boolean complete;
  private boolean busy;
  private int visit;

  Scrollback(
      NodeControl node,
      Answers answers,
      RoomLines lines,
      Transcript transcript,
      Consumer<String> failed) {
    this.node = node;
    this.answers = answers;
    this.lines = lines;
    this.transcript = transcript;
    this.failed = failed;
  }

  /** Another room, or the same one anew: fetches its newest lines. */
  void start(Runnable then) {
    visit++;
    roomLine = "";
    privateLine = "";
    complete = false;
    busy = false;
    older(
        () -> {
          then.run();
          if (transcript.size() < FEW) {
            older(then);
          }
        });
  }

  /** All there is was fetched. */
  boolean isComplete() {
    return complete;
  }

  /** The oldest line of the room that was fetched, or empty. */
  String roomLine() {
    return roomLine;
  }

  /** The oldest private line that was fetched, or empty. */
  String privateLine() {
    return privateLine;
  }

  /**
   * Fetches a page more, unless one is on its way, there are none or the pane is full.
   *
   * @param then called when it is there
   */
  void older(Runnable then) {
    if (busy || complete || transcript.size() + PAGE > Transcript.MOST) {
      return;
    }
    busy = true;
    int asked = visit;
    answers.ask(
        () -> node.historyBefore(roomLine, privateLine, PAGE),
        page -> {
          if (asked == visit) {
            busy = false;
            took(page);
            then.run();
          }
        },
        sentence -> {
          if (asked == visit) {
            busy = false;
            failed.accept(sentence);
          }
        });
  }

  private void took(List<ChatLine> page) {
    complete = page.isEmpty();
    for (int i = page.size() - 1; i >= 0; i--) {
      if (RoomLines.toRoom(page.get(i))) {
        roomLine = page.get(i).id();
      } else {
        privateLine = page.get(i).id();
      }
    }
    lines.history(page);
  }
}
