package org.swarmroom.ui.room;

import java.awt.Toolkit;
import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.UnsupportedFlavorException;
import java.io.IOException;

/**
 * Reads the clipboard, which may have to wait for the program that owns it: not on the event
 * thread.
 */
final class Clipboards {

  private Clipboards() {}

  /** The text in the clipboard, empty if it has none. */
  static String text() {
    try {
      var clipboard = Toolkit.getDefaultToolkit().getSystemClipboard();
      return clipboard.isDataFlavorAvailable(DataFlavor.stringFlavor)
          ? (String) clipboard.getData(DataFlavor.stringFlavor)
          : "";
    } catch (UnsupportedFlavorException | IOException | IllegalStateException busy) {
      return ""; // another program holds it: then the user pastes
    }
  }
}
