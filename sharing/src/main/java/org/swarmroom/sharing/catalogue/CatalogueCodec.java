package org.swarmroom.sharing.catalogue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.swarmroom.index.catalogues.CatalogueChange;

/**
 * Messages as bytes. The first byte says which; numbers are big-endian. Changes are {@code 2,
 * flags, generation, from, to, raw length, deflated entries}.
 */
final class CatalogueCodec {

  /** No message is longer, and none is unpacked to more. */
  static final int MAX_BYTES = 64 * 1024;

  /**
   * Packed entries of one message before deflating; what can't be deflated still fits in {@link
   * #MAX_BYTES}.
   */
  private static final int MAX_RAW = 60 * 1024;

  private static final byte STATE = 0;
  private static final byte ASK = 1;
  private static final byte CHANGES = 2;
  private static final int STARTS_OVER = 1;
  private static final int MORE = 2;
  private static final int LAST = 4;
  private static final int CHANGES_HEADER = 2 + 3 * Long.BYTES + Integer.BYTES;

  private CatalogueCodec() {}

  static byte[] encode(CatalogueMessage.State state) {
    return pair(STATE, state.generation(), state.sequence());
  }

  static byte[] encode(CatalogueMessage.Ask ask) {
    return pair(ASK, ask.generation(), ask.sequence());
  }

  private static byte[] pair(byte kind, long generation, long sequence) {
    return ByteBuffer.allocate(1 + 2 * Long.BYTES)
        .put(kind)
        .putLong(generation)
        .putLong(sequence)
        .array();
  }

  /**
   * Packs an answer into as few messages as it takes, at most {@code mostMessages}.
   *
   * @param answer all that there is to say; {@code more} is set here
   */
  static List<byte[]> encode(CatalogueMessage.Changes answer, int mostMessages) {
    var messages = new ArrayList<byte[]>();
    List<CatalogueChange> changes = answer.changes();
    var raw = ByteBuffer.allocate(MAX_RAW);
    long from = answer.from();
    int at = 0;
    while (true) {
      raw.clear();
      var packing = new EntryPacking(from);
      long to = from;
      while (at < changes.size() && packing.fits(raw)) {
        packing.put(raw, changes.get(at));
        to = changes.get(at++).sequence();
      }
      boolean all = at == changes.size();
      boolean more = !all && messages.size() + 1 < mostMessages;
      int flags =
          (answer.startsOver() && messages.isEmpty() ? STARTS_OVER : 0)
              | (more ? MORE : 0)
              | (all && answer.last() ? LAST : 0);
      messages.add(message(flags, answer.generation(), from, all ? answer.to() : to, raw.flip()));
      from = to;
      if (!more) {
        return messages;
      }
    }
  }

  private static byte[] message(int flags, long generation, long from, long to, ByteBuffer raw) {
    byte[] out = new byte[MAX_BYTES];
    int length = raw.remaining();
    var deflater = new Deflater(Deflater.BEST_SPEED, true);
    try {
      deflater.setInput(raw);
      deflater.finish();
      int deflated = deflater.deflate(out, CHANGES_HEADER, MAX_BYTES - CHANGES_HEADER);
      ByteBuffer.wrap(out)
          .put(CHANGES)
          .put((byte) flags)
          .putLong(generation)
          .putLong(from)
          .putLong(to)
          .putInt(length);
      return Arrays.copyOf(out, CHANGES_HEADER + deflated);
    } finally {
      deflater.end();
    }
  }

  static CatalogueMessage decode(byte[] message) throws CatalogueFormatException {
    if (message.length == 0 || message.length > MAX_BYTES) {
      throw new CatalogueFormatException("a message of " + message.length + " bytes");
    }
    ByteBuffer in = ByteBuffer.wrap(message);
    byte kind = in.get();
    if (kind == CHANGES && in.remaining() >= CHANGES_HEADER - 1) {
      return changes(in);
    }
    if ((kind == STATE || kind == ASK) && in.remaining() == 2 * Long.BYTES) {
      long generation = in.getLong();
      long sequence = in.getLong();
      if (sequence < 0) {
        throw new CatalogueFormatException("a sequence below 0");
      }
      return kind == STATE
          ? new CatalogueMessage.State(generation, sequence)
          : new CatalogueMessage.Ask(generation, sequence);
    }
    throw new CatalogueFormatException(
        "a message of kind " + kind + " and " + message.length + " bytes");
  }

  private static CatalogueMessage decodeChecked(
      int flags, long generation, long from, long to, List<CatalogueChange> changes)
      throws CatalogueFormatException {
    long reached = changes.isEmpty() ? from : changes.get(changes.size() - 1).sequence();
    if (from < 0 || to < from || reached > to) {
      throw new CatalogueFormatException("changes outside of what they say");
    }
    return new CatalogueMessage.Changes(
        generation,
        from,
        to,
        (flags & STARTS_OVER) != 0,
        (flags & MORE) != 0,
        (flags & LAST) != 0,
        changes);
  }

  private static CatalogueMessage changes(ByteBuffer in) throws CatalogueFormatException {
    int flags = in.get();
    long generation = in.getLong();
    long from = in.getLong();
    long to = in.getLong();
    int length = in.getInt();
    if (length < 0 || length > MAX_RAW) {
      throw new CatalogueFormatException("entries of " + length + " bytes");
    }
    byte[] raw = new byte[length];
    inflate(in, raw);
    return decodeChecked(
        flags, generation, from, to, new EntryPacking(from).take(ByteBuffer.wrap(raw)));
  }

  /**
   * Fills {@code raw} exactly; input that holds more or less is refused before it is unpacked
   * further.
   */
  private static void inflate(ByteBuffer in, byte[] raw) throws CatalogueFormatException {
    var inflater = new Inflater(true);
    try {
      inflater.setInput(in);
      int done = 0;
      while (done < raw.length) {
        int n = inflater.inflate(raw, done, raw.length - done);
        if (n == 0) {
          throw new CatalogueFormatException("entries that end early");
        }
        done += n;
      }
      if (inflater.inflate(new byte[1]) != 0 || !inflater.finished()) {
        throw new CatalogueFormatException("entries that don't end");
      }
    } catch (DataFormatException e) {
      throw new CatalogueFormatException("entries that can't be unpacked");
    } finally {
      inflater.end();
    }
  }
}
