package org.swarmroom.sharing.torrent;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A magnet link (BEP 9, BEP 52 for {@code btmh}).
 *
 * @param v1 hash of {@code xt=urn:btih:}
 * @param v2 hash of {@code xt=urn:btmh:}; at least one of both is there
 * @param name {@code dn}, unsafe as a file name
 * @param size {@code xl}, bytes
 * @param trackers {@code tr}
 * @param peers {@code x.pe}, not resolved
 */
public record Magnet(
    Optional<InfoHash> v1,
    Optional<InfoHash> v2,
    Optional<String> name,
    OptionalLong size,
    List<String> trackers,
    List<InetSocketAddress> peers) {

  /** Keeps read-only copies of the lists. */
  public Magnet {
    trackers = List.copyOf(trackers);
    peers = List.copyOf(peers);
  }

  /** The magnet of a torrent, with these peers. */
  public static Magnet of(Metainfo torrent, List<InetSocketAddress> peers) {
    return new Magnet(
        torrent.v1(),
        torrent.v2(),
        Optional.of(torrent.name()),
        OptionalLong.of(torrent.size()),
        torrent.trackers().stream().flatMap(List::stream).toList(),
        peers);
  }

  /**
   * Reads a link.
   *
   * @throws MetainfoException if it is no magnet link or names no torrent
   */
  public static Magnet parse(String link) throws MetainfoException {
    return MagnetText.parse(link);
  }

  /** What the torrent is called here: the v2 hash if the link has one, else the v1 hash. */
  public InfoHash infoHash() {
    return v2.or(() -> v1).orElseThrow();
  }

  /** The link as text; {@link #parse} gives the same magnet back. */
  public String format() {
    return MagnetText.format(this);
  }
}
