package org.swarmroom.app.interop;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** Files and plain v1 torrents (BEP 3) that do not come from our own code. */
final class StockTorrents {

  private static final int PIECE = 64 * 1024;
  private static final String INFO = "4:info";

  private StockTorrents() {}

  /**
   * @param tracker its address, empty for none
   */
  static Path v1(Path file, Path torrent, String tracker) throws IOException {
    byte[] data = Files.readAllBytes(file);
    var out = new ByteArrayOutputStream();
    put(out, tracker.isEmpty() ? "d" : "d8:announce" + tracker.length() + ":" + tracker);
    put(out, INFO + "d6:lengthi" + data.length + "e");
    byte[] name = file.getFileName().toString().getBytes(StandardCharsets.UTF_8);
    put(out, "4:name" + name.length + ":");
    out.writeBytes(name);
    int pieces = (data.length + PIECE - 1) / PIECE;
    put(out, "12:piece lengthi" + PIECE + "e6:pieces" + pieces * 20 + ":");
    for (int from = 0; from < data.length; from += PIECE) {
      out.writeBytes(sha1(Arrays.copyOfRange(data, from, Math.min(data.length, from + PIECE))));
    }
    put(out, "ee");
    return Files.write(torrent, out.toByteArray());
  }

  /** The infohash of a torrent of {@link #v1}: the info dictionary is its last value. */
  static String infohash(Path torrent) throws IOException {
    byte[] bytes = Files.readAllBytes(torrent);
    int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(INFO) + INFO.length();
    return HexFormat.of().formatHex(sha1(Arrays.copyOfRange(bytes, at, bytes.length - 1)));
  }

  private static void put(ByteArrayOutputStream out, String text) {
    out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] sha1(byte[] piece) {
    try {
      return MessageDigest.getInstance("SHA-1").digest(piece);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
