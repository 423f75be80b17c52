package org.swarmroom.sharing.catalogue;

import java.util.List;
import org.swarmroom.index.catalogues.CatalogueChange;
import org.swarmroom.index.catalogues.CatalogueState;

/** Hears how a peer's catalogue comes in, on the exchange's event loop. */
public interface ExchangeListener {

  /** Changes are durable and searchable. */
  void applied(CatalogueState state, List<CatalogueChange> changes);

  /** We have all that the peer has. */
  void upToDate();

  /**
   * The peer shares more than is kept of one peer; the rest is left out. One sentence without the
   * peer's name.
   */
  void full(String reason);

  /** Our own disk refused; the exchange is over until the next connection. */
  void failed(Throwable cause);
}
