package org.swarmroom.chat.sealed;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.swarmroom.chat.log.LineKind;

/**
 * What is inside: a line's id, what it is, and its words. All three are the sender's word; nothing
 * of them is seen, or can be changed, on the way.
 *
 * @param id as {@link org.swarmroom.chat.log.Line} has it
 * @param text at most {@value #MAX_TEXT_BYTES} bytes of UTF-8, without CR, LF and NUL
 */
public record SealedLine(String id, LineKind kind, String text) {

  public static final int MAX_TEXT_BYTES = 900;

  /** What a length tells: one of these. In bytes. */
  private static final int[] SIZES = {128, 256, 512, 1024};

  private static final int MAX_ID = 64;
  private static final Pattern ID = Pattern.compile("[0-9a-z.]{1," + MAX_ID + "}");

  /** As numbered on the wire. */
  private static final List<LineKind> KINDS =
      List.of(LineKind.PRIVMSG, LineKind.NOTICE, LineKind.ACTION);

  /**
   * @throws IllegalArgumentException if it can't be sealed: too long, or an id that none is
   */
  public SealedLine {
    if (!ID.matcher(id).matches() || !KINDS.contains(kind)) {
      throw new IllegalArgumentException("no id of a line: " + id);
    }
    if (text.getBytes(StandardCharsets.UTF_8).length > MAX_TEXT_BYTES) {
      throw new IllegalArgumentException("longer than " + MAX_TEXT_BYTES + " bytes");
    }
    if (text.chars().anyMatch(c -> c == '\r' || c == '\n' || c == 0)) {
      throw new IllegalArgumentException("more than one line");
    }
  }

  /**
   * With a number, and zeros up to the next of a few sizes.
   *
   * @param number counts the lines of one session
   */
  byte[] padded(long number) {
    byte[] words = text.getBytes(StandardCharsets.UTF_8);
    byte[] name = Bytes.ascii(id);
    ByteBuffer out = ByteBuffer.allocate(size(8 + 1 + 1 + name.length + 2 + words.length));
    out.putLong(number).put((byte) KINDS.indexOf(kind)).put((byte) name.length).put(name);
    out.putShort((short) words.length).put(words);
    return out.array();
  }

  private static int size(int length) {
    for (int size : SIZES) {
      if (length <= size) {
        return size;
      }
    }
    throw new IllegalArgumentException("no room for " + length + " bytes");
  }

  /** With the number it was given. */
  record Numbered(long number, SealedLine line) {}

  /** Reads what {@link #padded} wrote; empty if it is anything else. */
  static Optional<Numbered> read(byte[] plain) {
    try {
      ByteBuffer in = ByteBuffer.wrap(plain);
      long number = in.getLong();
      int kind = in.get();
      byte[] id = new byte[Byte.toUnsignedInt(in.get())];
      in.get(id);
      int length = Short.toUnsignedInt(in.getShort());
      ByteBuffer words = in.slice(in.position(), length);
      String text = StandardCharsets.UTF_8.newDecoder().decode(words).toString();
      if (number < 1 || kind < 0 || kind >= KINDS.size()) {
        return Optional.empty();
      }
      String name = new String(id, StandardCharsets.US_ASCII);
      return Optional.of(new Numbered(number, new SealedLine(name, KINDS.get(kind), text)));
    } catch (BufferUnderflowException
        | CharacterCodingException
        | IndexOutOfBoundsException
        | IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }
}
