package org.swarmroom.sharing.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.swarmroom.index.files.OwnFiles;
import org.swarmroom.index.files.ShareRoot;

/** Lets a path be shared or says in one sentence why not. Blocking; scan thread. */
final class Admission {

  private final OwnFiles files;
  private final ProtectedPlaces places;

  Admission(OwnFiles files, ProtectedPlaces places) {
    this.files = files;
    this.places = places;
  }

  /**
   * The root that the path is now; empty if it must not or can't be shared, and then there is a
   * problem more.
   */
  Optional<ShareRoot> admit(Path path, boolean includeHidden, Problems problems) {
    Path real;
    try {
      real = path.toRealPath();
    } catch (IOException e) {
      problems.unreadable(path.toAbsolutePath().normalize(), e);
      return Optional.empty();
    }
    Optional<String> refusal =
        places.refusal(real).or(() -> sharedAlready(real)).or(() -> noFileNorFolder(real));
    if (refusal.isPresent()) {
      problems.add(refusal.get());
      return Optional.empty();
    }
    return Optional.of(files.addRoot(real, includeHidden).join());
  }

  private Optional<String> sharedAlready(Path path) {
    return files.roots().stream()
        .map(ShareRoot::path)
        .filter(root -> path.startsWith(root) && !path.equals(root))
        .findFirst()
        .map(
            root ->
                "\"%s\" is shared already, as part of \"%s\". Press Rescan if something in it is new."
                    .formatted(path, root));
  }

  private static Optional<String> noFileNorFolder(Path path) {
    return Files.isDirectory(path) || Files.isRegularFile(path)
        ? Optional.empty()
        : Optional.of(
            "\"%s\" was not shared: it is neither a file nor a folder. Choose another."
                .formatted(path));
  }
}
