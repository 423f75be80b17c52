package org.swarmroom.chat.succession;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A set of positive numbers as sorted closed ranges that neither touch nor overlap. Immutable.
 * Written {@code 1-120,122,130-140}.
 */
public final class Ranges {

  /** A closed range. */
  public record Range(long from, long to) {

    public Range {
      if (from < 1 || to < from) {
        throw new IllegalArgumentException("no range: " + from + "-" + to);
      }
    }

    @Override
    public String toString() {
      return from == to ? Long.toString(from) : from + "-" + to;
    }
  }

  /** What {@link #parse} accepts at most. */
  public static final int MAX_RANGES = 1_000;

  public static final Ranges NONE = new Ranges(List.of());

  private static final Pattern FORM = Pattern.compile("([0-9]{1,18})(?:-([0-9]{1,18}))?");

  private final List<Range> ranges;

  private Ranges(List<Range> ranges) {
    this.ranges = ranges;
  }

  public static Ranges of(long from, long to) {
    return new Ranges(List.of(new Range(from, to)));
  }

  /** Empty unless the text has the written form: ascending, apart, at most {@link #MAX_RANGES}. */
  public static Optional<Ranges> parse(String text) {
    String[] parts = text.split(",", MAX_RANGES + 1);
    if (parts.length > MAX_RANGES) {
      return Optional.empty();
    }
    List<Range> ranges = new ArrayList<>(parts.length);
    long last = -1;
    for (String part : parts) {
      var m = FORM.matcher(part);
      if (!m.matches()) {
        return Optional.empty();
      }
      long from = Long.parseLong(m.group(1));
      long to = m.group(2) == null ? from : Long.parseLong(m.group(2));
      if (from < 1 || from <= last + 1 && last > 0 || to < from) {
        return Optional.empty();
      }
      ranges.add(new Range(from, to));
      last = to;
    }
    return Optional.of(new Ranges(List.copyOf(ranges)));
  }

  /** In ascending order. */
  public List<Range> list() {
    return ranges;
  }

  public boolean isEmpty() {
    return ranges.isEmpty();
  }

  /** How many numbers; not more than {@link Long#MAX_VALUE}. */
  public long count() {
    long count = 0;
    for (Range r : ranges) {
      count += r.to - r.from + 1;
      if (count < 0) {
        return Long.MAX_VALUE;
      }
    }
    return count;
  }

  public boolean contains(long number) {
    int low = 0;
    int high = ranges.size() - 1;
    while (low <= high) {
      int mid = (low + high) >>> 1;
      Range r = ranges.get(mid);
      if (number < r.from) {
        high = mid - 1;
      } else if (number > r.to) {
        low = mid + 1;
      } else {
        return true;
      }
    }
    return false;
  }

  public Ranges with(long number) {
    return contains(number) ? this : with(of(number, number));
  }

  /** The union. */
  public Ranges with(Ranges other) {
    List<Range> all = new ArrayList<>(ranges.size() + other.ranges.size());
    int i = 0;
    int j = 0;
    while (i < ranges.size() || j < other.ranges.size()) {
      boolean mine =
          j == other.ranges.size()
              || i < ranges.size() && ranges.get(i).from <= other.ranges.get(j).from;
      Range next = mine ? ranges.get(i++) : other.ranges.get(j++);
      int last = all.size() - 1;
      if (last >= 0 && next.from - 1 <= all.get(last).to) {
        all.set(last, new Range(all.get(last).from, Math.max(all.get(last).to, next.to)));
      } else {
        all.add(next);
      }
    }
    return new Ranges(List.copyOf(all));
  }

  /** What is here and not there. */
  public Ranges without(Ranges other) {
    List<Range> rest = new ArrayList<>();
    int j = 0;
    for (Range r : ranges) {
      long from = r.from;
      while (j < other.ranges.size() && other.ranges.get(j).to < from) {
        j++;
      }
      for (int k = j; k < other.ranges.size() && other.ranges.get(k).from <= r.to; k++) {
        Range hole = other.ranges.get(k);
        if (hole.from > from) {
          rest.add(new Range(from, hole.from - 1));
        }
        from = Math.max(from, hole.to + 1);
      }
      if (from <= r.to) {
        rest.add(new Range(from, r.to));
      }
    }
    return new Ranges(List.copyOf(rest));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Ranges r && r.ranges.equals(ranges);
  }

  @Override
  public int hashCode() {
    return ranges.hashCode();
  }

  @Override
  public String toString() {
    return ranges.stream().map(Range::toString).collect(Collectors.joining(","));
  }
}
