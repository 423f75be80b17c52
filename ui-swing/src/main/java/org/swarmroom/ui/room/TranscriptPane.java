package org.swarmroom.ui.room;

import java.awt.Point;
import java.util.function.Consumer;
import javax.swing.BorderFactory;
import javax.swing.JScrollPane;
import javax.swing.JViewport;
import org.swarmroom.app.node.OfferRow;

/**
 * Scrolls the messages: stays at the newest line while it is in view, and else at the line that the
 * reader looks at, whatever comes above or below.
 */
final class TranscriptPane extends JScrollPane {

  private static final long serialVersionUID = 1L;

  /** Older lines are fetched this many heights of the view before the reader reaches the top. */
  private static final int PAGES_AHEAD = 3;

  private final transient Transcript transcript;
  private final TranscriptView view;
  private final transient Runnable atTop;
  private boolean following = true;
  private int anchor;
  private String anchorId = "";

  /** From the view's upper edge to the entry's lower one: its heading may go, its text stays. */
  private int anchorRest;

  private boolean moving;
  private int seenWidth;
  private int seenHeight;

  /**
   * @param reply takes the nick of whoever is answered
   * @param atTop called when the reader comes near the oldest line
   */
  TranscriptPane(
      Transcript transcript,
      Consumer<OfferRow> download,
      Consumer<String> link,
      Consumer<String> reply,
      Runnable atTop) {
    this.transcript = transcript;
    this.atTop = atTop;
    this.view = new TranscriptView(transcript, download);
    setName("room.messages.scroll");
    setBorder(BorderFactory.createEmptyBorder());
    setHorizontalScrollBarPolicy(HORIZONTAL_SCROLLBAR_NEVER);
    setVerticalScrollBarPolicy(VERTICAL_SCROLLBAR_ALWAYS);
    setViewportView(view);
    getViewport().setScrollMode(JViewport.BLIT_SCROLL_MODE);
    getViewport().addChangeListener(e -> viewMoved());
    new TranscriptMouse(view, link);
    new TranscriptKeys(view, this, reply);
    transcript.listen(this::changed);
  }

  TranscriptView view() {
    return view;
  }

  /** Goes to the newest line and stays there. */
  void toEnd() {
    following = true;
    restore();
  }

  /** Selects characters of an entry and brings it to the middle of the view. */
  void reveal(int index, int from, int to) {
    view.selection()
        .select(
            new TranscriptSelection.Position(index, from),
            new TranscriptSelection.Position(index, to));
    following = false;
    anchor = index;
    anchorId = transcript.get(index).id();
    anchorRest = getViewport().getExtentSize().height / 2;
    restore();
    viewMoved(); // stands where the end of the lines allows it
    view.repaint();
  }

  private void changed(int from, int removed, int added) {
    follow(from, removed, added);
    view.changed(from, removed, added);
    restore();
    view.revalidate();
    view.repaint();
  }

  /** Keeps to the entry that stands at the view's upper edge. */
  private void follow(int from, int removed, int added) {
    if (from + removed <= anchor) {
      anchor += added - removed;
    } else if (from <= anchor) {
      for (int i = from; i < from + added && i < transcript.size(); i++) {
        if (transcript.get(i).id().equals(anchorId)) {
          anchor = i;
          return;
        }
      }
    }
  }

  private void viewMoved() {
    if (moving) {
      return;
    }
    var extent = getViewport().getExtentSize();
    if (extent.width != seenWidth || extent.height != seenHeight) {
      seenWidth = extent.width;
      seenHeight = extent.height;
      restore();
      return;
    }
    int y = getViewport().getViewPosition().y;
    int index = view.entries().indexAt(y);
    anchor = Math.max(0, index);
    anchorId = index < 0 ? "" : transcript.get(index).id();
    anchorRest = index < 0 ? 0 : view.entries().top(index + 1) - y;
    following =
        y + extent.height >= view.getPreferredSize().height - view.entries().metrics().line();
    restore();
    if (y < PAGES_AHEAD * extent.height && !following) {
      atTop.run();
    }
  }

  /** Moves the view to where it belongs; heights that become exact on the way may move it again. */
  private void restore() {
    moving = true;
    try {
      int height = getViewport().getExtentSize().height;
      int y = target(height);
      for (int round = 0; round < 4 && view.settle(y, height); round++) {
        y = target(height);
      }
      var size = view.getPreferredSize();
      getViewport()
          .setViewSize(
              new java.awt.Dimension(getViewport().getWidth(), Math.max(size.height, height)));
      getViewport().setViewPosition(new Point(0, y));
      view.placeCards(y, height);
    } finally {
      moving = false;
    }
  }

  private int target(int height) {
    int end = Math.max(0, view.getPreferredSize().height - height);
    if (following || view.entries().size() == 0) {
      return end;
    }
    int index = Math.min(anchor, view.entries().size() - 1);
    return Math.max(0, Math.min(end, view.entries().top(index + 1) - anchorRest));
  }
}
