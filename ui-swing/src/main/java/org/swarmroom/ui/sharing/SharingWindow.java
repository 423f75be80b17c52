package org.swarmroom.ui.sharing;

import static org.swarmroom.ui.kit.Texts.text;

import javax.swing.JFrame;
import org.swarmroom.ui.kit.Desk;
import org.swarmroom.ui.kit.Icons;

/** The sharing window. */
public final class SharingWindow {

  private final JFrame frame = new JFrame(text("sharing.title"));

  public SharingWindow(Desk desk) {
    frame.setName("sharing.window");
    frame.setIconImages(Icons.windowIcons());
    frame.setSize(1040, 700);
  }

  public JFrame frame() {
    return frame;
  }

  /** Shows the search for a query. */
  public void search(String query) {}

  public void close() {
    frame.dispose();
  }
}
