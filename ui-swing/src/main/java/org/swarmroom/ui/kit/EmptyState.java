package org.swarmroom.ui.kit;

import java.awt.Font;
import javax.swing.Icon;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.SwingConstants;
import javax.swing.UIManager;

/** What stands in a pane with nothing in it: what this place is for and what to do next. */
public final class EmptyState extends JPanel {

  private static final long serialVersionUID = 1L;

  private final JLabel title = new PlainLabel("");
  private final JLabel hint = new JLabel();

  /**
   * @param action button below the hint, hidden unless set visible; may be left out
   */
  public EmptyState(String name, Icon icon, JButton... action) {
    setName(name);
    var picture = new JLabel(icon);
    title.setName(name + ".title");
    title.setHorizontalAlignment(SwingConstants.CENTER);
    hint.setName(name + ".hint");
    hint.setHorizontalAlignment(SwingConstants.CENTER);
    var column = Box.column().glue().add(centred(picture)).gap(12).add(title).gap(6).add(hint);
    for (var button : action) {
      column.gap(16).add(centred(button));
    }
    column.glue().inset(24).in(this);
    dress();
  }

  /** One that says the same always; the hint may have HTML line breaks. */
  public static EmptyState saying(String name, String icon, String title, String hint) {
    var empty = new EmptyState(name, Icons.tinted(icon, 40, "Swarmroom.muted"));
    empty.say(title, hint);
    return empty;
  }

  /** Changes the words; the hint may have HTML line breaks. */
  public void say(String newTitle, String newHint) {
    title.setText(newTitle);
    hint.setText("<html><div style='text-align:center'>" + newHint + "</div></html>");
    getAccessibleContext().setAccessibleName(newTitle + " " + newHint.replaceAll("<[^>]*>", " "));
  }

  private static JComponent centred(JComponent component) {
    return Box.row().glue().add(component).glue().panel();
  }

  @Override
  public void updateUI() {
    super.updateUI();
    if (title != null) {
      dress();
    }
  }

  private void dress() {
    setBackground(UIManager.getColor("Swarmroom.paper"));
    var base = UIManager.getFont("Label.font");
    title.setFont(base.deriveFont(Font.BOLD, base.getSize2D() * 1.25f));
    hint.setForeground(UIManager.getColor("Swarmroom.muted"));
  }
}
