package org.swarmroom.index.catalogues;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.swarmroom.index.ContentId;
import org.swarmroom.index.IndexException;
import org.swarmroom.index.search.ListedSize;
import org.swarmroom.index.search.NameChange;
import org.swarmroom.index.search.NameIndex;
import org.swarmroom.index.store.Store;

/** Catalogues in the tables {@code catalogue} and {@code catalogue_block}. */
final class SqlCatalogues implements Catalogues {

  private static final Pattern PEER = Pattern.compile("[0-9a-z_-]{1,64}");
  private static final long MAX_ENTRIES = 1_000_000;
  private static final String READ = "The catalogues can't be read";
  private static final String SELECT =
      "SELECT id, peer, generation, sequence, entries, bytes, stamp FROM catalogue ";

  /** Changes of which the disk is asked first whether it has room. */
  private static final int MANY = 1_000;

  private static final long ENTRY_BYTES = 60;

  /** How often a byte is written at most, in blocks that are begun and rewritten. */
  private static final long TIMES_WRITTEN = 3;

  /** Stays for chat lines and whatever else must be kept. */
  private static final long RESERVE_BYTES = 16L << 20;

  private final Store store;
  private final NameIndex names;
  private final Blocks blocks = new Blocks();

  SqlCatalogues(Store store, NameIndex names) {
    this.store = store;
    this.names = names;
    store.onRollback(blocks::forgetAll);
  }

  /** A row of {@code catalogue}. */
  private record Row(int id, CatalogueState state, long stamp) {}

  /** A step that was done: empty names and stamp 0 if it changed nothing. */
  private record Step(CatalogueState state, long stamp, boolean startsOver) {}

  @Override
  public Optional<CatalogueState> state(String peer) {
    return store.read(READ, connection -> find(connection, peer)).map(Row::state);
  }

  @Override
  public List<CatalogueState> all() {
    return store.read(
        READ,
        connection -> {
          try (Statement statement = connection.createStatement();
              ResultSet rows = statement.executeQuery(SELECT + "ORDER BY peer")) {
            List<CatalogueState> all = new ArrayList<>();
            while (rows.next()) {
              all.add(row(rows).state());
            }
            return all;
          }
        });
  }

  @Override
  public CompletableFuture<CatalogueState> apply(
      String peer,
      long generation,
      boolean startsOver,
      long toSequence,
      List<CatalogueChange> changes) {
    if (!PEER.matcher(peer).matches()) {
      return CompletableFuture.failedFuture(
          new IndexException("\"" + peer + "\" is no fingerprint of a peer."));
    }
    TreeMap<Long, @Nullable CatalogueEntry> byKey = new TreeMap<>();
    for (CatalogueChange change : changes) {
      byKey.put(
          change.key(), change.entry() == null || sound(change.entry()) ? change.entry() : null);
    }
    return store
        .write(
            "The catalogue of " + peer + " was not kept",
            connection -> {
              requireRoom(peer, byKey);
              return step(connection, peer, generation, startsOver, toSequence, byKey);
            },
            step -> {
              if (step.stamp() != 0) {
                names.apply(peer, step.stamp(), step.startsOver(), names(byKey));
              }
            })
        .thenApply(Step::state);
  }

  /** Of few changes nothing is asked: they fail by themselves, and alone. */
  private void requireRoom(String peer, TreeMap<Long, @Nullable CatalogueEntry> byKey) {
    if (byKey.size() >= MANY) {
      long bytes = 0;
      for (CatalogueEntry entry : byKey.values()) {
        bytes += ENTRY_BYTES + (entry == null ? 0 : 2L * entry.path().length());
      }
      store.requireRoom(
          "The catalogue of " + peer + " was not kept", RESERVE_BYTES + TIMES_WRITTEN * bytes);
    }
  }

  private static boolean sound(CatalogueEntry entry) {
    int length = entry.path().getBytes(StandardCharsets.UTF_8).length;
    return length > 0
        && length <= CatalogueBlock.MAX_PATH
        && entry.size() >= 0
        && entry.modifiedAt() >= 0;
  }

  private static List<NameChange> names(TreeMap<Long, @Nullable CatalogueEntry> byKey) {
    List<NameChange> names = new ArrayList<>(byKey.size());
    byKey.forEach(
        (key, entry) ->
            names.add(entry == null ? new NameChange(key, null) : PeerNames.name(key, entry)));
    return names;
  }

  private Step step(
      Connection connection,
      String peer,
      long generation,
      boolean startsOver,
      long toSequence,
      TreeMap<Long, @Nullable CatalogueEntry> byKey)
      throws SQLException {
    Optional<Row> known = find(connection, peer);
    boolean fresh = startsOver || known.isEmpty();
    if (!fresh && known.get().state().generation() != generation) {
      throw new IndexException(
          "The catalogue of " + peer + " is of another generation; fetch it from the start.");
    }
    if (!fresh && toSequence < known.get().state().sequence()) {
      return new Step(known.get().state(), 0, false);
    }
    Row row = known.isPresent() ? known.get() : insert(connection, peer, generation);
    if (fresh) {
      blocks.deleteAll(connection, row.id());
    }
    Blocks.Sums sums = blocks.apply(connection, row.id(), byKey);
    CatalogueState state =
        new CatalogueState(
            peer,
            generation,
            toSequence,
            (fresh ? 0 : row.state().entries()) + sums.entries(),
            (fresh ? 0 : row.state().bytes()) + sums.bytes());
    if (state.entries() > MAX_ENTRIES) {
      throw new IndexException(
          "The catalogue of %s has more than %,d files; the rest is left out."
              .formatted(peer, MAX_ENTRIES));
    }
    update(connection, row.id(), state, row.stamp() + 1);
    return new Step(state, row.stamp() + 1, fresh);
  }

  private static Row insert(Connection connection, String peer, long generation)
      throws SQLException {
    long stamp = NameIndex.firstStamp();
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO catalogue (peer, generation, sequence, entries, bytes, stamp)"
                + " VALUES (?, ?, 0, 0, 0, ?)",
            Statement.RETURN_GENERATED_KEYS)) {
      insert.setString(1, peer);
      insert.setLong(2, generation);
      insert.setLong(3, stamp);
      insert.executeUpdate();
      try (ResultSet key = insert.getGeneratedKeys()) {
        key.next();
        return new Row(key.getInt(1), new CatalogueState(peer, generation, 0, 0, 0), stamp);
      }
    }
  }

  private static void update(Connection connection, int id, CatalogueState state, long stamp)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE catalogue SET generation = ?, sequence = ?, entries = ?, bytes = ?, stamp = ?"
                + " WHERE id = ?")) {
      update.setLong(1, state.generation());
      update.setLong(2, state.sequence());
      update.setLong(3, state.entries());
      update.setLong(4, state.bytes());
      update.setLong(5, stamp);
      update.setInt(6, id);
      update.executeUpdate();
    }
  }

  @Override
  public CompletableFuture<Void> forget(String peer) {
    return store
        .write(
            "The catalogue of " + peer + " was not forgotten",
            connection -> {
              Optional<Row> known = find(connection, peer);
              if (known.isPresent()) {
                blocks.deleteAll(connection, known.get().id());
                blocks.forget(known.get().id());
                try (PreparedStatement delete =
                    connection.prepareStatement("DELETE FROM catalogue WHERE id = ?")) {
                  delete.setInt(1, known.get().id());
                  delete.executeUpdate();
                }
              }
              return known.isPresent();
            },
            known -> {
              if (known) {
                names.forget(peer);
              }
            })
        .thenAccept(known -> {});
  }

  @Override
  public Set<String> holders(ContentId content) {
    return names.holders(content);
  }

  @Override
  public List<ListedSize> sizes(ContentId content) {
    return names.sizes(content);
  }

  @Override
  public List<Listing> listings(ContentId content) {
    return names.named(content).entrySet().stream()
        .map(named -> new Listing(named.getKey().path(), named.getKey().size(), named.getValue()))
        .toList();
  }

  private static Optional<Row> find(Connection connection, String peer) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(SELECT + "WHERE peer = ?")) {
      select.setString(1, peer);
      try (ResultSet rows = select.executeQuery()) {
        return rows.next() ? Optional.of(row(rows)) : Optional.empty();
      }
    }
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getInt(1),
        new CatalogueState(
            row.getString(2), row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6)),
        row.getLong(7));
  }
}
