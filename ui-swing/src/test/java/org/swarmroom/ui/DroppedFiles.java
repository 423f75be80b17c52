package org.swarmroom.ui;

import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.Transferable;
import java.nio.file.Path;
import java.util.List;

/** Files as a desktop drops them. */
record DroppedFiles(Path path) implements Transferable {

  @Override
  public DataFlavor[] getTransferDataFlavors() {
    return new DataFlavor[] {DataFlavor.javaFileListFlavor};
  }

  @Override
  public boolean isDataFlavorSupported(DataFlavor flavor) {
    return DataFlavor.javaFileListFlavor.equals(flavor);
  }

  @Override
  public Object getTransferData(DataFlavor flavor) {
    return List.of(path.toFile());
  }
}
