package org.swarmroom.ui.kit;

import java.awt.CardLayout;
import javax.swing.JComponent;
import javax.swing.JPanel;

/** One of several components at a place, such as a table or what to do while it is empty. */
public final class Pages extends JPanel {

  private static final long serialVersionUID = 1L;

  private final CardLayout cards = new CardLayout();

  public Pages(JComponent first, JComponent... others) {
    setLayout(cards);
    add(first, "0");
    for (int i = 0; i < others.length; i++) {
      add(others[i], Integer.toString(i + 1));
    }
  }

  /** Shows the page with this number, counted from 0. */
  public void show(int page) {
    cards.show(this, Integer.toString(page));
  }
}
