package org.swarmroom.ui.sharing;

import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.UnsupportedFlavorException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.swing.JComponent;
import javax.swing.TransferHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What can be dropped on a pane or pasted into it. Paths are handed on as they are: the node looks
 * what they are.
 */
final class Drops {

  private static final Logger LOG = LoggerFactory.getLogger(Drops.class);

  private Drops() {}

  /** Files and folders from the desktop. */
  static void files(JComponent target, Consumer<List<Path>> dropped) {
    target.setTransferHandler(
        new Handler(target.getTransferHandler(), false) {
          private static final long serialVersionUID = 1L;

          @Override
          void take(List<Path> paths, String text) {
            dropped.accept(paths);
          }
        });
  }

  /** Torrent files and magnet links. */
  static void torrents(JComponent target, Consumer<String> dropped) {
    target.setTransferHandler(
        new Handler(target.getTransferHandler(), true) {
          private static final long serialVersionUID = 1L;

          @Override
          void take(List<Path> paths, String text) {
            var links = text.lines().map(String::strip).filter(line -> line.startsWith("magnet:"));
            Stream.concat(paths.stream().map(Path::toString), links).forEach(dropped);
          }
        });
  }

  private abstract static class Handler extends TransferHandler {
    private static final long serialVersionUID = 1L;
    private final transient TransferHandler before;
    private final boolean texts;

    Handler(TransferHandler before, boolean texts) {
      this.before = before;
      this.texts = texts;
    }

    abstract void take(List<Path> paths, String text);

    @Override
    public boolean canImport(TransferSupport support) {
      return support.isDataFlavorSupported(DataFlavor.javaFileListFlavor)
          || (texts && support.isDataFlavorSupported(DataFlavor.stringFlavor));
    }

    @Override
    @SuppressWarnings("unchecked") // so says the flavour
    public boolean importData(TransferSupport support) {
      try {
        var data = support.getTransferable();
        if (support.isDataFlavorSupported(DataFlavor.javaFileListFlavor)) {
          var files = (List<File>) data.getTransferData(DataFlavor.javaFileListFlavor);
          take(files.stream().map(File::toPath).toList(), "");
        } else {
          take(List.of(), (String) data.getTransferData(DataFlavor.stringFlavor));
        }
        return true;
      } catch (UnsupportedFlavorException | IOException e) {
        LOG.warn("What was dropped can't be read", e);
        return false;
      }
    }

    @Override
    public void exportToClipboard(JComponent from, java.awt.datatransfer.Clipboard to, int action) {
      if (before != null) {
        before.exportToClipboard(from, to, action);
      }
    }
  }
}
