package org.swarmroom.chat.succession;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.swarmroom.chat.log.Stamp;

/**
 * Which stamps a log holds: ranges for each origin. Written as words {@code epoch.host8=ranges},
 * none longer than {@link #WORD}.
 */
public final class Have {

  /** Characters of a word at most; an origin with many ranges takes several words. */
  public static final int WORD = 400;

  /** Origins accepted from another at most: take-overs in the life of a room. */
  public static final int MAX_ORIGINS = 10_000;

  private final NavigableMap<StampOrigin, Ranges> origins = new TreeMap<>();

  public Have copy() {
    Have copy = new Have();
    copy.origins.putAll(origins);
    return copy;
  }

  public void add(Stamp stamp) {
    origins.merge(
        StampOrigin.of(stamp),
        Ranges.of(stamp.number(), stamp.number()),
        (old, one) -> old.with(stamp.number()));
  }

  public void add(StampOrigin origin, Ranges ranges) {
    if (!ranges.isEmpty()) {
      origins.merge(origin, ranges, Ranges::with);
    }
  }

  /** No longer held: its line has a smaller stamp now. */
  public void remove(Stamp stamp) {
    origins.computeIfPresent(
        StampOrigin.of(stamp),
        (origin, old) -> {
          Ranges rest = old.without(Ranges.of(stamp.number(), stamp.number()));
          return rest.isEmpty() ? null : rest;
        });
  }

  public boolean contains(Stamp stamp) {
    Ranges ranges = origins.get(StampOrigin.of(stamp));
    return ranges != null && ranges.contains(stamp.number());
  }

  /** Oldest epoch first. */
  public Map<StampOrigin, Ranges> origins() {
    return origins;
  }

  /** What {@code other} holds and this doesn't, newest epoch first. */
  public Map<StampOrigin, Ranges> missing(Have other) {
    NavigableMap<StampOrigin, Ranges> missing = new TreeMap<>();
    other.origins.forEach(
        (origin, theirs) -> {
          Ranges rest = theirs.without(origins.getOrDefault(origin, Ranges.NONE));
          if (!rest.isEmpty()) {
            missing.put(origin, rest);
          }
        });
    return missing.descendingMap();
  }

  /** Newest epoch first, so that what is cut off at the other side is the oldest. */
  public List<String> words() {
    List<String> words = new ArrayList<>();
    origins
        .descendingMap()
        .forEach(
            (origin, ranges) -> {
              StringBuilder word = new StringBuilder();
              for (Ranges.Range range : ranges.list()) {
                String text = range.toString();
                if (word.length() > 0 && word.length() + 1 + text.length() > WORD) {
                  words.add(word.toString());
                  word.setLength(0);
                }
                word.append(word.length() == 0 ? origin + "=" : ",").append(text);
              }
              words.add(word.toString());
            });
    return words;
  }

  /**
   * One word of another's log.
   *
   * @return false if it has not the written form, or is one origin or range too many; then nothing
   *     changed
   */
  public boolean add(String word) {
    int equals = word.indexOf('=');
    if (equals < 0 || word.length() > WORD) {
      return false;
    }
    var origin = StampOrigin.parse(word.substring(0, equals));
    var ranges = Ranges.parse(word.substring(equals + 1));
    if (origin.isEmpty() || ranges.isEmpty()) {
      return false;
    }
    Ranges all = origins.getOrDefault(origin.get(), Ranges.NONE).with(ranges.get());
    if (all.list().size() > Ranges.MAX_RANGES
        || origins.size() >= MAX_ORIGINS && !origins.containsKey(origin.get())) {
      return false;
    }
    origins.put(origin.get(), all);
    return true;
  }

  @Override
  public String toString() {
    return String.join(" ", words());
  }
}
