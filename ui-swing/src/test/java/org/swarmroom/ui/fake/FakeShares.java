package org.swarmroom.ui.fake;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.swarmroom.app.node.ShareReport;
import org.swarmroom.app.node.ShareRow;

/** What this node shares: nothing is read, all is as it is put in. */
interface FakeShares extends FakePart {

  @Override
  default CompletableFuture<ShareReport> addShares(List<Path> paths, boolean includeHidden) {
    return answer(
        "share",
        paths.toString(),
        world -> {
          paths.forEach(
              path -> world.shares.add(new ShareRow(path, 3, 3 << 20, 0, 0, "hashing", List.of())));
          return new ShareReport(3, 3 << 20, 3, 0, 0, List.of());
        });
  }

  @Override
  default CompletableFuture<Void> removeShare(Path path) {
    return done(
        "unshare", path.toString(), world -> world.shares.removeIf(row -> row.path().equals(path)));
  }

  @Override
  default CompletableFuture<ShareReport> rescan() {
    return answer("rescan", world -> new ShareReport(3, 3 << 20, 1, 0, 0, List.of()));
  }

  @Override
  default CompletableFuture<List<ShareRow>> shares() {
    return answer("shares", world -> List.copyOf(world.shares));
  }

  @Override
  default CompletableFuture<Void> pauseHashing(boolean paused) {
    return done("pause hashing", Boolean.toString(paused), world -> {});
  }
}
