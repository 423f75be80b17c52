package org.swarmroom.sharing.library;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.swarmroom.index.files.FileChange;
import org.swarmroom.index.files.FileState;
import org.swarmroom.index.files.OwnFile;

/**
 * Tells what a walk changed against what is known of a root. Each file met goes to {@link #met},
 * which answers with a change to store at once or with none; {@link #finish} gives the rest.
 *
 * <p>A new file of a size and time that a vanished hashed one had may be that one under another
 * name. Size and time alone prove nothing (archives give whole trees one time), so {@link
 * SameContent} is asked before a hash is taken over.
 *
 * <p>Pure but for that question; confined to the scan thread.
 */
final class RootComparison {

  /** Whether the file now at {@code path} still has the content that is known of {@code known}. */
  interface SameContent {
    boolean check(OwnFile known, String path);
  }

  private record Shape(long size, long modifiedAt) {}

  private final Map<String, OwnFile> missing = new HashMap<>();
  private final Set<Shape> hashedShapes = new HashSet<>();
  private final List<FoundFile> perhapsRenamed = new ArrayList<>();
  private long seen;
  private long bytes;
  private long added;
  private long changed;
  private long removed;
  private long renamed;

  RootComparison(Collection<OwnFile> known) {
    for (OwnFile file : known) {
      missing.put(file.path(), file);
      if (file.state() == FileState.HASHED) {
        hashedShapes.add(new Shape(file.size(), file.modifiedAt()));
      }
    }
  }

  /**
   * What to store now for a file that the walk met; empty if it is as known, or if only {@link
   * #finish} can tell.
   */
  List<FileChange> met(FoundFile found) {
    seen++;
    bytes += found.size();
    OwnFile before = missing.remove(found.path());
    if (before == null) {
      if (hashedShapes.contains(new Shape(found.size(), found.modifiedAt()))) {
        perhapsRenamed.add(found);
        return List.of();
      }
      added++;
      return List.of(seen(found));
    }
    if (before.size() == found.size() && before.modifiedAt() == found.modifiedAt()) {
      return List.of();
    }
    changed++;
    return List.of(seen(found));
  }

  /**
   * Renamed, removed and the last new files.
   *
   * @param unread folders and files (relative, with {@code /}) that could not be read: what is
   *     known below them is left as it is
   */
  List<FileChange> finish(Collection<String> unread, SameContent sameContent) {
    missing.keySet().removeIf(path -> unread.stream().anyMatch(place -> below(path, place)));
    Map<Shape, List<OwnFile>> gone = new HashMap<>();
    for (OwnFile file : missing.values()) {
      if (file.state() == FileState.HASHED) {
        gone.computeIfAbsent(new Shape(file.size(), file.modifiedAt()), s -> new ArrayList<>())
            .add(file);
      }
    }
    var changes = new ArrayList<FileChange>();
    for (FoundFile found : perhapsRenamed) {
      List<OwnFile> candidates =
          gone.getOrDefault(new Shape(found.size(), found.modifiedAt()), List.of());
      changes.add(renamedOrAdded(found, candidates, sameContent));
    }
    for (OwnFile file : missing.values()) {
      removed++;
      changes.add(new FileChange.Gone(file.path()));
    }
    missing.clear();
    return changes;
  }

  private FileChange renamedOrAdded(
      FoundFile found, List<OwnFile> candidates, SameContent sameContent) {
    for (OwnFile candidate : candidates) {
      if (sameContent.check(candidate, found.path())) {
        candidates.remove(candidate);
        missing.remove(candidate.path());
        renamed++;
        return new FileChange.Renamed(candidate.path(), found.path());
      }
    }
    added++;
    return seen(found);
  }

  ScanCounts counts() {
    return new ScanCounts(seen, bytes, added, changed, removed, renamed);
  }

  private static boolean below(String path, String folder) {
    return folder.isEmpty() || path.equals(folder) || path.startsWith(folder + "/");
  }

  private static FileChange seen(FoundFile found) {
    return new FileChange.Seen(found.path(), found.size(), found.modifiedAt());
  }
}
