package org.swarmroom.ui.kit;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.Dimension;
import javax.swing.JLabel;

/** Labels that stand back from what one works with. */
public final class Labels {

  private Labels() {}

  /** An empty line in a quiet colour, cut short where there is little room. */
  public static JLabel quiet(String name) {
    var label = new PlainLabel(" ");
    label.setName(name);
    label.putClientProperty(FlatClientProperties.STYLE, "foreground: $Swarmroom.muted");
    label.setMinimumSize(new Dimension(0, 0));
    return label;
  }
}
