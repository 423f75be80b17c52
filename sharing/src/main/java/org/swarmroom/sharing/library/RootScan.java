package org.swarmroom.sharing.library;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.swarmroom.index.files.FileChange;
import org.swarmroom.index.files.OwnFile;
import org.swarmroom.index.files.OwnFiles;
import org.swarmroom.index.files.ShareRoot;

/**
 * Walks one root and stores what changed, in batches, so that the first names are searchable while
 * the walk goes on. Blocking; runs on the scan thread.
 */
final class RootScan {

  private static final int BATCH = 1_000;
  private static final int PAGE = 5_000;

  private final OwnFiles files;
  private final FolderWalk.FileTree tree;
  private final RootComparison.SameContent sameContent;
  private final FolderWatch watch;

  RootScan(
      OwnFiles files,
      FolderWalk.FileTree tree,
      RootComparison.SameContent sameContent,
      FolderWatch watch) {
    this.files = files;
    this.watch = watch;
    this.tree = tree;
    this.sameContent = sameContent;
  }

  /**
   * @param keptOut what is not met
   * @param cancelled ends the walk early; then nothing counts as removed
   */
  ScanCounts run(ShareRoot root, Set<Path> keptOut, Problems problems, BooleanSupplier cancelled) {
    var comparison = new RootComparison(known(root.id()));
    var batch = new ArrayList<FileChange>(BATCH);
    var walk =
        new FolderWalk(
            root.path(),
            root.includeHidden(),
            keptOut,
            problems,
            cancelled,
            folder -> watch.entered(root.id(), folder),
            found -> {
              batch.addAll(comparison.met(found));
              if (batch.size() >= BATCH) {
                store(root.id(), batch);
              }
            });
    boolean rootRead = walk.run(tree);
    if (rootRead && !cancelled.getAsBoolean()) {
      for (FileChange change : comparison.finish(walk.unread(), sameContent)) {
        batch.add(change);
        if (batch.size() >= BATCH) {
          store(root.id(), batch);
        }
      }
    }
    store(root.id(), batch);
    return comparison.counts();
  }

  private List<OwnFile> known(long rootId) {
    var known = new ArrayList<OwnFile>();
    long after = 0;
    while (true) {
      List<OwnFile> page = files.list(rootId, after, PAGE);
      known.addAll(page);
      if (page.size() < PAGE) {
        return known;
      }
      after = page.get(page.size() - 1).id();
    }
  }

  private void store(long rootId, List<FileChange> batch) {
    if (!batch.isEmpty()) {
      files.apply(rootId, List.copyOf(batch)).join();
      batch.clear();
    }
  }
}
