package org.swarmroom.app.interop;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** Files and plain v1 torrents (BEP 3) that do not come from our own code. */
final class StockTorrents {

  private static final int PIECE = 64 * 1024;

  private StockTorrents() {}

  static Path v1(Path file, Path torrent, String tracker) throws IOException {
    byte[] data = Files.readAllBytes(file);
    var out = new ByteArrayOutputStream();
    put(
        out,
        "d8:announce" + tracker.length() + ":" + tracker + "4:infod6:lengthi" + data.length + "e");
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
