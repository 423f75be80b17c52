package org.swarmroom.sharing.torrent;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.swarmroom.index.ContentId;
import org.swarmroom.sharing.bencode.BDictionary;
import org.swarmroom.sharing.bencode.BList;
import org.swarmroom.sharing.bencode.BString;
import org.swarmroom.sharing.bencode.BValue;
import org.swarmroom.sharing.bencode.BencodeException;
import org.swarmroom.sharing.bencode.BencodeParser;
import org.swarmroom.sharing.bencode.Limits;

/**
 * Reads torrents that others made.
 *
 * <p>What it hands out is consistent: sizes, pieces and hashes fit together, and piece layers hash
 * up to their roots. Names in it are still unsafe as file names.
 */
public final class MetainfoParser {

  private static final int MAX_TRACKERS = 200;

  private MetainfoParser() {}

  /**
   * Reads a {@code .torrent} file.
   *
   * @throws MetainfoException if it is damaged, inconsistent or beyond {@link Limits#TORRENT}
   */
  public static Metainfo parse(byte[] torrent) throws MetainfoException {
    try {
      BencodeParser.Document document = BencodeParser.parse(torrent, Limits.TORRENT);
      BDictionary root = document.dictionary();
      BDictionary info =
          root.dictionary("info")
              .orElseThrow(() -> new MetainfoException("This is not a torrent: no info in it."));
      byte[] raw = document.raw(torrent, "info");
      Metainfo.Info checked = InfoParser.parse(info, raw);
      return new Metainfo(checked, trackers(root), Layers.checked(checked, layers(root)));
    } catch (BencodeException e) {
      throw notATorrent(e);
    }
  }

  /**
   * Reads a raw info dictionary, as {@code ut_metadata} delivers it. The caller has checked its
   * infohash. Piece layers are not in it.
   *
   * @throws MetainfoException if it is damaged, inconsistent or beyond {@link Limits#TORRENT}
   */
  public static Metainfo parseInfo(byte[] info, List<List<String>> trackers)
      throws MetainfoException {
    try {
      BencodeParser.Document document = BencodeParser.parse(info, Limits.TORRENT);
      if (document.end() != info.length) {
        throw new MetainfoException("The torrent is damaged: bytes follow its info.");
      }
      return new Metainfo(
          InfoParser.parse(document.dictionary(), info.clone()), trackers, Map.of());
    } catch (BencodeException e) {
      throw notATorrent(e);
    }
  }

  private static MetainfoException notATorrent(BencodeException e) {
    return new MetainfoException("This is not a torrent: " + e.getMessage() + ".", e);
  }

  private static List<List<String>> trackers(BDictionary root) {
    List<List<String>> tiers = new ArrayList<>();
    int count = 0;
    for (BValue tier : root.list("announce-list").map(BList::values).orElse(List.of())) {
      List<String> urls = new ArrayList<>();
      for (BValue url : tier instanceof BList l ? l.values() : List.<BValue>of()) {
        if (url instanceof BString s && s.length() > 0 && ++count <= MAX_TRACKERS) {
          urls.add(s.text());
        }
      }
      if (!urls.isEmpty()) {
        tiers.add(urls);
      }
    }
    Optional<String> single = root.text("announce").filter(url -> !url.isEmpty());
    return tiers.isEmpty() ? single.map(url -> List.of(List.of(url))).orElse(List.of()) : tiers;
  }

  private static Map<ContentId, byte[]> layers(BDictionary root) {
    Map<ContentId, byte[]> layers = new HashMap<>();
    root.dictionary("piece layers")
        .map(BDictionary::entries)
        .ifPresent(
            entries ->
                entries.forEach(
                    (key, value) -> {
                      if (key.length() == ContentId.LENGTH && value instanceof BString s) {
                        layers.put(ContentId.of(BDictionary.keyBytes(key)), s.bytes());
                      }
                    }));
    return layers;
  }
}
