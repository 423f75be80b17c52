package org.swarmroom.index.files;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.swarmroom.index.ContentId;
import org.swarmroom.index.IndexException;
import org.swarmroom.index.catalogues.CatalogueChange;
import org.swarmroom.index.search.NameIndex;
import org.swarmroom.index.store.Parts;
import org.swarmroom.index.store.Store;

/** Own files in the tables {@code share_root}, {@code own_file}, {@code own_content} and so on. */
final class SqlOwnFiles implements OwnFiles {

  private static final String READ = "The shared files can't be read";
  private static final String WRITE = "The shared files could not be noted";

  private static final int ROWS_AT_ONCE = 1_000;

  private final Store store;
  private final NameIndex names;
  private final Tally tally;
  private final long generation;

  SqlOwnFiles(Store store, NameIndex names) {
    this.store = store;
    this.names = names;
    this.tally = store.read(READ, Tally::of);
    store.onDoubt(tally::doubt);
    this.generation = openJournal();
    if (store.read(READ, Contents::isUntidy)) {
      // Not waited for, and no harm if it fails: a full disk must not keep the index closed.
      store.write(WRITE, Contents::tidy);
    }
  }

  private long openJournal() {
    Optional<Long> known = store.read(READ, Journal::generation);
    boolean untidy = store.read(READ, Journal::isUntidy);
    if (known.isPresent() && !untidy && !store.wentBack()) {
      return known.get();
    }
    try {
      return store.write("The index could not be opened", Journal::beginGeneration).join();
    } catch (CompletionException e) {
      if (known.isPresent() && !store.wentBack()) {
        return known.get();
      }
      throw e.getCause() instanceof IndexException sentence ? sentence : e;
    }
  }

  /**
   * What a change did: its answer, what the search must learn of it, what it adds to the totals.
   */
  private record Done<T>(T answer, long stamp, Outcome outcome) {}

  /** A change of rows. */
  private interface Edit<T> {
    T with(FileEdits edits, Connection connection) throws SQLException;
  }

  private <T> CompletableFuture<T> edit(Edit<T> edit) {
    return store
        .write(
            WRITE,
            connection -> {
              try (FileEdits edits = new FileEdits(connection)) {
                T answer = edit.with(edits, connection);
                Outcome outcome = edits.finish();
                long stamp = outcome.names.isEmpty() ? 0 : OwnNames.raise(connection);
                return new Done<>(answer, stamp, outcome);
              }
            },
            done -> {
              if (done.stamp() != 0) {
                tally.add(done.outcome());
                names.apply(NameIndex.OWN, done.stamp(), false, done.outcome().names);
              }
            })
        .thenApply(Done::answer);
  }

  @Override
  public CompletableFuture<ShareRoot> addRoot(Path path, boolean includeHidden) {
    Path whole = path.toAbsolutePath().normalize();
    return store.write(
        whole + " could not be shared", connection -> Roots.add(connection, whole, includeHidden));
  }

  @Override
  public CompletableFuture<Boolean> removeRoot(Path path) {
    Path whole = path.toAbsolutePath().normalize();
    return store
        .write(whole + " is still shared", connection -> Roots.find(connection, whole))
        .thenCompose(
            root ->
                root.isPresent()
                    ? removeFiles(root.get().id()).thenApply(done -> true)
                    : CompletableFuture.completedFuture(false));
  }

  /** In steps, so that a chat line need not wait for 100,000 rows; the root goes with the last. */
  private CompletableFuture<Void> removeFiles(long root) {
    return edit((edits, connection) -> edits.removeSome(root, ROWS_AT_ONCE))
        .thenCompose(
            left -> left ? removeFiles(root) : CompletableFuture.<Void>completedFuture(null));
  }

  @Override
  public CompletableFuture<Void> absorb(ShareRoot inner, ShareRoot outer) {
    if (inner.id() == outer.id() || !inner.path().startsWith(outer.path())) {
      throw new IllegalArgumentException(inner + " does not lie in " + outer);
    }
    return edit((edits, connection) -> edits.moveSome(inner, outer, ROWS_AT_ONCE))
        .thenCompose(
            left -> left ? absorb(inner, outer) : CompletableFuture.<Void>completedFuture(null));
  }

  @Override
  public List<ShareRoot> roots() {
    return store.read(READ, Roots::all);
  }

  @Override
  public CompletableFuture<Void> apply(long rootId, List<FileChange> changes) {
    List<FileChange> copy = List.copyOf(changes);
    return edit((edits, connection) -> {
          if (!edits.hasRoot(rootId)) {
            throw new IndexException(WRITE + ": the folder is not shared any more.");
          }
          for (FileChange change : copy) {
            edits.apply(rootId, change);
          }
          return true;
        })
        .thenAccept(done -> {});
  }

  @Override
  public CompletableFuture<Boolean> hashed(
      long fileId,
      long size,
      long modifiedAt,
      ContentId content,
      byte[] infohash,
      byte[] pieceLayer) {
    return edit(
        (edits, connection) -> {
          Optional<FileEdits.Row> found = edits.find(fileId);
          if (found.isEmpty()
              || found.get().size() != size
              || found.get().modifiedAt() != modifiedAt) {
            return false;
          }
          FileEdits.Row row = found.get();
          Contents.put(connection, content, pieceLayer);
          if (!Objects.equals(content, row.content())) {
            edits.change(row, row.hashed(content, infohash), null);
          }
          return true;
        });
  }

  @Override
  public CompletableFuture<Void> failed(long fileId, String reason) {
    String problem = reason.substring(0, Math.min(reason.length(), 4096));
    return edit((edits, connection) -> {
          Optional<FileEdits.Row> found = edits.find(fileId);
          if (found.isPresent()) {
            FileEdits.Row row = found.get();
            edits.change(row, row.without(FileState.FAILED, row.size(), row.modifiedAt()), problem);
          }
          return true;
        })
        .thenAccept(done -> {});
  }

  @Override
  public CompletableFuture<Void> retryFailed(long rootId) {
    return edit((edits, connection) -> {
          String failed = "WHERE f.state = 2 AND f.root + 0 = ?";
          for (OwnFile file : FileRows.select(connection, failed, at -> at.setLong(1, rootId))) {
            Optional<FileEdits.Row> row = edits.find(file.id());
            if (row.isPresent()) {
              edits.change(
                  row.get(),
                  row.get().without(FileState.WAITING, file.size(), file.modifiedAt()),
                  null);
            }
          }
          return true;
        })
        .thenAccept(done -> {});
  }

  /** In {@code where}, {@code f.root + 0} keeps the planner from an index that does not fit. */
  private List<OwnFile> select(String where, FileRows.Parameters parameters) {
    return store.read(READ, connection -> FileRows.select(connection, where, parameters));
  }

  @Override
  public List<OwnFile> nextToHash(int limit) {
    return counted().waiting(limit).stream()
        .map(this::get)
        .flatMap(Optional::stream)
        .filter(file -> file.state() == FileState.WAITING)
        .toList();
  }

  @Override
  public Optional<OwnFile> get(long fileId) {
    return select("WHERE f.id = ?", at -> at.setLong(1, fileId)).stream().findFirst();
  }

  @Override
  public Optional<OwnFile> find(long rootId, String path) {
    return select(
            "WHERE f.root = ? AND f.path = ?",
            at -> {
              at.setLong(1, rootId);
              at.setString(2, path);
            })
        .stream()
        .findFirst();
  }

  @Override
  public List<OwnFile> byContent(ContentId content) {
    return select(
        "WHERE f.content = ? AND f.state = 1 ORDER BY f.id", at -> at.setBytes(1, content.bytes()));
  }

  @Override
  public List<OwnFile> list(long rootId, long afterId, int limit) {
    return select(
        "WHERE f.root + 0 = ? AND f.id > ? ORDER BY f.id LIMIT ?",
        at -> {
          at.setLong(1, rootId);
          at.setLong(2, afterId);
          at.setInt(3, limit);
        });
  }

  @Override
  public List<OwnFile> failures(long rootId, int limit) {
    if (totals(rootId).failedFiles() == 0) {
      return List.of();
    }
    return select(
        "WHERE f.state = 2 AND f.root + 0 = ? ORDER BY f.id LIMIT ?",
        at -> {
          at.setLong(1, rootId);
          at.setInt(2, limit);
        });
  }

  @Override
  public Optional<ContentId> byInfohash(byte[] infohash) {
    return store.read(READ, connection -> Contents.byInfohash(connection, infohash));
  }

  @Override
  public Optional<byte[]> pieceLayer(ContentId content) {
    return store.read(
        READ,
        connection -> {
          Optional<byte[]> kept = Parts.get(connection, Contents.layer(content));
          return kept.isPresent() || !Contents.isOurs(connection, content)
              ? kept
              : Optional.of(new byte[0]);
        });
  }

  @Override
  public Optional<byte[]> v1Pieces(ContentId content) {
    return store.read(READ, connection -> Parts.get(connection, Contents.v1(content)));
  }

  @Override
  public CompletableFuture<Void> storeV1Pieces(ContentId content, byte[] pieces) {
    byte[] copy = pieces.clone();
    return store
        .write(
            "The piece hashes were not kept",
            connection -> {
              Parts.put(connection, Contents.v1(content), copy);
              return true;
            })
        .thenAccept(done -> {});
  }

  @Override
  public CompletableFuture<Void> markPublic(ContentId content) {
    return store
        .write(
            "The file could not be offered to other programs",
            connection -> Contents.markPublic(connection, content))
        .thenAccept(rows -> {});
  }

  @Override
  public Set<ContentId> publics() {
    return store.read(READ, Contents::publics);
  }

  private Tally counted() {
    return tally.isInDoubt() ? store.read(READ, Tally::of) : tally;
  }

  @Override
  public Totals totals() {
    return counted().all();
  }

  @Override
  public Totals totals(long rootId) {
    return counted().of(rootId);
  }

  @Override
  public long generation() {
    return generation;
  }

  @Override
  public long sequence() {
    return store.read(READ, Journal::last);
  }

  @Override
  public List<CatalogueChange> changesSince(long sequence, int max) {
    return store.read(READ, connection -> Journal.since(connection, sequence, max));
  }
}
