package org.swarmroom.sharing.sim;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.swarmroom.sharing.bencode.BDictionary;
import org.swarmroom.sharing.bencode.BencodeWriter;
import org.swarmroom.sharing.content.StreamingMerkleHasher;
import org.swarmroom.sharing.torrent.Metainfo;
import org.swarmroom.sharing.torrent.MetainfoBuilder;
import org.swarmroom.sharing.torrent.MetainfoException;
import org.swarmroom.sharing.torrent.MetainfoParser;

/** Some bytes, and a torrent of them. */
record Content(String name, byte[] bytes, Kind kind, Metainfo torrent) {

  /** How it is shared, and so by what its blocks are checked. */
  enum Kind {
    /** Hashes of pieces alone. */
    V1,
    /** Hashes of blocks, the layers in the torrent. */
    V2,
    HYBRID,
    /** As the link says: the metadata comes from peers. */
    V1_MAGNET,
    V2_MAGNET,
    /** Of a room: from proven members alone. */
    MEMBERS;

    boolean isMagnet() {
      return this == V1_MAGNET || this == V2_MAGNET;
    }
  }

  private static final List<List<String>> TRACKERS =
      List.of(List.of("http://tracker.test/announce"));

  /**
   * @param pieceLength for v1 and v2; the others have that of the canonical torrent
   */
  static Content of(Kind kind, int size, int pieceLength, SplittableRandom random) {
    var bytes = new byte[size];
    random.nextBytes(bytes);
    try {
      var torrent =
          switch (kind) {
            case V1, V1_MAGNET -> v1("data.bin", bytes, pieceLength);
            case V2, V2_MAGNET -> v2("data.bin", bytes, pieceLength);
            case HYBRID -> hybrid(bytes);
            case MEMBERS -> canonical(bytes);
          };
      var announced = kind == Kind.MEMBERS ? torrent : torrent.withTrackers(TRACKERS);
      return new Content(torrent.name(), bytes, kind, announced);
    } catch (MetainfoException | NoSuchAlgorithmException e) {
      throw new IllegalStateException("what is built here can be read", e);
    }
  }

  private static StreamingMerkleHasher.Result merkle(byte[] bytes, int pieceLength) {
    var hasher = new StreamingMerkleHasher(pieceLength);
    hasher.update(bytes, 0, bytes.length);
    return hasher.finish();
  }

  private static byte[] sums(byte[] bytes, int pieceLength) throws NoSuchAlgorithmException {
    var sums = new ByteArrayOutputStream();
    var sha = MessageDigest.getInstance("SHA-1");
    for (int at = 0; at < bytes.length; at += pieceLength) {
      sha.update(bytes, at, Math.min(pieceLength, bytes.length - at));
      sums.writeBytes(sha.digest());
    }
    return sums.toByteArray();
  }

  private static Metainfo v1(String name, byte[] bytes, int pieceLength)
      throws MetainfoException, NoSuchAlgorithmException {
    var info =
        BDictionary.builder()
            .put("name", name)
            .put("length", bytes.length)
            .put("piece length", pieceLength)
            .put("pieces", sums(bytes, pieceLength))
            .build();
    return MetainfoParser.parseInfo(BencodeWriter.write(info), List.of());
  }

  private static Metainfo v2(String name, byte[] bytes, int pieceLength) throws MetainfoException {
    var merkle = merkle(bytes, pieceLength);
    var file =
        BDictionary.builder()
            .put("length", bytes.length)
            .put("pieces root", merkle.root().bytes())
            .build();
    var info =
        BDictionary.builder()
            .put(
                "file tree",
                BDictionary.builder()
                    .put(name, BDictionary.builder().put("", file).build())
                    .build())
            .put("meta version", 2)
            .put("name", name)
            .put("piece length", pieceLength)
            .build();
    var bare = MetainfoParser.parseInfo(BencodeWriter.write(info), List.of());
    return merkle.pieceLayer().length == 0
        ? bare
        : bare.withLayers(Map.of(merkle.root(), merkle.pieceLayer()));
  }

  private static Metainfo hybrid(byte[] bytes) throws MetainfoException, NoSuchAlgorithmException {
    var canonical = canonical(bytes);
    int length = canonical.pieceLength();
    var merkle = merkle(bytes, length);
    return MetainfoBuilder.hybrid(
        "data.bin",
        merkle.root(),
        bytes.length,
        merkle.pieceLayer(),
        sums(bytes, length),
        List.of());
  }

  private static Metainfo canonical(byte[] bytes) throws MetainfoException {
    var merkle = merkle(bytes, org.swarmroom.sharing.content.PieceLength.of(bytes.length));
    return MetainfoBuilder.canonical(merkle.root(), bytes.length, merkle.pieceLayer());
  }
}
