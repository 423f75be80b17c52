package org.swarmroom.chat.irc;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Cuts a stream of bytes into lines. CR, LF or both end a line; empty lines are nothing; NUL is
 * left out. A line over the limits is thrown away while it comes in and reported once, so that its
 * length costs no memory. Bytes that are not UTF-8 are read as Windows-1252, which is what old
 * clients mean by them and never fails.
 *
 * <p>Confined to one connection's event loop.
 */
public final class LineFramer {

  /** What {@link #next} found. */
  public enum Result {
    /** A line is in {@link LineFramer#line}. */
    LINE,
    /** A line was longer than allowed and is gone. */
    TOO_LONG,
    /** The bytes are used up. */
    NEED_MORE
  }

  private static final Charset LEGACY =
      Charset.isSupported("windows-1252")
          ? Charset.forName("windows-1252")
          : StandardCharsets.ISO_8859_1;

  private final int maxTags;
  private final int maxRest;
  private byte[] bytes = new byte[256];
  private int length;
  private boolean discarding;
  private String line = "";
  private boolean legacy;

  private LineFramer(int maxTags, int maxRest) {
    this.maxTags = maxTags;
    this.maxRest = maxRest;
  }

  /**
   * With the limits a server holds its clients to: {@link MessageFormat#MAX_CLIENT_TAGS} and {@link
   * MessageFormat#MAX_LINE}.
   */
  public static LineFramer forServer() {
    return new LineFramer(MessageFormat.MAX_CLIENT_TAGS, MessageFormat.MAX_LINE - 2);
  }

  /** More patient: some networks send longer lines than RFC 2812 has them. */
  public static LineFramer forClient() {
    return new LineFramer(MessageFormat.MAX_TAGS, 16 * 1024);
  }

  /** Takes bytes from {@code in} up to the end of one line. */
  public Result next(ByteBuf in) {
    while (in.isReadable()) {
      int end = in.forEachByte(b -> b != '\n' && b != '\r');
      int count = end < 0 ? in.readableBytes() : end - in.readerIndex();
      take(in, count);
      if (end < 0) {
        return Result.NEED_MORE;
      }
      in.skipBytes(1);
      if (discarding) {
        discarding = false;
        length = 0;
        return Result.TOO_LONG;
      }
      if (length > 0) {
        boolean fits = restLength() <= maxRest;
        line = fits ? decode() : "";
        length = 0;
        return fits ? Result.LINE : Result.TOO_LONG;
      }
    }
    return Result.NEED_MORE;
  }

  /** The line last found, without its end. */
  public String line() {
    return line;
  }

  /** Whether the line last found was no UTF-8. */
  public boolean legacy() {
    return legacy;
  }

  private void take(ByteBuf in, int count) {
    if (discarding || length + count > limit(in)) {
      discarding |= count > 0;
      length = 0;
      in.skipBytes(count);
      return;
    }
    if (length + count > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + count, 2 * bytes.length));
    }
    in.readBytes(bytes, length, count);
    length += count;
  }

  private int limit(ByteBuf in) {
    byte first = length > 0 ? bytes[0] : in.getByte(in.readerIndex());
    return first == '@' ? maxTags + maxRest : maxRest;
  }

  /** Length after the tags; more than any limit if the tags alone are too long. */
  private int restLength() {
    if (bytes[0] != '@') {
      return length;
    }
    int space = 0;
    while (space < length && bytes[space] != ' ') {
      space++;
    }
    int tags = space + 1;
    return tags > maxTags ? Integer.MAX_VALUE : length - tags;
  }

  private String decode() {
    String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
    legacy = text.indexOf('\uFFFD') >= 0 && !isUtf8();
    if (legacy) {
      text = new String(bytes, 0, length, LEGACY);
    }
    return text.indexOf('\0') < 0 ? text : text.replace("\0", "");
  }

  private boolean isUtf8() {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
