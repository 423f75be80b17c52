package org.swarmroom.index.files;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.swarmroom.index.ContentId;
import org.swarmroom.index.catalogues.CatalogueChange;
import org.swarmroom.index.search.NameIndex;
import org.swarmroom.index.store.Store;

/** The files this node shares and the journal of its own catalogue. */
public interface OwnFiles {

  /** Those kept in a database and found by a search. */
  static OwnFiles in(Store store, NameIndex names) {
    return new SqlOwnFiles(store, names);
  }

  /**
   * Adds a root, or changes {@code includeHidden} of one that is there. Its files come by {@link
   * #apply}.
   */
  CompletableFuture<ShareRoot> addRoot(Path path, boolean includeHidden);

  /** Forgets a root and its files; completes with false if it was none. */
  CompletableFuture<Boolean> removeRoot(Path path);

  /**
   * Moves the files of a root into one that it lies in, with their hashes, and forgets it. Of a
   * file that both have, the hash is kept that still fits. Cut short by a crash it is done by doing
   * it again.
   *
   * @throws IllegalArgumentException if the inner doesn't lie in the outer
   */
  CompletableFuture<Void> absorb(ShareRoot inner, ShareRoot outer);

  List<ShareRoot> roots();

  /** Takes what a walk found; durable and searchable here when the future completes. */
  CompletableFuture<Void> apply(long rootId, List<FileChange> changes);

  /**
   * Stores a file's hash and lists it in the catalogue.
   *
   * @param size the size that was hashed, in bytes
   * @param modifiedAt the time that was hashed, epoch milliseconds
   * @param infohash first 20 bytes of the v2 infohash of the canonical torrent
   * @param pieceLayer BEP 52 piece layer, 32 bytes a piece; empty for a file of one piece
   * @return false, and nothing stored, if the file is gone or has another size or time by now
   */
  CompletableFuture<Boolean> hashed(
      long fileId,
      long size,
      long modifiedAt,
      ContentId content,
      byte[] infohash,
      byte[] pieceLayer);

  /** Notes why a file could not be hashed, in one sentence. */
  CompletableFuture<Void> failed(long fileId, String reason);

  /** Lets failed files of a root wait for their hash again. */
  CompletableFuture<Void> retryFailed(long rootId);

  /** Files that wait for their hash, the smallest first. */
  List<OwnFile> nextToHash(int limit);

  Optional<OwnFile> get(long fileId);

  Optional<OwnFile> find(long rootId, String path);

  /** Hashed files with that content. */
  List<OwnFile> byContent(ContentId content);

  /**
   * @param infohash as given to {@link #hashed}
   */
  Optional<ContentId> byInfohash(byte[] infohash);

  /**
   * A page of a root's files in the order of their ids.
   *
   * @param afterId the last id of the page before; 0 for the first page
   */
  List<OwnFile> list(long rootId, long afterId, int limit);

  /** Files of a root that could not be hashed. */
  List<OwnFile> failures(long rootId, int limit);

  /** As given to {@link #hashed}; empty if the content is not ours. */
  Optional<byte[]> pieceLayer(ContentId content);

  /** SHA-1 piece hashes for v1 clients, if they were made already. */
  Optional<byte[]> v1Pieces(ContentId content);

  /** Keeps SHA-1 piece hashes. */
  CompletableFuture<Void> storeV1Pieces(ContentId content, byte[] pieces);

  /** Notes that the user offered this content to stock clients too. */
  CompletableFuture<Void> markPublic(ContentId content);

  /** Contents marked so, and still ours. */
  Set<ContentId> publics();

  /** Over all roots. */
  Totals totals();

  Totals totals(long rootId);

  /** Random; another one when the journal was lost, and members must start over. */
  long generation();

  /** Of the last change of the own catalogue; 0 before the first. */
  long sequence();

  /**
   * The own catalogue's changes after {@code sequence}, each file's last one only, in order. From 0
   * it is a snapshot: no removals. Call again with the last one's sequence until none come.
   */
  List<CatalogueChange> changesSince(long sequence, int max);
}
