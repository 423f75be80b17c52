package org.swarmroom.sharing.transfer;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.swarmroom.index.ContentId;
import org.swarmroom.sharing.session.Access;
import org.swarmroom.sharing.torrent.InfoHash;
import org.swarmroom.sharing.torrent.Magnet;
import org.swarmroom.sharing.torrent.Metainfo;
import org.swarmroom.sharing.torrent.MetainfoException;
import org.swarmroom.sharing.torrent.MetainfoParser;

/** What a transfer is of, as it was asked for. */
sealed interface Source {

  /** A content of the room's members, fetched as its canonical torrent. */
  record Content(ContentId id, Metainfo torrent) implements Source {}

  /** A torrent file, or a magnet whose metadata has come. */
  record Torrent(Metainfo torrent) implements Source {}

  record Link(Magnet magnet) implements Source {}

  /** What peers are asked for: all that is known of the infohash. */
  default InfoHash hash() {
    return this instanceof Link link
        ? link.magnet().infoHash()
        : metainfo().orElseThrow().infoHash();
  }

  /** The 20-byte hashes that mean this transfer. */
  default List<InfoHash> wireHashes() {
    return metainfo().map(Metainfo::wireHashes).orElseGet(() -> List.of(hash().truncated()));
  }

  default Optional<Metainfo> metainfo() {
    if (this instanceof Content content) {
      return Optional.of(content.torrent());
    }
    return this instanceof Torrent torrent ? Optional.of(torrent.torrent()) : Optional.empty();
  }

  default Optional<ContentId> content() {
    return this instanceof Content content ? Optional.of(content.id()) : Optional.empty();
  }

  /** Room content goes to members alone; what the user added from outside is public already. */
  default Access access() {
    return this instanceof Content ? Access.MEMBERS : Access.PUBLIC;
  }

  /** The same with more of the metadata known. */
  default Source with(Metainfo torrent) {
    return this instanceof Content content
        ? new Content(content.id(), torrent)
        : new Torrent(torrent);
  }

  default List<List<String>> trackers() {
    return this instanceof Link link && !link.magnet().trackers().isEmpty()
        ? List.of(link.magnet().trackers())
        : metainfo().map(Metainfo::trackers).orElse(List.of());
  }

  // as stored

  default String kind() {
    return this instanceof Content ? "content" : this instanceof Torrent ? "torrent" : "magnet";
  }

  default byte[] bytes() {
    return this instanceof Link link
        ? link.magnet().format().getBytes(StandardCharsets.UTF_8)
        : metainfo().orElseThrow().encode();
  }

  static Source read(String kind, byte[] bytes) throws MetainfoException {
    if (kind.equals("magnet")) {
      return new Link(Magnet.parse(new String(bytes, StandardCharsets.UTF_8)));
    }
    var torrent = MetainfoParser.parse(bytes);
    var root =
        torrent.files().isEmpty() ? Optional.<ContentId>empty() : torrent.files().get(0).root();
    return kind.equals("content") && root.isPresent()
        ? new Content(root.get(), torrent)
        : new Torrent(torrent);
  }
}
