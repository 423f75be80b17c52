package org.swarmroom.sharing.bencode;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Parses one bencoded value by a loop and a stack of its own, never by recursion.
 *
 * <p>Lenient where other programs are: unsorted keys are taken; of a doubled key the first counts.
 * Memory is bounded by the input's size and {@link Limits#maxValues}.
 */
public final class BencodeParser {

  private final byte[] in;
  private final Limits limits;
  private final Deque<Frame> open = new ArrayDeque<>();
  private final Map<String, Span> spans = new HashMap<>();
  private int at;
  private int values;

  private BencodeParser(byte[] in, Limits limits) {
    this.in = in;
    this.limits = limits;
  }

  /**
   * A parsed value.
   *
   * @param value the first value of the input
   * @param end index of the first byte after it
   * @param spans where the values of the outermost dictionary lie, by key
   */
  public record Document(BValue value, int end, Map<String, Span> spans) {

    /** The value as a dictionary. */
    public BDictionary dictionary() throws BencodeException {
      if (value instanceof BDictionary d) {
        return d;
      }
      throw new BencodeException("not a dictionary");
    }

    /** The bytes of a value of the outermost dictionary, as they stand in {@code input}. */
    public byte[] raw(byte[] input, String key) throws BencodeException {
      Span span = spans.get(key);
      if (span == null) {
        throw new BencodeException("no " + key);
      }
      return Arrays.copyOfRange(input, span.start(), span.end());
    }
  }

  /** From {@code start} (inclusive) to {@code end} (exclusive), in bytes of the input. */
  public record Span(int start, int end) {}

  /**
   * Parses the first value of {@code in}; bytes after it are left alone. The value refers to {@code
   * in}, which must not be changed afterwards.
   *
   * @throws BencodeException if the bytes are not a whole bencoded value within {@code limits}
   */
  public static Document parse(byte[] in, Limits limits) throws BencodeException {
    if (in.length > limits.maxBytes()) {
      throw new BencodeException(
          in.length + " bytes are more than the " + limits.maxBytes() + " allowed");
    }
    return new BencodeParser(in, limits).document();
  }

  /** Parses {@code in} that must be one dictionary and nothing else after it is looked at. */
  public static BDictionary dictionary(byte[] in, Limits limits) throws BencodeException {
    return parse(in, limits).dictionary();
  }

  private Document document() throws BencodeException {
    while (true) {
      Optional<BValue> value = next();
      if (value.isPresent()) {
        Frame frame = open.peek();
        if (frame == null) {
          return new Document(value.get(), at, Map.copyOf(spans));
        }
        frame.add(value.get());
      }
    }
  }

  /** Reads one token; present if it completed a value. */
  private Optional<BValue> next() throws BencodeException {
    Frame frame = open.peek();
    byte first = peek();
    if (first == 'e') {
      if (frame == null) {
        throw broken("an end without a start");
      }
      at++;
      open.pop();
      return Optional.of(frame.close());
    }
    if (frame instanceof DictionaryFrame dictionary && dictionary.key == null) {
      dictionary.key(string(), at);
      return Optional.empty();
    }
    if (++values > limits.maxValues()) {
      throw broken("more than " + limits.maxValues() + " values");
    }
    return switch (first) {
      case 'd' -> push(new DictionaryFrame(open.isEmpty()));
      case 'l' -> push(new ListFrame());
      case 'i' -> Optional.of(integer());
      default -> Optional.of(string());
    };
  }

  private Optional<BValue> push(Frame frame) throws BencodeException {
    if (open.size() >= limits.maxDepth()) {
      throw broken("nested deeper than " + limits.maxDepth());
    }
    at++;
    open.push(frame);
    return Optional.empty();
  }

  private BInteger integer() throws BencodeException {
    at++;
    boolean negative = peek() == '-';
    if (negative) {
      at++;
    }
    long value = digits('e', Long.MAX_VALUE);
    return new BInteger(negative ? -value : value);
  }

  private BString string() throws BencodeException {
    int length = (int) digits(':', Integer.MAX_VALUE);
    if (length > in.length - at) {
      throw broken("a string of " + length + " bytes where " + (in.length - at) + " are left");
    }
    BString string = new BString(in, at, length);
    at += length;
    return string;
  }

  private long digits(char end, long max) throws BencodeException {
    long value = 0;
    int start = at;
    for (byte b = peek(); b != end; b = peek()) {
      int digit = b - '0';
      if (digit < 0 || digit > 9 || value > (max - digit) / 10) {
        throw broken("a wrong number");
      }
      value = value * 10 + digit;
      at++;
    }
    if (at == start) {
      throw broken("a number without digits");
    }
    at++;
    return value;
  }

  private byte peek() throws BencodeException {
    if (at >= in.length) {
      throw broken("the end is missing");
    }
    return in[at];
  }

  private BencodeException broken(String what) {
    return new BencodeException("not bencoded: " + what + " at byte " + at);
  }

  /** A list or dictionary that is not closed yet. */
  private abstract static class Frame {

    abstract void add(BValue value) throws BencodeException;

    abstract BValue close() throws BencodeException;
  }

  private static final class ListFrame extends Frame {

    private final List<BValue> items = new ArrayList<>(4);

    @Override
    void add(BValue value) {
      items.add(value);
    }

    @Override
    BValue close() {
      return new BList(items);
    }
  }

  private final class DictionaryFrame extends Frame {

    private final TreeMap<String, BValue> entries = new TreeMap<>();
    private final boolean outermost;
    private @Nullable String key;
    private int valueStart;

    DictionaryFrame(boolean outermost) {
      this.outermost = outermost;
    }

    void key(BString key, int valueStart) {
      this.key = new String(key.array(), key.offset(), key.length(), ISO_8859_1);
      this.valueStart = valueStart;
    }

    @Override
    void add(BValue value) throws BencodeException {
      String name = key;
      if (name == null) {
        throw broken("a value without a key");
      }
      if (entries.putIfAbsent(name, value) == null && outermost) {
        spans.put(name, new Span(valueStart, at));
      }
      key = null;
    }

    @Override
    BValue close() throws BencodeException {
      if (key != null) {
        throw broken("a key without a value");
      }
      return new BDictionary(entries);
    }
  }
}
