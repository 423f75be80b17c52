package org.swarmroom.app.profile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files and folders that only their owner may open, where the file system knows owners. */
public final class PrivateFiles {

  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

  private PrivateFiles() {}

  /** Makes the folder and its missing parents; the folder itself ends with mode 700. */
  public static void createFolder(Path folder) throws IOException {
    Path parent = folder.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    if (!Files.isDirectory(folder)) {
      Files.createDirectory(folder, attributes(folder, FOLDER));
    }
    restrict(folder, FOLDER);
  }

  /** Gives an existing file mode 600. */
  public static void restrictFile(Path file) throws IOException {
    restrict(file, FILE);
  }

  /** Makes a new folder with mode 700 below the folder for temporary files. */
  public static Path createTemporaryFolder(String prefix) throws IOException {
    Path base = Path.of(System.getProperty("java.io.tmpdir", "."));
    return Files.createTempDirectory(base, prefix, attributes(base, FOLDER));
  }

  private static void restrict(Path path, Set<PosixFilePermission> mode) throws IOException {
    var view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
    if (view != null) {
      view.setPermissions(mode);
    }
  }

  private static FileAttribute<?>[] attributes(Path path, Set<PosixFilePermission> mode) {
    boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(mode)}
        : new FileAttribute<?>[0];
  }
}
