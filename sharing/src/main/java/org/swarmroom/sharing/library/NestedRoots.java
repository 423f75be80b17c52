package org.swarmroom.sharing.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.DosFileAttributes;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import org.swarmroom.index.files.OwnFiles;
import org.swarmroom.index.files.ShareRoot;

/**
 * Shared paths that lie in each other. Invariant after {@link #unite}: no file is met by the walks
 * of two roots.
 *
 * <p>A root that the walk of an outer one meets whole is taken over by that, with its hashes. One
 * that it would not meet, or not whole (it is hidden, or shows hidden files, or lies in the
 * profile), stays a root of its own, and the outer walk passes it by.
 *
 * <p>Blocking; scan thread.
 */
final class NestedRoots {

  private final OwnFiles files;
  private final ProtectedPlaces places;
  private final LongConsumer forgotten;

  /**
   * @param forgotten takes the id of each root that was taken over
   */
  NestedRoots(OwnFiles files, ProtectedPlaces places, LongConsumer forgotten) {
    this.files = files;
    this.places = places;
    this.forgotten = forgotten;
  }

  /** Lets outer roots take over inner ones. */
  void unite() {
    List<ShareRoot> outermostFirst =
        files.roots().stream()
            .sorted(Comparator.comparingInt(root -> root.path().getNameCount()))
            .toList();
    for (ShareRoot inner : outermostFirst) {
      Optional<ShareRoot> outer = around(inner.path());
      if (outer.isPresent()
          && (outer.get().includeHidden() || !inner.includeHidden())
          && meets(outer.get(), inner.path())) {
        forgotten.accept(inner.id());
        files.absorb(inner, outer.get()).join();
      }
    }
  }

  /** The innermost root that the path lies in without being it. */
  Optional<ShareRoot> around(Path path) {
    return files.roots().stream()
        .filter(root -> path.startsWith(root.path()) && !path.equals(root.path()))
        .max(Comparator.comparingInt(root -> root.path().getNameCount()));
  }

  /** Whether the walk of a root meets a path below it. */
  boolean meets(ShareRoot root, Path path) {
    for (Path at = path; at != null && !at.equals(root.path()); at = at.getParent()) {
      boolean passedBy =
          places.keptOut().contains(at)
              || (!root.includeHidden() && hidden(at))
              || ExcludedNames.folder(String.valueOf(at.getFileName()));
      if (passedBy) {
        return false;
      }
    }
    return true;
  }

  /** What the walk of a root doesn't enter. */
  Set<Path> keptOut(ShareRoot root) {
    Set<Path> keptOut = new HashSet<>(places.keptOut());
    files.roots().stream()
        .map(ShareRoot::path)
        .filter(path -> path.startsWith(root.path()) && !path.equals(root.path()))
        .forEach(keptOut::add);
    return keptOut;
  }

  private static boolean hidden(Path path) {
    try {
      return FolderWalk.hidden(
          String.valueOf(path.getFileName()),
          Files.readAttributes(path, attributes(path), LinkOption.NOFOLLOW_LINKS));
    } catch (IOException e) {
      // Away now: what its name says must do.
      return String.valueOf(path.getFileName()).startsWith(".");
    }
  }

  private static Class<? extends BasicFileAttributes> attributes(Path path) {
    boolean dos = path.getFileSystem().supportedFileAttributeViews().contains("dos");
    boolean windows = "\\".equals(path.getFileSystem().getSeparator());
    return dos && windows ? DosFileAttributes.class : BasicFileAttributes.class;
  }
}
