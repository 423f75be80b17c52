package org.swarmroom.ui.kit;

import javax.swing.JComponent;
import javax.swing.JPanel;

/** A row of buttons over a table. */
public final class Actions {

  private Actions() {}

  /** These components from the left, with the usual space around. */
  public static JPanel bar(JComponent... components) {
    var row = Box.row().inset(10, 12, 10, 12);
    for (var component : components) {
      row.add(component);
    }
    return row.glue().panel();
  }
}
