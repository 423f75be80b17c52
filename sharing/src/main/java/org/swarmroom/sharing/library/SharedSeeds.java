package org.swarmroom.sharing.library;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swarmroom.index.ContentId;
import org.swarmroom.index.files.OwnFile;
import org.swarmroom.index.files.OwnFiles;
import org.swarmroom.index.files.ShareRoot;
import org.swarmroom.index.settings.Settings;
import org.swarmroom.sharing.torrent.InfoHash;
import org.swarmroom.sharing.torrent.Magnet;
import org.swarmroom.sharing.torrent.Metainfo;
import org.swarmroom.sharing.torrent.MetainfoBuilder;
import org.swarmroom.sharing.torrent.MetainfoException;
import org.swarmroom.sharing.torrent.SecondOpinion;
import org.swarmroom.sharing.transfer.Seed;
import org.swarmroom.sharing.transfer.SeedSource;

/**
 * Finds the file on disk that a peer asks for, and makes what stock clients need to ask: torrents
 * and magnet links.
 *
 * <p>A file whose size or time is not as hashed is not handed out; it is hashed again. {@link
 * SeedSource} methods block; futures complete on an own thread. Any thread may call.
 */
public final class SharedSeeds implements SeedSource, AutoCloseable {

  private static final long IDLE_SECONDS = 20;

  private static final Logger log = LoggerFactory.getLogger(SharedSeeds.class);

  private final Library library;
  private final OwnFiles files;
  private final ExportedTorrents exports;
  private final ExecutorService exporting =
      single(
          task -> {
            var thread = new Thread(task, "library-export");
            thread.setDaemon(true);
            thread.setPriority(Thread.MIN_PRIORITY);
            return thread;
          });

  /**
   * @param settings keeps the names under which files were exported
   */
  public SharedSeeds(Library library, OwnFiles files, Settings settings) {
    this.library = library;
    this.files = files;
    exports = new ExportedTorrents(files, settings);
    exporting.execute(exports::load);
  }

  @Override
  public Optional<Seed> find(InfoHash wireHash) {
    InfoHash hash = wireHash.truncated();
    Optional<ContentId> content = files.byInfohash(hash.bytes());
    if (content.isPresent()) {
      return file(content.get()).flatMap(file -> canonical(content.get(), file));
    }
    Optional<ContentId> exported = exports.find(hash);
    return exported.flatMap(
        id ->
            file(id)
                .flatMap(file -> exports.torrent(id).map(torrent -> seed(torrent, file, true))));
  }

  /** The form of a content that members exchange; exported is another. */
  private Optional<Seed> canonical(ContentId content, OwnFile file) {
    if (file.size() == 0) {
      return Optional.empty();
    }
    try {
      Metainfo torrent =
          MetainfoBuilder.canonical(
              content, file.size(), files.pieceLayer(content).orElse(new byte[0]));
      return Optional.of(seed(torrent, file, false));
    } catch (MetainfoException e) {
      log.warn("stored hashes of {} don't fit together", content, e);
      return Optional.empty();
    }
  }

  private static Seed seed(Metainfo torrent, OwnFile file, boolean publicToAll) {
    return new Seed(torrent, file.file(), file.size(), file.modifiedAt(), publicToAll);
  }

  /** A file of that content that is as it was hashed; others are put back for hashing. */
  private Optional<OwnFile> file(ContentId content) {
    for (OwnFile file : files.byContent(content)) {
      if (asHashed(file)) {
        return Optional.of(file);
      }
      library.lookAgain(file);
    }
    return Optional.empty();
  }

  private boolean asHashed(OwnFile file) {
    try {
      return PieceSums.unchanged(file.file(), file.size(), file.modifiedAt()) && inItsFolder(file);
    } catch (IOException e) {
      return false;
    }
  }

  /** A folder on the way may have become a link since the walk. */
  private boolean inItsFolder(OwnFile file) throws IOException {
    Path real = file.file().toRealPath();
    return files.roots().stream()
        .filter(root -> root.id() == file.rootId())
        .map(ShareRoot::path)
        .anyMatch(real::startsWith);
  }

  @Override
  public Set<InfoHash> publicHashes() {
    return exports.hashes();
  }

  @Override
  public boolean isForAll(Seed seed) {
    return seed.publicToAll()
        || seed.torrent().files().stream()
            .flatMap(file -> file.root().stream())
            .anyMatch(exports::contains);
  }

  @Override
  public void changed(Seed seed) {
    Stream<ContentId> roots = seed.torrent().files().stream().flatMap(f -> f.root().stream());
    Stream<ContentId> exported =
        seed.torrent().wireHashes().stream().flatMap(hash -> exports.find(hash).stream());
    Stream.concat(roots, exported)
        .distinct()
        .forEach(content -> files.byContent(content).forEach(library::lookAgain));
  }

  /**
   * A v1 torrent for stock clients, which may fetch the content from now on. Reads the file once
   * more the first time.
   *
   * @return fails with a {@link LibraryException}
   */
  public CompletableFuture<Metainfo> exportTorrent(ContentId content) {
    return CompletableFuture.supplyAsync(() -> export(content), exporting);
  }

  /**
   * As {@link #exportTorrent}, as a link.
   *
   * @param peers addresses to put into it ({@code x.pe}), perhaps none
   */
  public CompletableFuture<String> magnet(ContentId content, List<InetSocketAddress> peers) {
    return exportTorrent(content).thenApply(torrent -> Magnet.of(torrent, peers).format());
  }

  private Metainfo export(ContentId content) {
    OwnFile file =
        file(content)
            .orElseThrow(
                () ->
                    new LibraryException(
                        "No torrent was made of %s: it is not among your shared files, or has just changed. Press Rescan and try again."
                            .formatted(content)));
    if (file.size() == 0) {
      throw new LibraryException(
          "No torrent was made of \"%s\": the file is empty.".formatted(file.file()));
    }
    if (files.v1Pieces(content).isEmpty()) {
      files.storeV1Pieces(content, pieces(file)).join();
    }
    exports.keepName(content, file);
    Metainfo torrent =
        exports
            .torrent(content)
            .orElseThrow(
                () ->
                    new LibraryException("\"%s\" is not shared any more.".formatted(file.file())));
    if (!SecondOpinion.agrees(torrent)) {
      throw notUnderstood(file);
    }
    files.markPublic(content).join();
    exports.note(torrent, content);
    return torrent;
  }

  private static LibraryException notUnderstood(OwnFile file) {
    return new LibraryException(
        "No torrent was made of \"%s\": other programs would not understand it. Rename the file and try again."
            .formatted(file.file()));
  }

  private byte[] pieces(OwnFile file) {
    try {
      Optional<byte[]> pieces = PieceSums.of(file.file(), file.size(), file.modifiedAt());
      if (pieces.isEmpty()) {
        library.lookAgain(file);
        throw new LibraryException(
            "No torrent was made of \"%s\": it changed while it was read. Try again when it is hashed."
                .formatted(file.file()));
      }
      return pieces.get();
    } catch (IOException e) {
      throw new LibraryException(
          "No torrent was made of \"%s\": it can't be read (%s). Check the file and try again."
              .formatted(file.file(), e.getMessage()));
    }
  }

  @Override
  public void close() {
    exporting.shutdown();
  }

  /** One thread, which ends when there has been nothing to do for {@value #IDLE_SECONDS} s. */
  private static ExecutorService single(ThreadFactory threads) {
    var one =
        new ThreadPoolExecutor(
            1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
    one.allowCoreThreadTimeOut(true);
    return one;
  }
}
