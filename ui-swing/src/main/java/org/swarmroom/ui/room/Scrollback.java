package org.swarmroom.ui.room;

import java.util.ArrayList;
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
  private final List<Runnable> waiting = new ArrayList<>();

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
    waiting.clear();
    older(
        () -> {
          then.run();
          if (transcript.size() < FEW) {
            older(then);
          }
        });
  }

  /** A page is on its way. */
  boolean isBusy() {
    return busy;
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
   * @param then called when it is there, or when the one on its way is
   * @return false if nothing comes
   */
  boolean older(Runnable then) {
    if (complete || transcript.size() + PAGE > Transcript.MOST) {
      return false;
    }
    waiting.add(then);
    if (!busy) {
      busy = true;
      ask();
    }
    return true;
  }

  private void ask() {
    int asked = visit;
    answers.ask(
        () -> node.historyBefore(roomLine, privateLine, PAGE),
        page -> {
          if (asked == visit) {
            busy = false;
            took(page);
            tell();
          }
        },
        sentence -> {
          if (asked == visit) {
            busy = false;
            waiting.clear();
            failed.accept(sentence);
          }
        });
  }

  private void tell() {
    var told = List.copyOf(waiting);
    waiting.clear();
    told.forEach(Runnable::run);
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
