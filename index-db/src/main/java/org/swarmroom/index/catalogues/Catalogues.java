package org.swarmroom.index.catalogues;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.swarmroom.index.ContentId;
import org.swarmroom.index.search.ListedSize;
import org.swarmroom.index.search.NameIndex;
import org.swarmroom.index.store.Store;

/** Other members' catalogues. Peers are named by fingerprint, lower-case hex. */
public interface Catalogues {

  /** Those kept in a database and found by a search. */
  static Catalogues in(Store store, NameIndex names) {
    return new SqlCatalogues(store, names);
  }

  /** How far we know that peer; empty if we never did. */
  Optional<CatalogueState> state(String peer);

  /** Of every peer we know. */
  List<CatalogueState> all();

  /**
   * Applies a step of a peer's catalogue. Durable and searchable when the future completes. Entries
   * that break the bounds (path of 1 to 4,096 bytes, size and time not negative) are left out. A
   * step that ends before what is known already changes nothing.
   *
   * @param startsOver forget what was known first; needed when the generation changes
   * @param toSequence the peer's sequence after these changes
   * @return the new state; fails with {@link org.swarmroom.index.IndexException} if the generation
   *     is another than the known one and {@code startsOver} is false, or if the catalogue would
   *     pass a million files
   */
  CompletableFuture<CatalogueState> apply(
      String peer,
      long generation,
      boolean startsOver,
      long toSequence,
      List<CatalogueChange> changes);

  /** Forgets a peer's catalogue. */
  CompletableFuture<Void> forget(String peer);

  /** Peers whose catalogue lists that content; quick, from memory-mapped files. */
  Set<String> holders(ContentId content);

  /** The sizes under which peers list that content and who does, the likeliest first; quick. */
  List<ListedSize> sizes(ContentId content);

  /** Under which names and sizes peers list that content, each different one once; in no order. */
  List<Listing> listings(ContentId content);
}
