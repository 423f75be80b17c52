package org.swarmroom.ui.kit;

import static org.swarmroom.ui.kit.Texts.text;

import com.formdev.flatlaf.util.SystemFileChooser;
import java.awt.Component;
import java.awt.Desktop;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.swing.SwingUtilities;

/**
 * Asks for files and folders with the platform's own dialog, and opens folders in the platform's
 * file manager.
 */
public final class Folders {

  private Folders() {}

  /** Folders to choose, several at once; empty if the user changes their mind. */
  public static List<Path> chooseFolders(Component over, String titleKey) {
    return choose(over, titleKey, SystemFileChooser.DIRECTORIES_ONLY, true);
  }

  /** Files to choose, several at once; empty if the user changes their mind. */
  public static List<Path> chooseFiles(Component over, String titleKey) {
    return choose(over, titleKey, SystemFileChooser.FILES_ONLY, true);
  }

  /** One folder; empty if the user changes their mind. */
  public static Optional<Path> chooseFolder(Component over, String titleKey) {
    return choose(over, titleKey, SystemFileChooser.DIRECTORIES_ONLY, false).stream().findFirst();
  }

  /** Shows a folder in the file manager; of a file, the folder it lies in. */
  public static void open(Desk desk, Path path, Notices notices) {
    desk.inBackground(
        () -> {
          var folder = Files.isDirectory(path) ? path : path.toAbsolutePath().getParent();
          try {
            Desktop.getDesktop().open(folder == null ? path.toFile() : folder.toFile());
          } catch (IOException | RuntimeException e) {
            desk.answers().later(() -> notices.error(text("folder.unopened", path)));
          }
        });
  }

  private static List<Path> choose(Component over, String titleKey, int mode, boolean several) {
    var chooser = new SystemFileChooser();
    chooser.setDialogTitle(text(titleKey));
    chooser.setFileSelectionMode(mode);
    chooser.setMultiSelectionEnabled(several);
    int answer = chooser.showOpenDialog(SwingUtilities.getWindowAncestor(over));
    if (answer != SystemFileChooser.APPROVE_OPTION) {
      return List.of();
    }
    var chosen = several ? chooser.getSelectedFiles() : new File[] {chooser.getSelectedFile()};
    return Arrays.stream(chosen).map(File::toPath).toList();
  }
}
