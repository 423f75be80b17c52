package org.swarmroom.app.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.swarmroom.sharing.bencode.BDictionary;
import org.swarmroom.sharing.bencode.BList;
import org.swarmroom.sharing.bencode.BString;
import org.swarmroom.sharing.bencode.BValue;
import org.swarmroom.sharing.bencode.BencodeWriter;
import org.swarmroom.sharing.content.PieceLength;
import org.swarmroom.sharing.content.StreamingMerkleHasher;
import org.swarmroom.sharing.torrent.Metainfo;
import org.swarmroom.sharing.torrent.MetainfoBuilder;
import org.swarmroom.sharing.torrent.MetainfoException;

/** Makes torrents of what lies on disk, without trackers. */
final class Torrents {

  /** As usual for torrents of about a gibibyte. */
  private static final int V1_PIECE = 1 << 20;

  private Torrents() {}

  /** A v1 torrent (BEP 3) of a file or folder. */
  static Path v1(Path data, Path torrent) throws IOException {
    List<Path> files;
    try (var walk = Files.walk(data)) {
      files = walk.filter(Files::isRegularFile).sorted().toList();
    }
    var info =
        BDictionary.builder()
            .put("name", data.getFileName().toString())
            .put("piece length", V1_PIECE)
            .put("pieces", pieces(files));
    if (Files.isDirectory(data)) {
      var rows = new ArrayList<BValue>();
      for (var file : files) {
        rows.add(
            BDictionary.builder()
                .put("length", Files.size(file))
                .put("path", words(data.relativize(file)))
                .build());
      }
      info.put("files", new BList(rows));
    } else {
      info.put("length", Files.size(data));
    }
    var all = BDictionary.builder().put("info", info.build()).build();
    return Files.write(torrent, BencodeWriter.write(all));
  }

  /** The v2 torrent (BEP 52) that every node makes of these bytes, with its piece layer. */
  static Metainfo canonical(Path file) throws IOException, MetainfoException {
    long size = Files.size(file);
    var hasher = new StreamingMerkleHasher(PieceLength.of(size));
    var buffer = new byte[V1_PIECE];
    try (var in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        hasher.update(buffer, 0, read);
      }
    }
    var result = hasher.finish();
    return MetainfoBuilder.canonical(result.root(), size, result.pieceLayer());
  }

  private static BList words(Path relative) {
    return new BList(
        StreamSupport.stream(relative.spliterator(), false)
            .map(word -> (BValue) BString.of(word.toString()))
            .toList());
  }

  /** Pieces run on from file to file. */
  private static byte[] pieces(List<Path> files) throws IOException {
    var hashes = new ByteArrayOutputStream();
    var sha1 = sha1();
    var buffer = new byte[V1_PIECE];
    int filled = 0;
    for (var file : files) {
      try (InputStream in = Files.newInputStream(file)) {
        int read = in.readNBytes(buffer, filled, V1_PIECE - filled);
        while (read > 0) {
          filled += read;
          if (filled == V1_PIECE) {
            hashes.writeBytes(sha1.digest(buffer));
            filled = 0;
          }
          read = in.readNBytes(buffer, filled, V1_PIECE - filled);
        }
      }
    }
    if (filled > 0) {
      sha1.update(buffer, 0, filled);
      hashes.writeBytes(sha1.digest());
    }
    return hashes.toByteArray();
  }

  private static MessageDigest sha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
