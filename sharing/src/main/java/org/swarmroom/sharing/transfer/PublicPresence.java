package org.swarmroom.sharing.transfer;

import java.util.List;
import org.swarmroom.sharing.session.Access;
import org.swarmroom.sharing.torrent.InfoHash;
import org.swarmroom.sharing.torrent.Metainfo;

/**
 * What {@link PublicSwarms} knows of one transfer. A magnet's metadata may say that the torrent is
 * private (BEP 27): until it is there others are asked for peers and not told of us. Confined to
 * the control thread.
 */
final class PublicPresence {

  private final PublicSwarms swarms;
  private List<InfoHash> told = List.of();

  PublicPresence(PublicSwarms swarms) {
    this.swarms = swarms;
  }

  /** The transfer runs, or its metadata came. */
  void enter(Source source) {
    boolean known = source.metainfo().isPresent();
    boolean hidden = source.metainfo().map(Metainfo::isPrivate).orElse(false);
    if (source.access() != Access.PUBLIC || hidden) {
      leave();
      return;
    }
    List<InfoHash> now = source.wireHashes();
    told.stream().filter(hash -> !now.contains(hash)).forEach(swarms::left);
    told = now;
    told.forEach(hash -> swarms.entered(hash, known));
  }

  void leave() {
    told.forEach(swarms::left);
    told = List.of();
  }
}
