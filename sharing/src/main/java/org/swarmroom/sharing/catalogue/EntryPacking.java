package org.swarmroom.sharing.catalogue;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.swarmroom.index.ContentId;
import org.swarmroom.index.catalogues.CatalogueChange;
import org.swarmroom.index.catalogues.CatalogueEntry;

/**
 * Packs changes one behind the other: numbers as differences to the last entry's, names front-coded
 * (only what differs from the last name).
 *
 * <p>One instance packs or unpacks one message.
 */
final class EntryPacking {

  static final int MAX_PATH_BYTES = 4_096;

  /** No entry takes more than this. */
  static final int MAX_ENTRY_BYTES = 1 + 5 * Varint.MAX_BYTES + 32 + MAX_PATH_BYTES;

  /** Names of one message, unpacked; front-coding could else make very much of very little. */
  static final int MAX_PATHS_BYTES = 1 << 20;

  private static final int REMOVED = 0;
  private static final int PRESENT = 1;
  private static final long MAX_SIZE = 1L << 50;

  private byte[] lastPath = new byte[0];
  private long lastSequence;
  private long lastKey;
  private long lastModified;
  private int pathsBytes;

  /**
   * @param from sequence that the first change counts from
   */
  EntryPacking(long from) {
    lastSequence = from;
  }

  /** Whether another entry, however long, fits in {@code out}. */
  boolean fits(ByteBuffer out) {
    return out.remaining() >= MAX_ENTRY_BYTES && pathsBytes <= MAX_PATHS_BYTES - MAX_PATH_BYTES;
  }

  void put(ByteBuffer out, CatalogueChange change) {
    CatalogueEntry entry = change.entry();
    out.put((byte) (entry == null ? REMOVED : PRESENT));
    Varint.put(out, change.sequence() - lastSequence);
    Varint.putSigned(out, change.key() - lastKey);
    lastSequence = change.sequence();
    lastKey = change.key();
    if (entry == null) {
      return;
    }
    out.put(entry.content().bytes());
    Varint.put(out, entry.size());
    Varint.putSigned(out, entry.modifiedAt() - lastModified);
    lastModified = entry.modifiedAt();
    byte[] path = path(entry.path());
    int shared = Math.max(0, Arrays.mismatch(lastPath, path));
    shared = Arrays.equals(lastPath, path) ? path.length : shared;
    pathsBytes += path.length;
    Varint.put(out, shared);
    Varint.put(out, path.length - shared);
    out.put(path, shared, path.length - shared);
    lastPath = path;
  }

  /** Reads to the end of {@code in}. */
  List<CatalogueChange> take(ByteBuffer in) throws CatalogueFormatException {
    var changes = new ArrayList<CatalogueChange>();
    while (in.hasRemaining()) {
      int kind = in.get();
      long sequence = lastSequence + Varint.get(in);
      if (sequence <= lastSequence) {
        throw new CatalogueFormatException("sequences that don't rise");
      }
      long key = lastKey + Varint.getSigned(in);
      lastSequence = sequence;
      lastKey = key;
      switch (kind) {
        case REMOVED -> changes.add(new CatalogueChange(sequence, key, null));
        case PRESENT -> changes.add(new CatalogueChange(sequence, key, entry(in)));
        default -> throw new CatalogueFormatException("a change of unknown kind " + kind);
      }
    }
    return changes;
  }

  private CatalogueEntry entry(ByteBuffer in) throws CatalogueFormatException {
    if (in.remaining() < 32) {
      throw new CatalogueFormatException("the end is missing");
    }
    byte[] content = new byte[32];
    in.get(content);
    long size = Varint.get(in);
    if (size < 0 || size > MAX_SIZE) {
      throw new CatalogueFormatException("a file of " + size + " bytes");
    }
    lastModified += Varint.getSigned(in);
    int shared = Varint.getBounded(in, lastPath.length);
    int own = Varint.getBounded(in, MAX_PATH_BYTES - shared);
    if (own > in.remaining()) {
      throw new CatalogueFormatException("the end is missing");
    }
    pathsBytes += shared + own;
    if (pathsBytes > MAX_PATHS_BYTES) {
      throw new CatalogueFormatException("names of more than " + MAX_PATHS_BYTES + " bytes");
    }
    byte[] path = Arrays.copyOf(lastPath, shared + own);
    in.get(path, shared, own);
    lastPath = path;
    return new CatalogueEntry(ContentId.of(content), text(path), size, lastModified);
  }

  private static String text(byte[] path) throws CatalogueFormatException {
    if (path.length == 0) {
      throw new CatalogueFormatException("a file without a name");
    }
    try {
      CharBuffer text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(path));
      if (text.chars().anyMatch(c -> c == 0)) {
        throw new CatalogueFormatException("a name with a zero in it");
      }
      return text.toString();
    } catch (CharacterCodingException e) {
      throw new CatalogueFormatException("a name that is not UTF-8");
    }
  }

  /** A name too long for the wire keeps its end, where the file's own name is. */
  private static byte[] path(String path) {
    byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= MAX_PATH_BYTES) {
      return bytes;
    }
    int start = bytes.length - MAX_PATH_BYTES;
    while ((bytes[start] & 0xc0) == 0x80) {
      start++;
    }
    return Arrays.copyOfRange(bytes, start, bytes.length);
  }
}
