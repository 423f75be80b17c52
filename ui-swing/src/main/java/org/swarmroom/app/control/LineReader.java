package org.swarmroom.app.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Lines of UTF-8 from a blocking channel, none longer than a bound. Confined to one thread. */
final class LineReader {

  private final ReadableByteChannel channel;
  private final int longest;
  private final ByteBuffer input = ByteBuffer.allocate(16 * 1024).flip();
  private byte[] line = new byte[1024];
  private int length;

  /**
   * @param longest bytes a line may have; more throw {@link LineTooLong}
   */
  LineReader(ReadableByteChannel channel, int longest) {
    this.channel = channel;
    this.longest = longest;
  }

  /**
   * Waits for a line.
   *
   * @return the next line without its end; empty at the end of the stream, where an unfinished line
   *     is dropped
   */
  Optional<String> next() throws IOException {
    while (true) {
      while (input.hasRemaining()) {
        byte each = input.get();
        if (each == '\n') {
          String text = new String(line, 0, length, StandardCharsets.UTF_8);
          length = 0;
          return Optional.of(text);
        }
        append(each);
      }
      input.clear();
      int got = channel.read(input);
      input.flip();
      if (got < 0) {
        return Optional.empty();
      }
    }
  }

  private void append(byte each) {
    if (length == longest) {
      throw new LineTooLong(longest);
    }
    if (length == line.length) {
      line = Arrays.copyOf(line, Math.min(longest, length * 2));
    }
    line[length++] = each;
  }

  /** A line went beyond the bound; nothing after it can be understood. */
  static final class LineTooLong extends UncheckedIOException {

    private static final long serialVersionUID = 1L;

    LineTooLong(int longest) {
      super(new IOException("a line is longer than " + longest + " bytes"));
    }
  }
}
