package org.swarmroom.sharing.torrent;

import java.util.List;
import java.util.Map;
import org.swarmroom.index.ContentId;
import org.swarmroom.sharing.bencode.BDictionary;
import org.swarmroom.sharing.bencode.BencodeWriter;
import org.swarmroom.sharing.content.MerkleTree;
import org.swarmroom.sharing.content.PieceLength;

/** Makes torrents of one file. */
public final class MetainfoBuilder {

  /** Largest content that a torrent can be made of, in bytes: about 38 TiB. */
  public static final long LARGEST = (long) InfoParser.MAX_PIECES * PieceLength.of(1L << 50);

  private MetainfoBuilder() {}

  /**
   * The canonical torrent of a content: v2 alone, named after its id, piece length by size. Equal
   * bytes give an equal infohash on every node. Its piece layer is unknown.
   *
   * @param size bytes, more than 0 (nothing needs no swarm) and at most {@link #LARGEST}
   */
  public static Metainfo canonical(ContentId content, long size) {
    return build(info(content.toString(), content, size, new byte[0]), Map.of());
  }

  /**
   * The canonical torrent with its piece layer, for who has the file.
   *
   * @param layer as {@link org.swarmroom.sharing.content.StreamingMerkleHasher} gives it; empty for
   *     a file of one piece
   * @throws MetainfoException if the layer does not hash up to {@code content}
   */
  public static Metainfo canonical(ContentId content, long size, byte[] layer)
      throws MetainfoException {
    return layer.length == 0
        ? canonical(content, size)
        : canonical(content, size).withLayers(Map.of(content, layer));
  }

  /** The v2 infohash of the canonical torrent. */
  public static InfoHash canonicalHash(ContentId content, long size) {
    return InfoHash.v2Of(info(content.toString(), content, size, new byte[0]));
  }

  /**
   * A torrent under its own name for stock clients: v1 and v2 at once, with the piece length of the
   * canonical torrent.
   *
   * @param name the file's name; made safe
   * @param size bytes, more than 0
   * @param layer the piece layer; empty for a file of one piece
   * @param v1Pieces the SHA-1 of each piece, 20 bytes each
   * @throws MetainfoException if the layer does not hash up to {@code content}
   * @throws IllegalArgumentException if there are hashes for another number of pieces
   */
  public static Metainfo hybrid(
      String name,
      ContentId content,
      long size,
      byte[] layer,
      byte[] v1Pieces,
      List<List<String>> trackers)
      throws MetainfoException {
    checkPieces(size, v1Pieces);
    Metainfo bare = build(info(SafeName.of(name), content, size, v1Pieces), Map.of());
    return (layer.length == 0 ? bare : bare.withLayers(Map.of(content, layer)))
        .withTrackers(trackers);
  }

  /**
   * A torrent under its own name that every stock client can read: v1 alone, with the piece length
   * of the canonical torrent. Transmission 3 can't read hybrid ones, and aria2 takes them for
   * another torrent.
   *
   * @param name the file's name; made safe
   * @param size bytes, more than 0
   * @param v1Pieces the SHA-1 of each piece, 20 bytes each
   * @throws IllegalArgumentException if there are hashes for another number of pieces
   */
  public static Metainfo v1(String name, long size, byte[] v1Pieces, List<List<String>> trackers) {
    checkPieces(size, v1Pieces);
    BDictionary info =
        BDictionary.builder()
            .put("length", size)
            .put("name", SafeName.of(name))
            .put("piece length", PieceLength.of(size))
            .put("pieces", v1Pieces)
            .build();
    return build(BencodeWriter.write(info), Map.of()).withTrackers(trackers);
  }

  private static void checkPieces(long size, byte[] v1Pieces) {
    int pieces = MerkleTree.pieces(size, PieceLength.of(size));
    if (size <= 0 || v1Pieces.length != pieces * InfoHash.SHORT_LENGTH) {
      throw new IllegalArgumentException(v1Pieces.length + " bytes for " + pieces + " pieces");
    }
  }

  private static byte[] info(String name, ContentId content, long size, byte[] v1Pieces) {
    if (size <= 0) {
      throw new IllegalArgumentException("no torrent of " + size + " bytes");
    }
    BDictionary file =
        BDictionary.builder().put("length", size).put("pieces root", content.bytes()).build();
    BDictionary named = BDictionary.builder().put("", file).build();
    BDictionary tree = BDictionary.builder().put(BDictionary.key(name), named).build();
    BDictionary.Builder info =
        BDictionary.builder()
            .put("file tree", tree)
            .put("meta version", 2)
            .put("name", name)
            .put("piece length", PieceLength.of(size));
    if (v1Pieces.length > 0) {
      info.put("length", size).put("pieces", v1Pieces);
    }
    return BencodeWriter.write(info.build());
  }

  private static Metainfo build(byte[] info, Map<ContentId, byte[]> layers) {
    try {
      return MetainfoParser.parseInfo(info, List.of()).withLayers(layers);
    } catch (MetainfoException e) {
      throw new IllegalStateException("what is built here can be read", e);
    }
  }
}
