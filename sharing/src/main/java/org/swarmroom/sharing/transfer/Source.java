package org.swarmroom.sharing.transfer;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.swarmroom.index.ContentId;
import org.swarmroom.sharing.session.Access;
import org.swarmroom.sharing.torrent.InfoHash;
import org.swarmroom.sharing.torrent.Magnet;
import org.swarmroom.sharing.torrent.Metainfo;
import org.swarmroom.sharing.torrent.MetainfoException;
import org.swarmroom.sharing.torrent.MetainfoParser;

/** What a transfer is of, as it was asked for. */
sealed interface Source {

  /**
   * A content of the room's members, fetched as its canonical torrent.
   *
   * @param rooms in which it was asked for, by their infohashes: members of others don't get it of
   *     us
   */
  record Content(ContentId id, Metainfo torrent, Set<InfoHash> rooms) implements Source {

    /** Keeps a read-only copy. */
    public Content {
      rooms = Set.copyOf(rooms);
    }
  }

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
    return this instanceof Content content ? Access.of(content.rooms()) : Access.PUBLIC;
  }

  /** The same, asked for once more. */
  default Source or(Source again) {
    if (this instanceof Content content && again instanceof Content more) {
      var rooms = new HashSet<>(content.rooms());
      rooms.addAll(more.rooms());
      return new Content(content.id(), content.torrent(), rooms);
    }
    return this;
  }

  /** The same, with the piece layers of this torrent if it is the same one. */
  default Source or(Metainfo whole) {
    return metainfo()
        .filter(known -> !known.hasAllLayers() && known.infoHash().equals(whole.infoHash()))
        .map(known -> with(whole))
        .orElse(this);
  }

  /** The same with more of the metadata known. */
  default Source with(Metainfo torrent) {
    return this instanceof Content content
        ? new Content(content.id(), torrent, content.rooms())
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
    if (this instanceof Content content) {
      return ContentForm.write(content);
    }
    return this instanceof Link link
        ? link.magnet().format().getBytes(StandardCharsets.UTF_8)
        : metainfo().orElseThrow().encode();
  }

  static Source read(String kind, byte[] bytes) throws MetainfoException {
    if (kind.equals("magnet")) {
      return new Link(Magnet.parse(new String(bytes, StandardCharsets.UTF_8)));
    }
    return kind.equals("content")
        ? ContentForm.read(bytes)
        : new Torrent(MetainfoParser.parse(bytes));
  }
}
