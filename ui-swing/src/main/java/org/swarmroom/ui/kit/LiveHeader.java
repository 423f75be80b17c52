package org.swarmroom.ui.kit;

import java.awt.Component;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.List;
import javax.swing.Icon;
import javax.swing.JLabel;
import javax.swing.JTable;
import javax.swing.SwingConstants;
import javax.swing.SwingUtilities;
import javax.swing.UIManager;
import javax.swing.table.JTableHeader;

/** Headings of a live table: a click sorts up, another down, a third not at all. */
final class LiveHeader<R> extends MouseAdapter {

  private enum Direction {
    NONE,
    UP,
    DOWN;

    Direction next() {
      return switch (this) {
        case NONE -> UP;
        case UP -> DOWN;
        case DOWN -> NONE;
      };
    }
  }

  private final JTableHeader header;
  private final List<Column<R>> columns;
  private final LiveRows<R> rows;
  private int sorted = -1;
  private Direction direction = Direction.NONE;

  LiveHeader(JTableHeader header, List<Column<R>> columns, LiveRows<R> rows) {
    this.header = header;
    this.columns = columns;
    this.rows = rows;
    var plain = header.getDefaultRenderer();
    header.setDefaultRenderer(
        (table, value, selected, focused, row, column) ->
            dress(
                plain.getTableCellRendererComponent(table, value, selected, focused, row, column),
                table,
                column));
    header.addMouseListener(this);
  }

  void repaint() {
    header.repaint();
  }

  @Override
  public void mouseClicked(MouseEvent event) {
    int view = header.columnAtPoint(event.getPoint());
    if (view < 0 || !SwingUtilities.isLeftMouseButton(event)) {
      return;
    }
    int column = header.getTable().convertColumnIndexToModel(view);
    direction = column == sorted ? direction.next() : Direction.UP;
    sorted = column;
    var by = columns.get(column).order();
    switch (direction) {
      case UP -> rows.sort(by);
      case DOWN -> rows.sort(java.util.Collections.reverseOrder(by));
      case NONE -> rows.sort(null);
    }
    header.repaint();
  }

  private Component dress(Component component, JTable table, int column) {
    if (component instanceof JLabel label) {
      boolean here = table.convertColumnIndexToModel(column) == sorted;
      label.setIcon(here && direction != Direction.NONE ? arrow() : null);
      label.setHorizontalTextPosition(SwingConstants.LEADING);
      boolean right = columns.get(table.convertColumnIndexToModel(column)).isNumber();
      label.setHorizontalAlignment(right ? SwingConstants.TRAILING : SwingConstants.LEADING);
    }
    return component;
  }

  private Icon arrow() {
    return UIManager.getIcon(
        direction == Direction.UP ? "Table.ascendingSortIcon" : "Table.descendingSortIcon");
  }
}
