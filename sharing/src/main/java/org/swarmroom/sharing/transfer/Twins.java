package org.swarmroom.sharing.transfer;

import java.util.Optional;
import java.util.function.Consumer;
import org.swarmroom.sharing.session.Access;
import org.swarmroom.sharing.torrent.InfoHash;
import org.swarmroom.sharing.torrent.Metainfo;
import org.swarmroom.sharing.torrent.MetainfoBuilder;

/**
 * Finds files of this machine that hold what a transfer wants: shared ones with the same content id
 * (BEP 52, pieces root) and size, unchanged since they were hashed.
 *
 * <p>Invariant: whoever may have the transfer of us may have the file of us as well. Anybody can
 * make a torrent of a content whose root and size he was told, so what rooms alone may have is
 * nothing to a transfer that is open to all: neither its bytes nor its piece layers.
 */
final class Twins {

  private final SeedSource shared;
  private final Lookups lookups;

  Twins(SeedSource shared, Lookups lookups) {
    this.shared = shared;
    this.lookups = lookups;
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
    lookups.ask(
        "a copy of " + wanted.get(),
        () -> lookUp(wanted.get(), source.access()),
        Optional.empty(),
        found);
  }

  private Optional<Seed> lookUp(InfoHash canonical, Access access) {
    return shared
        .find(canonical.truncated())
        .filter(seed -> !access.isPublic() || shared.isForAll(seed));
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
