package org.swarmroom.sharing.catalogue;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.swarmroom.index.catalogues.CatalogueChange;
import org.swarmroom.index.catalogues.CatalogueState;

/**
 * Where one peer's catalogue is kept. The future completes on any thread once the changes are
 * durable and searchable.
 */
interface PeerCatalogue {

  CompletableFuture<CatalogueState> apply(
      long generation, boolean startsOver, long toSequence, List<CatalogueChange> changes);
}
