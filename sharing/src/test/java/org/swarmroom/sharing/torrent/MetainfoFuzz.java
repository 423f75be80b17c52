package org.swarmroom.sharing.torrent;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.swarmroom.testdata.HostileBencode;
import org.swarmroom.testdata.Must;

/**
 * Torrents and info dictionaries: refused by {@link MetainfoException} alone; of what is taken the
 * pieces cover the files, the names made safe are, and the written torrent is the same again.
 */
public final class MetainfoFuzz {

  private static final int LOOKED_AT = 2_000;

  private MetainfoFuzz() {}

  public static List<byte[]> seeds() {
    var seeds = new ArrayList<>(HostileBencode.all());
    Golden.torrents().stream()
        .map(Golden::torrent)
        .filter(torrent -> torrent.length < 16 << 10)
        .forEach(seeds::add);
    String files =
        "5:filesld6:lengthi5e4:pathl1:a1:beed6:lengthi16379e4:attr1:p4:pathl4:.pad1:1eed6:length"
            + "i7e4:pathl1:ceee";
    String rest = "4:name1:n12:piece lengthi16384e6:pieces40:" + "h".repeat(40);
    seeds.add(("d8:announce4:u://4:infod" + files + rest + "ee").getBytes(UTF_8));
    String leaf = "d0:d6:lengthi5e11:pieces root32:" + "r".repeat(32) + "ee";
    String tree = "9:file treed1:a" + leaf + "1:b" + leaf + "e12:meta versioni2e";
    seeds.add(("d4:infod" + tree + "4:name1:n12:piece lengthi16384eee").getBytes(UTF_8));
    return seeds;
  }

  public static void fuzzerTestOneInput(byte[] data) {
    Must.costAtMost((32 << 20) + 4_000L * data.length, () -> check(data));
  }

  private static void check(byte[] data) {
    parse(data).ifPresent(MetainfoFuzz::checkTorrent);
    parseInfo(data, List.of()).ifPresent(MetainfoFuzz::checkTorrent);
  }

  private static void checkTorrent(Metainfo torrent) {
    checkPieces(torrent);
    checkNames(torrent);
    Metainfo again = parse(torrent.encode()).orElseThrow();
    checkSame(again, torrent);
    Must.hold(again.trackers().equals(torrent.trackers()), "the trackers are read again");
    Must.hold(again.hasAllLayers() == torrent.hasAllLayers(), "layers are read again");
    checkSame(parseInfo(torrent.infoBytes(), torrent.trackers()).orElseThrow(), torrent);
  }

  private static void checkSame(Metainfo again, Metainfo torrent) {
    Must.hold(again.wireHashes().equals(torrent.wireHashes()), "the infohashes are the same");
    Must.hold(again.files().equals(torrent.files()), "the files are the same");
    Must.hold(again.isPrivate() == torrent.isPrivate(), "private stays private");
  }

  private static void checkPieces(Metainfo torrent) {
    int count = torrent.pieceCount();
    Must.hold(count >= 0 && count <= InfoParser.MAX_PIECES, "pieces are bounded");
    Must.hold(torrent.size() >= 0 && torrent.size() <= torrent.span(), "files lie in the row");
    for (int i = 0; i < Math.min(count, LOOKED_AT); i++) {
      int piece = i % 2 == 0 ? i / 2 : count - 1 - i / 2;
      int size = torrent.pieceSize(piece);
      Must.hold(size > 0 && size <= torrent.pieceLength(), "a piece has a size: " + size);
      TorrentFile file = torrent.fileOfPiece(piece);
      long start = (long) piece * torrent.pieceLength();
      Must.hold(file.offset() <= start && start < file.end(), "a piece starts in its file");
      if (torrent.v1Pieces().isPresent()) {
        Must.hold(torrent.v1Piece(piece).length == InfoHash.SHORT_LENGTH, "a piece has its hash");
      }
    }
  }

  private static void checkNames(Metainfo torrent) {
    var seen = new HashSet<String>();
    for (List<String> path : SafePaths.of(torrent.files())) {
      for (String name : path) {
        boolean safe = !name.isEmpty() && !name.equals(".") && !name.equals("..");
        Must.hold(safe && name.indexOf('/') < 0 && name.indexOf('\\') < 0, "a name is safe");
        Must.hold(name.getBytes(UTF_8).length <= 255, "a name is short enough");
      }
      Must.hold(seen.add(String.join("/", path).toLowerCase(Locale.ROOT)), "paths differ");
    }
  }

  private static Optional<Metainfo> parse(byte[] torrent) {
    try {
      return Optional.of(MetainfoParser.parse(torrent));
    } catch (MetainfoException e) {
      return Optional.empty();
    }
  }

  private static Optional<Metainfo> parseInfo(byte[] info, List<List<String>> trackers) {
    try {
      return Optional.of(MetainfoParser.parseInfo(info, trackers));
    } catch (MetainfoException e) {
      return Optional.empty();
    }
  }
}
