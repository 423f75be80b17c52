package org.swarmroom.ui.kit;

import java.awt.Dimension;
import javax.accessibility.AccessibleContext;
import javax.swing.UIManager;

/**
 * The line at a window's foot that confirms what was done or says in one sentence what failed.
 * Named {@code status}.
 */
public final class StatusLine extends PlainLabel implements Notices {

  private static final long serialVersionUID = 1L;

  private boolean error;

  public StatusLine() {
    super(" ");
    setName("status");
    setMinimumSize(new Dimension(0, getPreferredSize().height));
  }

  @Override
  public void info(String sentence) {
    show(sentence, false);
  }

  @Override
  public void error(String sentence) {
    show(sentence, true);
  }

  /** True while the line tells of a failure. */
  public boolean isError() {
    return error;
  }

  private void show(String sentence, boolean failed) {
    error = failed;
    setIcon(failed ? Icons.tinted("warning", 16, "Swarmroom.error") : null);
    setToolTipText(sentence.isBlank() ? null : sentence);
    var before = getText();
    setText(sentence.isEmpty() ? " " : sentence);
    colour();
    getAccessibleContext().setAccessibleName(sentence);
    getAccessibleContext()
        .firePropertyChange(AccessibleContext.ACCESSIBLE_VISIBLE_DATA_PROPERTY, before, sentence);
  }

  private void colour() {
    setForeground(UIManager.getColor(error ? "Swarmroom.error" : "Label.foreground"));
  }

  @Override
  public void updateUI() {
    super.updateUI();
    colour();
  }
}
