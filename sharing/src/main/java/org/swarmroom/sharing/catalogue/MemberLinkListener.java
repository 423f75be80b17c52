package org.swarmroom.sharing.catalogue;

import java.util.List;
import java.util.OptionalInt;
import org.swarmroom.index.catalogues.CatalogueChange;
import org.swarmroom.index.catalogues.CatalogueState;

/** Hears of a link, on its event loop; must not block. */
public interface MemberLinkListener {

  /**
   * The peer has proven that it is a member.
   *
   * @param nick as it calls itself, perhaps empty
   * @param port where it says it listens
   */
  void proven(MemberLink link, String nick, OptionalInt port);

  /** Changes of the peer's catalogue are durable and searchable. */
  void applied(MemberLink link, CatalogueState state, List<CatalogueChange> changes);

  /** We have all that the peer shares. */
  void upToDate(MemberLink link);

  /** The peer shares more than is kept; one sentence. */
  void full(MemberLink link, String reason);

  /** Our own disk refused the peer's catalogue; the link closes. */
  void notStored(MemberLink link, Throwable cause);

  /**
   * @param proven whether it was a member
   * @param reason one sentence about the peer ("It ..."), empty if it just went
   */
  void closed(MemberLink link, boolean proven, String reason);
}
