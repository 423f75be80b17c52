package org.swarmroom.app.assembly;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.swarmroom.app.node.NodeEvent;
import org.swarmroom.app.node.ShareReport;
import org.swarmroom.app.node.ShareRow;
import org.swarmroom.sharing.library.HashProgress;
import org.swarmroom.sharing.library.Library;
import org.swarmroom.sharing.library.LibraryListener;
import org.swarmroom.sharing.library.ScanReport;
import org.swarmroom.sharing.library.SharedPath;

/** What this node shares. Thread-safe. */
final class ShareArea {

  private final Library library;

  ShareArea(Library library) {
    this.library = library;
  }

  /**
   * What the library tells goes out as events.
   *
   * @param changed our own catalogue has news for the members
   * @param rested all that waited is hashed
   */
  static LibraryListener listener(NodeEvents events, Runnable changed, Runnable rested) {
    return new LibraryListener() {
      @Override
      public void progress(HashProgress at) {
        events.send(
            new NodeEvent.ShareProgress(
                System.currentTimeMillis(),
                at.path(),
                at.files(),
                at.filesTotal(),
                at.bytes(),
                at.bytesTotal()));
      }

      @Override
      public void done(long files, long bytes) {
        events.send(new NodeEvent.ShareDone(System.currentTimeMillis(), files, bytes));
        rested.run();
      }

      @Override
      public void problem(String sentence) {
        events.warn(sentence);
      }

      @Override
      public void catalogueChanged() {
        changed.run();
      }
    };
  }

  CompletableFuture<ShareReport> add(List<Path> paths, boolean includeHidden) {
    return library.add(paths, includeHidden).thenApply(ShareArea::report);
  }

  CompletableFuture<Void> remove(Path path) {
    return library.remove(path);
  }

  CompletableFuture<ShareReport> rescan() {
    return library.rescan().thenApply(ShareArea::report);
  }

  CompletableFuture<List<ShareRow>> list() {
    return library.shared().thenApply(shared -> shared.stream().map(this::row).toList());
  }

  void pause(boolean paused) {
    if (paused) {
      library.pause();
    } else {
      library.resume();
    }
  }

  private ShareRow row(SharedPath shared) {
    return new ShareRow(
        shared.path(),
        shared.files(),
        shared.bytes(),
        shared.hashed(),
        shared.hashedBytes(),
        state(shared),
        shared.problems());
  }

  private String state(SharedPath shared) {
    if (shared.missing()) {
      return "missing";
    } else if (shared.waiting() == 0) {
      return "ready";
    }
    return library.paused() ? "paused" : "hashing";
  }

  private static ShareReport report(ScanReport report) {
    return new ShareReport(
        report.files(),
        report.bytes(),
        report.added(),
        report.changed(),
        report.removed(),
        report.problems());
  }
}
