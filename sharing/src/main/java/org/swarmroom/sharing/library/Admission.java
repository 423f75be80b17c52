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
  private final NestedRoots nested;

  Admission(OwnFiles files, ProtectedPlaces places, NestedRoots nested) {
    this.files = files;
    this.places = places;
    this.nested = nested;
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
        places
            .refusal(real)
            .or(() -> sharedAlready(real, includeHidden))
            .or(() -> noFileNorFolder(real));
    if (refusal.isPresent()) {
      problems.add(refusal.get());
      return Optional.empty();
    }
    ShareRoot root = files.addRoot(real, includeHidden).join();
    nested.unite();
    return Optional.of(root);
  }

  private Optional<String> sharedAlready(Path path, boolean includeHidden) {
    return nested
        .around(path)
        .filter(root -> nested.meets(root, path) && !isRoot(path))
        .map(
            root ->
                includeHidden && !root.includeHidden() && Files.isDirectory(path)
                    ? "\"%s\" is shared already, as part of \"%s\" without its hidden files. To share those too, add \"%s\" with hidden files."
                        .formatted(path, root.path(), root.path())
                    : "\"%s\" is shared already, as part of \"%s\". Press Rescan if something in it is new."
                        .formatted(path, root.path()));
  }

  private boolean isRoot(Path path) {
    return files.roots().stream().anyMatch(root -> root.path().equals(path));
  }

  private static Optional<String> noFileNorFolder(Path path) {
    return Files.isDirectory(path) || Files.isRegularFile(path)
        ? Optional.empty()
        : Optional.of(
            "\"%s\" was not shared: it is neither a file nor a folder. Choose another."
                .formatted(path));
  }
}
