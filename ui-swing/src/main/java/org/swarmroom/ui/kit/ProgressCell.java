package org.swarmroom.ui.kit;

import com.formdev.flatlaf.ui.FlatUIUtils;
import com.formdev.flatlaf.util.UIScale;
import java.awt.Component;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.RoundRectangle2D;
import java.util.function.Function;
import javax.swing.JTable;
import javax.swing.UIManager;
import javax.swing.table.DefaultTableCellRenderer;

/**
 * A bar and its percentage; the theme's colour names the state beside the words in another column.
 */
public final class ProgressCell<R> extends DefaultTableCellRenderer {

  private static final long serialVersionUID = 1L;

  /**
   * How far a row is.
   *
   * @param share done of all, 0 to 1
   * @param colourKey UI default of the bar's colour
   */
  public record Progress(double share, String colourKey) {

    /** Rounded down: only what is complete says 100 %. */
    public String percent() {
      return Texts.text("format.percent", (int) Math.floor(Math.min(1, share) * 100));
    }
  }

  private final transient Function<? super R, Progress> progress;
  private transient Progress shown = new Progress(0, "Swarmroom.accent");
  private boolean chosen;

  public ProgressCell(Function<? super R, Progress> progress) {
    this.progress = progress;
  }

  @Override
  @SuppressWarnings("unchecked") // a LiveTable gives its rows to its columns
  public Component getTableCellRendererComponent(
      JTable table, Object value, boolean selected, boolean focused, int row, int column) {
    super.getTableCellRendererComponent(table, "", selected, focused, row, column);
    if (value != null) {
      shown = progress.apply((R) value);
      chosen = selected;
      getAccessibleContext().setAccessibleName(shown.percent());
    }
    return this;
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    super.paintComponent(graphics);
    var g = (Graphics2D) graphics.create();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    var metrics = getFontMetrics(getFont());
    int words = metrics.stringWidth(Texts.text("format.percent", 100));
    int pad = UIScale.scale(8);
    int height = UIScale.scale(6);
    int width = Math.max(0, getWidth() - 3 * pad - words);
    int y = (getHeight() - height) / 2;
    g.setColor(UIManager.getColor("Swarmroom.track"));
    g.fill(new RoundRectangle2D.Float(pad, y, width, height, height, height));
    g.setColor(chosen ? getForeground() : UIManager.getColor(shown.colourKey()));
    double done = width * Math.max(0, Math.min(1, shown.share()));
    if (done > 0) {
      g.fill(new RoundRectangle2D.Double(pad, y, Math.max(height, done), height, height, height));
    }
    g.setColor(getForeground());
    g.setFont(getFont());
    var text = shown.percent();
    FlatUIUtils.drawString(
        this,
        g,
        text,
        getWidth() - pad - metrics.stringWidth(text),
        (getHeight() - metrics.getHeight()) / 2 + metrics.getAscent());
    g.dispose();
  }
}
