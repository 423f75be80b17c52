package org.swarmroom.sharing.transfer;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swarmroom.sharing.session.Access;
import org.swarmroom.sharing.torrent.InfoHash;
import org.swarmroom.sharing.torrent.Metainfo;
import org.swarmroom.sharing.torrent.MetainfoBuilder;

/**
 * Finds files of this machine that hold what a transfer wants: shared ones with the same content id
 * (BEP 52, pieces root) and size, unchanged since they were hashed. Looks on the file pool, and
 * hands the answer to the control thread.
 *
 * <p>Invariant: whoever may have the transfer of us may have the file of us as well. Anybody can
 * make a torrent of a content whose root and size he was told, so what rooms alone may have is
 * nothing to a transfer that is open to all: neither its bytes nor its piece layers.
 */
final class Twins {

  private static final Logger log = LoggerFactory.getLogger(Twins.class);

  private final SeedSource shared;
  private final Executor files;
  private final ControlThread thread;

  Twins(SeedSource shared, Executor files, ControlThread thread) {
    this.shared = shared;
    this.files = files;
    this.thread = thread;
  }

  /**
   * @param found called on the control thread; at once where there is nothing to look for
   */
  void find(Source source, Consumer<Optional<Seed>> found) {
    var wanted = source.metainfo().flatMap(Twins::canonical);
    if (wanted.isEmpty()) {
      found.accept(Optional.empty());
      return;
    }
    try {
      files.execute(
          () -> {
            var seed = lookUp(wanted.get(), source.access());
            thread.execute(() -> found.accept(seed));
          });
    } catch (RejectedExecutionException e) {
      log.debug("too late to look for a copy", e);
    }
  }

  private Optional<Seed> lookUp(InfoHash canonical, Access access) {
    try {
      return shared
          .find(canonical.truncated())
          .filter(seed -> !access.isPublic() || shared.isForAll(seed));
    } catch (RuntimeException | Error e) {
      log.error("no copy of {} could be looked up; it is fetched", canonical, e);
      return Optional.empty();
    }
  }

  /** What was found was another file by now. */
  void changed(Seed seed) {
    shared.changed(seed);
  }

  /** Under which infohash the content would be shared, of a torrent of one file with a v2 root. */
  private static Optional<InfoHash> canonical(Metainfo torrent) {
    if (torrent.isMultiFile() || torrent.files().size() != 1 || torrent.size() <= 0) {
      return Optional.empty();
    }
    return torrent
        .files()
        .get(0)
        .root()
        .map(root -> MetainfoBuilder.canonicalHash(root, torrent.size()));
  }
}
