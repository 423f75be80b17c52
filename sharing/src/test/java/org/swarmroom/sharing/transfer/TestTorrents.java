package org.swarmroom.sharing.transfer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.swarmroom.sharing.bencode.BDictionary;
import org.swarmroom.sharing.bencode.BList;
import org.swarmroom.sharing.bencode.BString;
import org.swarmroom.sharing.bencode.BValue;
import org.swarmroom.sharing.bencode.BencodeWriter;
import org.swarmroom.sharing.torrent.Metainfo;
import org.swarmroom.sharing.torrent.MetainfoParser;

/** Files of seeded bytes and torrents of them. */
final class TestTorrents {

  private TestTorrents() {}

  static byte[] bytes(int size, long seed) {
    var bytes = new byte[size];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  static Path file(Path folder, String name, byte[] bytes) throws IOException {
    Files.createDirectories(folder);
    return Files.write(folder.resolve(name), bytes);
  }

  /** A v1 torrent of one file. */
  static Metainfo v1(String name, byte[] data, int pieceLength) throws Exception {
    return v1(
        BDictionary.builder().put("name", name).put("length", data.length), data, pieceLength);
  }

  /** A v1 torrent of one file whose peers come from its tracker alone (BEP 27). */
  static Metainfo v1Private(String name, byte[] data, int pieceLength) throws Exception {
    var info = BDictionary.builder().put("name", name).put("length", data.length);
    return v1(info.put("private", 1), data, pieceLength);
  }

  /** A v1 torrent of a folder. */
  static Metainfo v1Folder(String name, List<String> paths, List<byte[]> files, int pieceLength)
      throws Exception {
    var all = new ByteArrayOutputStream();
    var list = new ArrayList<BValue>();
    for (int i = 0; i < paths.size(); i++) {
      all.writeBytes(files.get(i));
      var path = Arrays.stream(paths.get(i).split("/")).<BValue>map(BString::of).toList();
      list.add(
          BDictionary.builder()
              .put("length", files.get(i).length)
              .put("path", new BList(path))
              .build());
    }
    return v1(
        BDictionary.builder().put("name", name).put("files", new BList(list)),
        all.toByteArray(),
        pieceLength);
  }

  private static Metainfo v1(BDictionary.Builder info, byte[] data, int pieceLength)
      throws Exception {
    var pieces = new ByteArrayOutputStream();
    for (int at = 0; at < data.length; at += pieceLength) {
      var sha = MessageDigest.getInstance("SHA-1");
      sha.update(data, at, Math.min(pieceLength, data.length - at));
      pieces.writeBytes(sha.digest());
    }
    info.put("piece length", pieceLength).put("pieces", pieces.toByteArray());
    var torrent = BDictionary.builder().put("info", info.build()).build();
    return MetainfoParser.parse(BencodeWriter.write(torrent));
  }
}
