package org.swarmroom.ui.kit;

import java.awt.Component;
import java.util.ArrayList;
import java.util.List;
import javax.swing.JComponent;
import javax.swing.JPanel;
import org.jdesktop.layout.GroupLayout;
import org.jdesktop.layout.LayoutStyle;

/**
 * Components in a row or a column, laid out with swing-layout and the platform's gaps. Every panel
 * of the windows is built with this class or {@link Form}.
 */
public final class Box {

  private final boolean row;
  private final List<Cell> cells = new ArrayList<>();
  private int top;
  private int left;
  private int bottom;
  private int right;
  private int alignment = GroupLayout.CENTER;

  private Box(boolean row) {
    this.row = row;
  }

  /** Left to right, centred on one line. */
  public static Box row() {
    return new Box(true);
  }

  /** Top to bottom, each as wide as the box. */
  public static Box column() {
    return new Box(false);
  }

  /** Space around the cells, in pixels at 100 %. */
  public Box inset(int top, int left, int bottom, int right) {
    this.top = top;
    this.left = left;
    this.bottom = bottom;
    this.right = right;
    return this;
  }

  public Box inset(int all) {
    return inset(all, all, all, all);
  }

  /** Cells of a row stand on their text base line. */
  public Box onBaseline() {
    alignment = GroupLayout.BASELINE;
    return this;
  }

  /** At its preferred size. */
  public Box add(Component component) {
    cells.add(new Cell(component, false, false, 0));
    return this;
  }

  /** At its preferred size where there is room, and cut short where there is not. */
  public Box shrink(Component component) {
    cells.add(new Cell(component, false, true, 0));
    return this;
  }

  /** Takes the room that is left. */
  public Box grow(Component component) {
    cells.add(new Cell(component, true, true, 0));
    return this;
  }

  /** A gap of fixed size, in pixels at 100 %; nothing is added beside it. */
  public Box gap(int pixels) {
    cells.add(new Cell(null, false, false, pixels));
    return this;
  }

  /** A gap that takes the room that is left. */
  public Box glue() {
    cells.add(new Cell(null, true, false, 0));
    return this;
  }

  /** A new transparent panel with these cells. */
  public JPanel panel() {
    var panel = new JPanel();
    panel.setOpaque(false);
    return in(panel);
  }

  /** Lays the cells out in a container. */
  public <C extends JComponent> C in(C container) {
    var layout = new GroupLayout(container);
    container.setLayout(layout);
    layout.setHonorsVisibility(true);
    var along = layout.createSequentialGroup();
    var across = layout.createParallelGroup(row ? alignment : GroupLayout.LEADING, true);
    pad(along, row ? left : top);
    boolean afterComponent = false;
    for (var cell : cells) {
      var component = cell.component();
      if (component == null) {
        gap(along, cell);
        afterComponent = false;
        continue;
      }
      if (afterComponent) {
        along.addPreferredGap(LayoutStyle.RELATED);
      }
      along.add(
          component,
          minimum(cell),
          GroupLayout.DEFAULT_SIZE,
          cell.grow() ? Short.MAX_VALUE : GroupLayout.PREFERRED_SIZE);
      across.add(
          component,
          row ? GroupLayout.DEFAULT_SIZE : 0,
          GroupLayout.DEFAULT_SIZE,
          row ? crossMaximum(component) : Short.MAX_VALUE);
      afterComponent = true;
    }
    pad(along, row ? right : bottom);
    var padded = layout.createSequentialGroup();
    pad(padded, row ? top : left);
    padded.add(across);
    pad(padded, row ? bottom : right);
    layout.setHorizontalGroup(row ? along : padded);
    layout.setVerticalGroup(row ? padded : along);
    return container;
  }

  private static int minimum(Cell cell) {
    return cell.shrink() ? 0 : GroupLayout.PREFERRED_SIZE;
  }

  private static int crossMaximum(Component component) {
    return component instanceof javax.swing.JScrollPane || component instanceof JPanel
        ? Short.MAX_VALUE
        : GroupLayout.PREFERRED_SIZE;
  }

  private static void gap(GroupLayout.SequentialGroup along, Cell cell) {
    if (cell.grow()) {
      along.addPreferredGap(LayoutStyle.RELATED, GroupLayout.DEFAULT_SIZE, Short.MAX_VALUE);
    } else {
      pad(along, cell.pixels());
    }
  }

  private static void pad(GroupLayout.SequentialGroup group, int pixels) {
    if (pixels > 0) {
      int scaled = com.formdev.flatlaf.util.UIScale.scale(pixels);
      group.add(scaled, scaled, scaled);
    }
  }

  private record Cell(
      @org.jspecify.annotations.Nullable Component component,
      boolean grow,
      boolean shrink,
      int pixels) {}
}
