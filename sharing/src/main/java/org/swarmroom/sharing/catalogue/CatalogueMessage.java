package org.swarmroom.sharing.catalogue;

import java.util.List;
import org.swarmroom.index.catalogues.CatalogueChange;

/**
 * One {@code sr_catalogue} message. A generation is a random number, new when a node lost its
 * journal; a sequence counts changes in it.
 */
sealed interface CatalogueMessage {

  /** Where the sender's own catalogue stands; said first, and again when it changed. */
  record State(long generation, long sequence) implements CatalogueMessage {}

  /** Asks for the receiver's changes after a sequence; 0 and any generation asks for all. */
  record Ask(long generation, long sequence) implements CatalogueMessage {}

  /**
   * Changes after {@code from} up to and with {@code to}.
   *
   * @param startsOver what the receiver has of the sender is to be dropped first; {@code from} is 0
   * @param more another message of this answer follows
   * @param last the sender has no later changes now; meaningful where no more follow
   */
  record Changes(
      long generation,
      long from,
      long to,
      boolean startsOver,
      boolean more,
      boolean last,
      List<CatalogueChange> changes)
      implements CatalogueMessage {

    public Changes {
      changes = List.copyOf(changes);
    }
  }
}
