package org.swarmroom.ui.kit;

import static org.swarmroom.ui.kit.Texts.text;

import java.util.ArrayList;
import java.util.List;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import org.jdesktop.layout.GroupLayout;
import org.jdesktop.layout.LayoutStyle;

/**
 * Labelled fields under each other, labels and fields on common base lines, laid out with
 * swing-layout.
 */
public final class Form {

  private record Row(JLabel label, JComponent field) {}

  private final List<Row> rows = new ArrayList<>();

  /**
   * Adds a field under those before.
   *
   * @param labelKey text of the label with its mnemonic, which moves the focus to the field
   */
  public Form row(String labelKey, JComponent field) {
    var label = new JLabel(text(labelKey));
    label.setName(labelKey + ".label");
    label.setLabelFor(field);
    Texts.mnemonic(labelKey).ifPresent(label::setDisplayedMnemonic);
    field.getAccessibleContext().setAccessibleName(text(labelKey));
    rows.add(new Row(label, field));
    return this;
  }

  /** A new transparent panel with these rows. */
  public JPanel panel() {
    var panel = new JPanel();
    panel.setOpaque(false);
    var layout = new GroupLayout(panel);
    panel.setLayout(layout);
    var labels = layout.createParallelGroup(GroupLayout.LEADING);
    var fields = layout.createParallelGroup(GroupLayout.LEADING);
    var down = layout.createSequentialGroup();
    boolean first = true;
    for (var row : rows) {
      labels.add(row.label());
      fields.add(row.field(), 0, GroupLayout.DEFAULT_SIZE, Short.MAX_VALUE);
      if (!first) {
        down.addPreferredGap(LayoutStyle.UNRELATED);
      }
      first = false;
      down.add(layout.createParallelGroup(GroupLayout.BASELINE).add(row.label()).add(row.field()));
    }
    layout.setHorizontalGroup(
        layout
            .createSequentialGroup()
            .add(labels)
            .addPreferredGap(LayoutStyle.UNRELATED)
            .add(fields));
    layout.setVerticalGroup(down);
    return panel;
  }
}
