package org.swarmroom.sharing.bencode;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collections;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A bencoded dictionary.
 *
 * <p>Keys are byte strings; here each is a string with one character for each byte (ISO 8859-1), so
 * that nothing is lost, ASCII names read as themselves, and the order of strings is the order of
 * bytes that BEP 3 asks for.
 */
public record BDictionary(SortedMap<String, BValue> entries) implements BValue {

  /** Keeps a read-only view of {@code entries}, which must not be changed afterwards. */
  public BDictionary {
    entries = Collections.unmodifiableSortedMap(entries);
  }

  /** The key for a name that may hold characters outside ASCII. */
  public static String key(String name) {
    return new String(name.getBytes(UTF_8), ISO_8859_1);
  }

  /** The key for raw bytes. */
  public static String key(byte[] bytes) {
    return new String(bytes, ISO_8859_1);
  }

  /** The bytes of a key. */
  public static byte[] keyBytes(String key) {
    return key.getBytes(ISO_8859_1);
  }

  /** The key read as UTF-8 text. */
  public static String keyText(String key) {
    return new String(key.getBytes(ISO_8859_1), UTF_8);
  }

  /** The value under {@code key}, whatever its type. */
  public Optional<BValue> get(String key) {
    return Optional.ofNullable(entries.get(key));
  }

  /** The integer under {@code key}; empty if there is none or it has another type. */
  public OptionalLong integer(String key) {
    return entries.get(key) instanceof BInteger i
        ? OptionalLong.of(i.value())
        : OptionalLong.empty();
  }

  /** The byte string under {@code key}; empty if there is none or it has another type. */
  public Optional<BString> string(String key) {
    return entries.get(key) instanceof BString s ? Optional.of(s) : Optional.empty();
  }

  /** The byte string under {@code key} read as UTF-8. */
  public Optional<String> text(String key) {
    return string(key).map(BString::text);
  }

  /** The list under {@code key}; empty if there is none or it has another type. */
  public Optional<BList> list(String key) {
    return entries.get(key) instanceof BList l ? Optional.of(l) : Optional.empty();
  }

  /** The dictionary under {@code key}; empty if there is none or it has another type. */
  public Optional<BDictionary> dictionary(String key) {
    return entries.get(key) instanceof BDictionary d ? Optional.of(d) : Optional.empty();
  }

  /** Starts an empty dictionary. */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects entries in any order. */
  public static final class Builder {

    private final TreeMap<String, BValue> entries = new TreeMap<>();

    private Builder() {}

    /** Puts any value under {@code key}. */
    public Builder put(String key, BValue value) {
      entries.put(key, value);
      return this;
    }

    /** Puts an integer. */
    public Builder put(String key, long value) {
      return put(key, new BInteger(value));
    }

    /** Puts a text as UTF-8. */
    public Builder put(String key, String text) {
      return put(key, BString.of(text));
    }

    /** Puts a byte string. */
    public Builder put(String key, byte[] bytes) {
      return put(key, BString.of(bytes));
    }

    /** The dictionary. */
    public BDictionary build() {
      return new BDictionary(new TreeMap<>(entries));
    }
  }
}
