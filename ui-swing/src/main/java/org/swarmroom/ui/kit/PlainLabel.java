package org.swarmroom.ui.kit;

import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JToolTip;

/**
 * A label that shows its text as it is written. An ordinary one takes a text that begins with
 * {@code <html>} for a page and fetches the pictures in it, on the event thread, from wherever they
 * say: whatever others may have written belongs in one of these.
 */
public class PlainLabel extends JLabel {

  private static final long serialVersionUID = 1L;

  public PlainLabel(String text) {
    plain(this);
    setText(text);
  }

  @Override
  public final JToolTip createToolTip() {
    return plain(super.createToolTip());
  }

  /** From now on the component's texts are no pages. */
  static <C extends JComponent> C plain(C component) {
    component.putClientProperty("html.disable", true);
    return component;
  }
}
