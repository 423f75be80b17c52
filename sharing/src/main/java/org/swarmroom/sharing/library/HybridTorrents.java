package org.swarmroom.sharing.library;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.swarmroom.index.ContentId;
import org.swarmroom.index.files.OwnFile;
import org.swarmroom.index.files.OwnFiles;
import org.swarmroom.index.settings.Settings;
import org.swarmroom.sharing.torrent.InfoHash;
import org.swarmroom.sharing.torrent.Metainfo;
import org.swarmroom.sharing.torrent.MetainfoBuilder;
import org.swarmroom.sharing.torrent.MetainfoException;

/**
 * The torrents that were made for stock clients, by the hashes that those ask for.
 *
 * <p>Their infohash depends on the name that the file had when it was exported, so that name is
 * kept and stays, whatever the file is called later. Blocking; any thread.
 */
final class HybridTorrents {

  private static final String SETTING = "export.";

  private final OwnFiles files;
  private final Settings settings;
  private final Map<InfoHash, ContentId> byHash = new ConcurrentHashMap<>();
  private boolean loaded;

  HybridTorrents(OwnFiles files, Settings settings) {
    this.files = files;
    this.settings = settings;
  }

  /** What was exported in earlier runs is known from its pieces and names. */
  private synchronized void load() {
    if (!loaded) {
      for (ContentId content : files.publics()) {
        torrent(content).ifPresent(torrent -> note(torrent, content));
      }
      loaded = true;
    }
  }

  Optional<ContentId> find(InfoHash wireHash) {
    load();
    return Optional.ofNullable(byHash.get(wireHash));
  }

  Collection<InfoHash> hashes() {
    load();
    return List.copyOf(byHash.keySet());
  }

  void note(Metainfo torrent, ContentId content) {
    torrent.wireHashes().forEach(hash -> byHash.put(hash, content));
  }

  /** Keeps the name under which a content is exported, if it has none yet; durable on return. */
  void keepName(ContentId content, OwnFile file) {
    if (settings.get(SETTING + content).isEmpty()) {
      settings.put(SETTING + content, fileName(file)).join();
    }
  }

  /** The hybrid torrent of a content that is ours and whose v1 pieces were made. */
  Optional<Metainfo> torrent(ContentId content) {
    Optional<OwnFile> file = files.byContent(content).stream().findFirst();
    Optional<byte[]> pieces = files.v1Pieces(content);
    if (file.isEmpty() || pieces.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          MetainfoBuilder.hybrid(
              settings.get(SETTING + content).orElseGet(() -> fileName(file.get())),
              content,
              file.get().size(),
              files.pieceLayer(content).orElse(new byte[0]),
              pieces.get(),
              new ArrayList<>()));
    } catch (MetainfoException e) {
      throw new IllegalStateException("stored hashes of " + content + " don't fit together", e);
    }
  }

  private static String fileName(OwnFile file) {
    String name = file.catalogueName();
    return name.substring(name.lastIndexOf('/') + 1);
  }
}
