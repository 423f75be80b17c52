package org.swarmroom.index.files;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
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
import org.swarmroom.index.search.NameChange;
import org.swarmroom.index.search.NameIndex;
import org.swarmroom.index.store.Parts;
import org.swarmroom.index.store.Store;

/** Own files in the tables {@code share_root}, {@code own_file}, {@code own_content} and so on. */
final class SqlOwnFiles implements OwnFiles {

  private static final String READ = "The shared files can't be read";
  private static final String WRITE = "The shared files could not be noted";

  private final Store store;
  private final NameIndex names;
  private final long generation;

  SqlOwnFiles(Store store, NameIndex names) {
    this.store = store;
    this.names = names;
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

  /** What a change did: its answer, and what the search must learn of it. */
  private record Done<T>(T answer, long stamp, List<NameChange> names) {}

  /** A change of rows. */
  private interface Edit<T> {
    T with(FileEdits edits, Connection connection) throws SQLException;
  }

  private <T> CompletableFuture<T> edit(Edit<T> edit) {
    return change(
        connection -> {
          try (FileEdits edits = new FileEdits(connection)) {
            T answer = edit.with(edits, connection);
            long stamp = edits.names().isEmpty() ? 0 : OwnNames.raise(connection);
            return new Done<>(answer, stamp, edits.names());
          }
        });
  }

  private <T> CompletableFuture<T> change(Store.Work<Done<T>> work) {
    return store
        .write(
            WRITE,
            work,
            done -> {
              if (!done.names().isEmpty()) {
                names.apply(NameIndex.OWN, done.stamp(), false, done.names());
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
    return change(
        connection -> {
          for (ShareRoot root : Roots.all(connection)) {
            if (root.path().equals(whole)) {
              List<NameChange> gone = Roots.remove(connection, root.id());
              return new Done<>(true, OwnNames.raise(connection), gone);
            }
          }
          return new Done<>(false, 0, List.of());
        });
  }

  @Override
  public List<ShareRoot> roots() {
    return store.read(READ, Roots::all);
  }

  @Override
  public CompletableFuture<Void> apply(long rootId, List<FileChange> changes) {
    List<FileChange> copy = List.copyOf(changes);
    return edit((edits, connection) -> {
          ShareRoot root =
              Roots.all(connection).stream()
                  .filter(one -> one.id() == rootId)
                  .findFirst()
                  .orElseThrow(
                      () -> new IndexException(WRITE + ": the folder is not shared any more."));
          for (FileChange change : copy) {
            edits.apply(rootId, root.path().toString(), change);
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
          Contents.put(connection, content, infohash, pieceLayer);
          if (!Objects.equals(content, row.content())) {
            edits.change(row, row.with(size, modifiedAt, FileState.HASHED, content), null);
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
            edits.change(
                row, row.with(row.size(), row.modifiedAt(), FileState.FAILED, null), problem);
          }
          return true;
        })
        .thenAccept(done -> {});
  }

  @Override
  public CompletableFuture<Void> retryFailed(long rootId) {
    return store
        .write(
            WRITE,
            connection -> {
              try (PreparedStatement update =
                  connection.prepareStatement(
                      "UPDATE own_file SET state = 0, problem = NULL WHERE root = ? AND state = 2")) {
                update.setLong(1, rootId);
                return update.executeUpdate();
              }
            })
        .thenAccept(rows -> {});
  }

  private List<OwnFile> select(String where, FileRows.Parameters parameters) {
    return store.read(READ, connection -> FileRows.select(connection, where, parameters));
  }

  @Override
  public List<OwnFile> nextToHash(int limit) {
    return select(
        "WHERE f.state = 0 ORDER BY f.state, f.size, f.id LIMIT ?", at -> at.setInt(1, limit));
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
        "WHERE f.root = ? AND f.id > ? ORDER BY f.id LIMIT ?",
        at -> {
          at.setLong(1, rootId);
          at.setLong(2, afterId);
          at.setInt(3, limit);
        });
  }

  @Override
  public List<OwnFile> failures(long rootId, int limit) {
    return select(
        "WHERE f.state = 2 AND f.root = ? ORDER BY f.id LIMIT ?",
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

  @Override
  public Totals totals() {
    return totals("", at -> {});
  }

  @Override
  public Totals totals(long rootId) {
    return totals(" WHERE root = ?", at -> at.setLong(1, rootId));
  }

  private Totals totals(String where, FileRows.Parameters parameters) {
    return store.read(
        READ,
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  "SELECT state, COUNT(*), SUM(size) FROM own_file" + where + " GROUP BY state")) {
            parameters.set(select);
            Totals totals = Totals.NONE;
            try (ResultSet rows = select.executeQuery()) {
              while (rows.next()) {
                FileState state = FileState.values()[rows.getInt(1)];
                totals = totals.with(state, rows.getLong(2), rows.getLong(3));
              }
            }
            return totals;
          }
        });
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
