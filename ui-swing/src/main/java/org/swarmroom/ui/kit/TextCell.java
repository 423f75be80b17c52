package org.swarmroom.ui.kit;

import com.formdev.flatlaf.extras.FlatSVGIcon;
import java.awt.Component;
import java.util.IdentityHashMap;
import java.util.function.Function;
import javax.swing.Icon;
import javax.swing.JTable;
import javax.swing.SwingConstants;
import javax.swing.UIManager;
import javax.swing.table.DefaultTableCellRenderer;
import org.jspecify.annotations.Nullable;

/** A cell of words, perhaps with an icon. One instance for each column. */
public class TextCell<R> extends DefaultTableCellRenderer {

  private static final long serialVersionUID = 1L;

  private final transient Function<? super R, String> words;
  private final boolean right;
  private final transient IdentityHashMap<FlatSVGIcon, FlatSVGIcon> onSelection =
      new IdentityHashMap<>();

  public TextCell(Function<? super R, String> words, boolean right) {
    this.words = words;
    this.right = right;
    PlainLabel.plain(this);
  }

  @Override
  @SuppressWarnings("unchecked") // a LiveTable gives its rows to its columns
  public final Component getTableCellRendererComponent(
      JTable table, Object value, boolean selected, boolean focused, int row, int column) {
    super.getTableCellRendererComponent(
        table, value == null ? "" : words.apply((R) value), selected, focused, row, column);
    setHorizontalAlignment(right ? SwingConstants.TRAILING : SwingConstants.LEADING);
    setIcon(null);
    if (value != null) {
      setIcon(shown(icon((R) value), selected));
      if (!selected) {
        setForeground(
            muted((R) value) ? UIManager.getColor("Swarmroom.muted") : table.getForeground());
      }
    }
    setIconTextGap(8);
    setToolTipText(getText().isEmpty() ? null : getText());
    return this;
  }

  /** A selected row has the colour of its words on its icons too. */
  private @Nullable Icon shown(@Nullable Icon icon, boolean selected) {
    return selected && icon instanceof FlatSVGIcon drawing
        ? onSelection.computeIfAbsent(drawing, this::inColourOfWords)
        : icon;
  }

  private FlatSVGIcon inColourOfWords(FlatSVGIcon icon) {
    var copy = new FlatSVGIcon(icon);
    copy.setColorFilter(new FlatSVGIcon.ColorFilter(drawn -> getForeground()));
    return copy;
  }

  /** True for a column of numbers. */
  boolean isRight() {
    return right;
  }

  /** An icon before the words, null for none. */
  protected @Nullable Icon icon(R row) {
    return null;
  }

  /** True if the words stand back. */
  protected boolean muted(R row) {
    return false;
  }
}
