package org.swarmroom.sharing.torrent;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.swarmroom.sharing.bencode.BDictionary;
import org.swarmroom.sharing.bencode.BString;
import org.swarmroom.sharing.content.MerkleTree;

/** Checks an info dictionary: v1 (BEP 3), v2 (BEP 52), or hybrid, where both must agree. */
final class InfoParser {

  private static final int MAX_PIECE_LENGTH = 256 << 20;
  static final int MAX_PIECES = 2_500_000;

  private final BDictionary info;
  private final byte[] raw;

  private InfoParser(BDictionary info, byte[] raw) {
    this.info = info;
    this.raw = raw;
  }

  static Metainfo.Info parse(BDictionary info, byte[] raw) throws MetainfoException {
    return new InfoParser(info, raw).parse();
  }

  private Metainfo.Info parse() throws MetainfoException {
    long version = info.integer("meta version").orElse(1);
    boolean v2 = version == 2 && info.dictionary("file tree").isPresent();
    byte @Nullable [] pieces = info.string("pieces").map(BString::bytes).orElse(null);
    if (version > 2 || (version == 2 && !v2)) {
      throw damaged("its version is unknown to this program");
    } else if (!v2 && pieces == null) {
      throw damaged("it has no piece hashes");
    }
    String name = name();
    int pieceLength = pieceLength(v2);
    boolean multiFile = info.list("files").isPresent();
    List<TorrentFile> files;
    if (v2) {
      BDictionary tree = info.dictionary("file tree").orElseThrow();
      files = new FileTree(pieceLength).files(tree);
      multiFile = !(files.size() == 1 && files.get(0).path().equals(List.of(name)));
      if (pieces != null) {
        files = Hybrid.merge(files, V1Files.read(info, name), pieceLength);
      }
    } else {
      files = V1Files.read(info, name);
    }
    check(files, pieceLength, pieces);
    return new Metainfo.Info(
        name,
        pieceLength,
        files,
        multiFile,
        info.integer("private").orElse(0) == 1,
        raw,
        pieces,
        v2);
  }

  private String name() throws MetainfoException {
    String name = info.text("name.utf-8").or(() -> info.text("name")).orElse("");
    if (name.isEmpty()) {
      throw damaged("it has no name");
    }
    return name;
  }

  private int pieceLength(boolean v2) throws MetainfoException {
    long length = info.integer("piece length").orElse(0);
    if (length <= 0 || length > MAX_PIECE_LENGTH) {
      throw damaged("its piece length is " + length);
    }
    if (v2 && (length < MerkleTree.BLOCK || Long.bitCount(length) != 1)) {
      throw damaged("its piece length is no power of two from 16 KiB");
    }
    return (int) length;
  }

  private static void check(List<TorrentFile> files, int pieceLength, byte @Nullable [] pieces)
      throws MetainfoException {
    if (files.isEmpty()) {
      throw damaged("it has no files");
    }
    long span = files.stream().mapToLong(TorrentFile::end).max().orElse(0);
    long count = (span + pieceLength - 1) / pieceLength;
    if (count > MAX_PIECES) {
      throw new MetainfoException(
          "The torrent has " + count + " pieces; this program takes up to " + MAX_PIECES + ".");
    }
    if (pieces != null && pieces.length != count * InfoHash.SHORT_LENGTH) {
      throw damaged("it has hashes for another number of pieces than its files need");
    }
  }

  static MetainfoException damaged(String how) {
    return new MetainfoException("The torrent is damaged: " + how + ". Get it again.");
  }

  /** Adds up sizes from outside. */
  static long plus(long offset, long size) throws MetainfoException {
    if (size < 0 || offset + size < 0 || offset + size > Long.MAX_VALUE / 2) {
      throw damaged("a file's size is impossible");
    }
    return offset + size;
  }
}
