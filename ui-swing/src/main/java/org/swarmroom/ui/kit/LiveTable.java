package org.swarmroom.ui.kit;

import static org.swarmroom.ui.kit.Texts.text;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.swing.BorderFactory;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.JToolTip;
import javax.swing.ListSelectionModel;
import javax.swing.Timer;
import javax.swing.table.AbstractTableModel;
import javax.swing.table.TableModel;
import org.jspecify.annotations.Nullable;

/**
 * A table on {@link LiveRows}. Changed rows are collected and repainted ten times a second if they
 * are in view; a click on a heading sorts off the event thread; the selection stays with its rows.
 */
public final class LiveTable<R> {

  private static final int TICK_MILLIS = 100;
  private static final int TICKS_A_SORT = 10;

  private final LiveRows<R> rows;
  private final List<Column<R>> columns;
  private final Model model = new Model();
  private final JTable table;
  private final LiveHeader<R> header;
  private final Timer timer = new Timer(TICK_MILLIS, e -> tick());
  private int dirtyFrom = Integer.MAX_VALUE;
  private int dirtyTo = -1;
  private int ticks;
  private Set<String> selected = new HashSet<>();
  private boolean restoring;

  public LiveTable(String name, LiveRows<R> rows, List<Column<R>> columns) {
    this.rows = rows;
    this.columns = List.copyOf(columns);
    table = new ClickedTable(model);
    table.setName(name);
    table.getAccessibleContext().setAccessibleName(text(name));
    table.setAutoCreateColumnsFromModel(false); // keeps widths when rows change
    table.setFillsViewportHeight(true);
    table.setSelectionMode(ListSelectionModel.MULTIPLE_INTERVAL_SELECTION);
    table.setAutoResizeMode(JTable.AUTO_RESIZE_SUBSEQUENT_COLUMNS);
    for (int i = 0; i < columns.size(); i++) {
      var column = table.getColumnModel().getColumn(i);
      column.setPreferredWidth(UIScale.scale(columns.get(i).width()));
      column.setMinWidth(UIScale.scale(columns.get(i).firm() ? columns.get(i).width() : 60));
      if (columns.get(i).firm()) {
        column.setMaxWidth(UIScale.scale(columns.get(i).width() * 5 / 4));
      }
      column.setCellRenderer(columns.get(i).renderer());
      column.setHeaderValue(text(columns.get(i).key()));
    }
    header = new LiveHeader<>(table.getTableHeader(), this.columns, rows);
    rows.listen(new Changes());
    table.getSelectionModel().addListSelectionListener(e -> rememberSelection());
    timer.setCoalesce(true);
    table.addHierarchyListener(
        e -> {
          if (table.isShowing()) {
            timer.start();
          } else {
            timer.stop();
          }
        });
  }

  public JTable table() {
    return table;
  }

  /** The table with its scroll bars. */
  public JScrollPane scrolling() {
    var scroll = new JScrollPane(table);
    scroll.setName(table.getName() + ".scroll");
    scroll.setBorder(BorderFactory.createEmptyBorder());
    return scroll;
  }

  /** The selected rows, from top to bottom. */
  public List<R> chosen() {
    var chosen = new ArrayList<R>();
    for (int row : table.getSelectedRows()) {
      if (row < rows.size()) {
        chosen.add(rows.get(row));
      }
    }
    return chosen;
  }

  /** Runs when other rows are selected. */
  public void onSelection(Runnable changed) {
    table
        .getSelectionModel()
        .addListSelectionListener(
            e -> {
              if (!e.getValueIsAdjusting() && !restoring) {
                changed.run();
              }
            });
  }

  /** Runs on a double click on a row and on Enter. */
  public void onOpen(Command open) {
    table
        .getInputMap(JTable.WHEN_ANCESTOR_OF_FOCUSED_COMPONENT)
        .put(Command.stroke("ENTER"), "open");
    table.getActionMap().put("open", open);
    table.addMouseListener(
        new MouseAdapter() {
          @Override
          public void mouseClicked(MouseEvent event) {
            if (event.getClickCount() == 2
                && table.rowAtPoint(event.getPoint()) >= 0
                && open.isEnabled()) {
              open.actionPerformed(new java.awt.event.ActionEvent(table, 0, ""));
            }
          }
        });
  }

  /** Puts these commands into the context menu; a click for it selects its row first. */
  public void popup(Command... commands) {
    var menu = new javax.swing.JPopupMenu();
    for (var command : commands) {
      menu.add(command.item());
    }
    table.setComponentPopupMenu(menu);
  }

  private void rememberSelection() {
    if (restoring) {
      return;
    }
    selected = new HashSet<>();
    for (var row : chosen()) {
      selected.add(rows.keyOf(row));
    }
  }

  private void restoreSelection() {
    restoring = true;
    var selection = table.getSelectionModel();
    selection.setValueIsAdjusting(true);
    selection.clearSelection();
    for (var key : selected) {
      int row = rows.indexOf(key);
      if (row >= 0) {
        selection.addSelectionInterval(row, row);
      }
    }
    selection.setValueIsAdjusting(false);
    restoring = false;
  }

  private void tick() {
    if (++ticks % TICKS_A_SORT == 0) {
      rows.freshen();
    }
    if (dirtyTo < 0) {
      return;
    }
    var dirty =
        table
            .getCellRect(dirtyFrom, 0, true)
            .union(table.getCellRect(Math.min(dirtyTo, rows.size() - 1), columns.size() - 1, true));
    dirtyFrom = Integer.MAX_VALUE;
    dirtyTo = -1;
    var visible =
        table
            .getVisibleRect()
            .intersection(new Rectangle(0, dirty.y, table.getWidth(), dirty.height));
    if (!visible.isEmpty()) {
      table.repaint(visible);
    }
  }

  private final class Changes implements LiveRows.Listener {
    @Override
    public void allChanged() {
      restoring = true;
      model.fireTableDataChanged();
      restoring = false;
      restoreSelection();
      header.repaint();
    }

    @Override
    public void rowChanged(int row) {
      dirtyFrom = Math.min(dirtyFrom, row);
      dirtyTo = Math.max(dirtyTo, row);
    }

    @Override
    public void rowAdded(int row) {
      model.fireTableRowsInserted(row, row);
    }
  }

  private final class Model extends AbstractTableModel {
    private static final long serialVersionUID = 1L;

    @Override
    public int getRowCount() {
      return rows.size();
    }

    @Override
    public int getColumnCount() {
      return columns.size();
    }

    @Override
    public Object getValueAt(int row, int column) {
      return rows.get(row);
    }
  }

  /** A click for the context menu selects its row first. */
  private static final class ClickedTable extends JTable {
    private static final long serialVersionUID = 1L;

    ClickedTable(TableModel model) {
      super(model);
    }

    @Override
    public JToolTip createToolTip() {
      return PlainLabel.plain(super.createToolTip());
    }

    @Override
    public @Nullable Point getPopupLocation(@Nullable MouseEvent event) {
      if (event != null) {
        int row = rowAtPoint(event.getPoint());
        if (row >= 0 && !isRowSelected(row)) {
          setRowSelectionInterval(row, row);
        }
      }
      return super.getPopupLocation(event);
    }
  }
}
