package org.swarmroom.ui.room;

import static org.swarmroom.ui.kit.Texts.text;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.event.MouseEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.accessibility.Accessible;
import javax.accessibility.AccessibleContext;
import javax.accessibility.AccessibleRole;
import javax.swing.JComponent;
import javax.swing.JViewport;
import javax.swing.Scrollable;
import javax.swing.UIManager;
import org.jspecify.annotations.Nullable;
import org.swarmroom.app.node.OfferRow;

/**
 * The messages, painted by ourselves: a text component lays out all of its lines when its width
 * changes, this one only those in view. Text can be selected and copied; offers are real components
 * at their place, so that keyboard and screen readers reach their buttons.
 */
final class TranscriptView extends JComponent implements Accessible, Scrollable {

  private static final long serialVersionUID = 1L;

  /** Entries above and below the view whose heights are made exact. */
  private static final int AROUND = 20;

  private final transient Transcript transcript;
  private final transient TranscriptSelection selection;
  private final transient Consumer<OfferRow> download;
  private final transient Map<String, OfferCard> cards = new HashMap<>();
  private transient TranscriptPainter painter;
  private transient TranscriptLayout layout;
  private transient Optional<Entry> pointedAt = Optional.empty();
  private int laidOutWidth = -1;

  TranscriptView(Transcript transcript, Consumer<OfferRow> download) {
    this.transcript = transcript;
    this.download = download;
    this.selection = new TranscriptSelection(transcript);
    this.painter = new TranscriptPainter(this, transcript, selection);
    this.layout = new TranscriptLayout(transcript, painter.metrics());
    setName("room.messages");
    getAccessibleContext().setAccessibleName(text("room.messages"));
    setOpaque(true);
    setFocusable(true);
    setAutoscrolls(true);
    updateUI();
  }

  @Override
  public void updateUI() {
    setFont(UIManager.getFont("Label.font"));
    setBackground(UIManager.getColor("Swarmroom.paper"));
    if (painter != null) {
      painter = new TranscriptPainter(this, transcript, selection);
      laidOutWidth = -1;
      cards.clear();
      removeAll();
      revalidate();
      repaint();
    }
  }

  TranscriptLayout entries() {
    fitWidth();
    return layout;
  }

  TranscriptSelection selection() {
    return selection;
  }

  @Override
  public @Nullable Point getPopupLocation(@Nullable MouseEvent event) {
    pointedAt =
        event == null
            ? Optional.empty()
            : positionAt(event.getPoint()).map(at -> transcript.get(at.entry()));
    return super.getPopupLocation(event);
  }

  /** The entry that the context menu was opened on with the mouse. */
  Optional<Entry> pointedAt() {
    return pointedAt;
  }

  String textOf(int entry) {
    return transcript.get(entry).text();
  }

  /** The transcript changed; the scroller calls this before it moves the view. */
  void changed(int from, int removed, int added) {
    for (int i = from; removed > 0 && i < Math.min(from + added, transcript.size()); i++) {
      dropCard(transcript.get(i).id());
    }
    layout.changed(from, removed, added);
    selection.changed(from, removed, added);
  }

  /**
   * Makes the heights of what shows at {@code y} exact.
   *
   * @return true if anything moved
   */
  boolean settle(int y, int height) {
    fitWidth();
    if (layout.size() == 0) {
      return false;
    }
    int first = Math.max(0, layout.indexAt(y) - AROUND);
    int last = Math.min(layout.size(), layout.indexAt(y + height) + AROUND + 1);
    return layout.exactly(first, last);
  }

  /** Puts the cards of the offers in view at their places. */
  void placeCards(int y, int height) {
    var gone = new HashMap<>(cards);
    if (layout.size() > 0) {
      for (int i = layout.indexAt(y); i <= layout.indexAt(y + height); i++) {
        var entry = transcript.get(i);
        if (entry.offer().isPresent()) {
          gone.remove(entry.id());
          place(i, entry.id(), entry.offer().get());
        }
      }
    }
    gone.values().forEach(card -> card.setVisible(false));
  }

  private void place(int index, String id, OfferRow offer) {
    var card = cards.computeIfAbsent(id, key -> added(new OfferCard(offer, download)));
    int width =
        Math.min(
            UIScale.scale(560),
            getWidth() - TranscriptPainter.textLeft() - TranscriptPainter.textRight());
    card.setBounds(
        TranscriptPainter.textLeft(),
        layout.top(index) + layout.lead(index),
        width,
        layout.metrics().card());
    card.setVisible(true);
    card.validate();
  }

  private OfferCard added(OfferCard card) {
    add(card);
    return card;
  }

  private void dropCard(String id) {
    var card = cards.remove(id);
    if (card != null) {
      remove(card);
    }
  }

  /** The character nearest to a point. */
  Optional<TranscriptSelection.Position> positionAt(Point point) {
    int index = layout.indexAt(point.y);
    if (index < 0) {
      return Optional.empty();
    }
    var words = transcript.get(index).text();
    var rows = layout.rows(index);
    int row = (point.y - layout.top(index) - layout.lead(index)) / layout.metrics().line();
    if (point.y >= layout.top(index + 1)) {
      return Optional.of(new TranscriptSelection.Position(index, words.length()));
    }
    row = Math.max(0, Math.min(rows.length - 1, row));
    int start = row == 0 ? 0 : rows[row - 1];
    var shown = words.substring(start, rows[row]);
    return Optional.of(
        new TranscriptSelection.Position(
            index, start + painter.offsetAt(shown, point.x - TranscriptPainter.textLeft())));
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    var g = (Graphics2D) graphics.create();
    try {
      g.setColor(getBackground());
      var clip = g.getClipBounds();
      g.fillRect(clip.x, clip.y, clip.width, clip.height);
      if (layout.size() > 0) {
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        painter.paint(g, layout, layout.indexAt(clip.y), layout.indexAt(clip.y + clip.height));
      }
    } finally {
      g.dispose();
    }
  }

  @Override
  public Dimension getPreferredSize() {
    fitWidth();
    return new Dimension(UIScale.scale(300), layout.total() + UIScale.scale(10));
  }

  private void fitWidth() {
    int width = getParent() instanceof JViewport viewport ? viewport.getWidth() : getWidth();
    if (width > 0 && width != laidOutWidth) {
      laidOutWidth = width;
      int column = width - TranscriptPainter.textLeft() - TranscriptPainter.textRight();
      layout.reflow(Math.min(column, UIScale.scale(960)), painter.metrics());
    }
  }

  @Override
  public Dimension getPreferredScrollableViewportSize() {
    return new Dimension(UIScale.scale(500), UIScale.scale(400));
  }

  @Override
  public int getScrollableUnitIncrement(Rectangle visible, int orientation, int direction) {
    return layout.metrics().line() * 2;
  }

  @Override
  public int getScrollableBlockIncrement(Rectangle visible, int orientation, int direction) {
    return Math.max(layout.metrics().line(), visible.height - 2 * layout.metrics().line());
  }

  @Override
  public boolean getScrollableTracksViewportWidth() {
    return true;
  }

  @Override
  public boolean getScrollableTracksViewportHeight() {
    return getParent() instanceof JViewport viewport
        && viewport.getHeight() > getPreferredSize().height;
  }

  @Override
  public AccessibleContext getAccessibleContext() {
    if (accessibleContext == null) {
      accessibleContext =
          new AccessibleJComponent() {
            private static final long serialVersionUID = 1L;

            @Override
            public AccessibleRole getAccessibleRole() {
              return AccessibleRole.LIST;
            }

            @Override
            public int getAccessibleChildrenCount() {
              return transcript.size();
            }

            @Override
            public Accessible getAccessibleChild(int index) {
              var entry = transcript.get(index);
              var card = cards.get(entry.id());
              return card != null ? card : new TranscriptAccess(TranscriptView.this, entry, index);
            }
          };
    }
    return accessibleContext;
  }
}
