package org.swarmroom.sharing.library;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.swarmroom.index.ContentId;
import org.swarmroom.index.files.OwnFile;
import org.swarmroom.index.files.OwnFiles;
import org.swarmroom.index.settings.Settings;
import org.swarmroom.sharing.torrent.InfoHash;
import org.swarmroom.sharing.torrent.Metainfo;
import org.swarmroom.sharing.torrent.MetainfoBuilder;

/**
 * The torrents that were made for stock clients, by the hashes that those ask for.
 *
 * <p>They are v1 alone: Transmission 3 refuses hybrid torrents and aria2 computes a wrong infohash
 * for them, both over the empty keys in a v2 file tree.
 *
 * <p>Their infohash depends on the name that the file had when it was exported, so that name is
 * kept and stays, whatever the file is called later. Blocking where nothing else is said; any
 * thread.
 */
final class ExportedTorrents {

  private static final String SETTING = "export.";

  private final OwnFiles files;
  private final Settings settings;
  private final Map<InfoHash, ContentId> byHash = new ConcurrentHashMap<>();
  private volatile Set<InfoHash> hashes = Set.of();
  private boolean loaded;

  ExportedTorrents(OwnFiles files, Settings settings) {
    this.files = files;
    this.settings = settings;
  }

  /** What was exported in earlier runs is known from its pieces and names. */
  synchronized void load() {
    if (!loaded) {
      for (ContentId content : files.publics()) {
        torrent(content).ifPresent(torrent -> put(torrent, content));
      }
      loaded = true;
      changed();
    }
  }

  Optional<ContentId> find(InfoHash wireHash) {
    load();
    return Optional.ofNullable(byHash.get(wireHash));
  }

  boolean contains(ContentId content) {
    load();
    return byHash.containsValue(content);
  }

  /** Those known so far, the same set until one comes to it. Does not block. */
  Set<InfoHash> hashes() {
    return hashes;
  }

  synchronized void note(Metainfo torrent, ContentId content) {
    put(torrent, content);
    changed();
  }

  private void put(Metainfo torrent, ContentId content) {
    torrent.wireHashes().forEach(hash -> byHash.put(hash, content));
  }

  private void changed() {
    if (!hashes.equals(byHash.keySet())) {
      hashes = Set.copyOf(byHash.keySet());
    }
  }

  /** Keeps the name under which a content is exported, if it has none yet; durable on return. */
  void keepName(ContentId content, OwnFile file) {
    if (settings.get(SETTING + content).isEmpty()) {
      settings.put(SETTING + content, fileName(file)).join();
    }
  }

  /** The torrent of a content that is ours and whose v1 pieces were made. */
  Optional<Metainfo> torrent(ContentId content) {
    Optional<OwnFile> file = files.byContent(content).stream().findFirst();
    Optional<byte[]> pieces = files.v1Pieces(content);
    if (file.isEmpty() || pieces.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        MetainfoBuilder.v1(
            settings.get(SETTING + content).orElseGet(() -> fileName(file.get())),
            file.get().size(),
            pieces.get(),
            List.of()));
  }

  private static String fileName(OwnFile file) {
    String name = file.catalogueName();
    return name.substring(name.lastIndexOf('/') + 1);
  }
}
