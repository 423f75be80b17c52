package org.swarmroom.ui.room;

import java.awt.Cursor;
import java.awt.Rectangle;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.SwingUtilities;

/** Selects by dragging, a word by two clicks, an entry by three; follows links. */
final class TranscriptMouse extends MouseAdapter {

  private final TranscriptView view;
  private final Consumer<String> link;

  TranscriptMouse(TranscriptView view, Consumer<String> link) {
    this.view = view;
    this.link = link;
    view.addMouseListener(this);
    view.addMouseMotionListener(this);
  }

  @Override
  public void mousePressed(MouseEvent event) {
    if (!SwingUtilities.isLeftMouseButton(event)) {
      return;
    }
    view.requestFocusInWindow();
    var position = view.positionAt(event.getPoint());
    if (event.isShiftDown()) {
      position.ifPresent(view.selection()::extendTo);
    } else if (event.getClickCount() == 1) {
      view.selection().clear();
      position.ifPresent(view.selection()::startAt);
    } else {
      position.ifPresent(at -> selectAround(at, event.getClickCount() > 2));
    }
    view.repaint();
  }

  @Override
  public void mouseDragged(MouseEvent event) {
    if (SwingUtilities.isLeftMouseButton(event)) {
      view.positionAt(event.getPoint()).ifPresent(view.selection()::extendTo);
      view.scrollRectToVisible(new Rectangle(event.getX(), event.getY(), 1, 1));
      view.repaint();
    }
  }

  @Override
  public void mouseClicked(MouseEvent event) {
    if (SwingUtilities.isLeftMouseButton(event) && event.getClickCount() == 1) {
      linkAt(event).ifPresent(link);
    }
  }

  @Override
  public void mouseMoved(MouseEvent event) {
    view.setCursor(
        Cursor.getPredefinedCursor(
            linkAt(event).isPresent() ? Cursor.HAND_CURSOR : Cursor.TEXT_CURSOR));
  }

  private Optional<String> linkAt(MouseEvent event) {
    return view.positionAt(event.getPoint())
        .flatMap(at -> Runs.linkAt(view.textOf(at.entry()), at.offset()));
  }

  private void selectAround(TranscriptSelection.Position at, boolean all) {
    var text = view.textOf(at.entry());
    int from = all ? 0 : at.offset();
    int to = all ? text.length() : at.offset();
    while (!all && from > 0 && Character.isLetterOrDigit(text.charAt(from - 1))) {
      from--;
    }
    while (!all && to < text.length() && Character.isLetterOrDigit(text.charAt(to))) {
      to++;
    }
    view.selection()
        .select(
            new TranscriptSelection.Position(at.entry(), from),
            new TranscriptSelection.Position(at.entry(), to));
  }
}
