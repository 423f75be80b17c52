package org.swarmroom.sharing.sim;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** All that happened in a world, in order: every delivery of bytes, and what nodes said. */
final class EventLog {

  private final MessageDigest digest;
  private final Optional<Writer> text;
  private final ByteBuffer line = ByteBuffer.allocate(36);

  /**
   * @param text gets the log as lines to read
   */
  EventLog(Optional<Writer> text) {
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
    this.text = text;
  }

  /** Bytes arrived on a connection. */
  void arrived(long now, long connection, boolean forth, int bytes, int checksum) {
    line.clear();
    line.putLong(now).putLong(connection).put((byte) (forth ? 1 : 0)).putInt(bytes);
    digest.update(line.putInt(checksum).flip());
    if (text.isPresent()) {
      write("%d c%d %s %d %08x", now, connection, forth ? ">" : "<", bytes, checksum);
    }
  }

  void said(long now, String who, String what) {
    line.clear();
    digest.update(line.putLong(now).flip());
    digest.update(who.getBytes(StandardCharsets.UTF_8));
    digest.update(what.getBytes(StandardCharsets.UTF_8));
    if (text.isPresent()) {
      write("%d %s %s", now, who, what);
    }
  }

  private void write(String form, Object... values) {
    try {
      text.orElseThrow().write(String.format(form, values) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The end: names all of it. */
  String digest() {
    try {
      if (text.isPresent()) {
        text.get().close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
