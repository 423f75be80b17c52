package org.swarmroom.chat.room;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What LIST asks for, with commas between: names and masks, of which one must fit, {@code !mask}
 * that must not, {@code >n} and {@code <n} users, {@code C>n} and {@code C<n} minutes since it was
 * made, {@code T>n} and {@code T<n} minutes since the topic was set. Source: ISUPPORT ELIST,
 * letters C, M, N, T and U.
 */
record ListCondition(
    List<Predicate<ChannelState>> names, List<Predicate<ChannelState>> conditions) {

  private static final int MAX = 16;

  static ListCondition parse(String text, long now) {
    ListCondition condition = new ListCondition(new ArrayList<>(), new ArrayList<>());
    for (String part : text.split(",", MAX)) {
      condition.add(part, now);
    }
    return condition;
  }

  private void add(String part, long now) {
    if (part.isEmpty()) {
      return;
    }
    if (part.matches("[CT]?[<>][0-9]{1,9}")) {
      int number = part.length() - part.replaceFirst("^[CT]?[<>]", "").length();
      long n = Long.parseLong(part.substring(number));
      boolean over = part.charAt(number - 1) == '>';
      switch (part.charAt(0)) {
        case 'C' -> conditions.add(c -> compare((now - c.createdAt) / 60_000, n, over));
        case 'T' ->
            conditions.add(c -> c.topicAt > 0 && compare((now - c.topicAt) / 60_000, n, over));
        default -> conditions.add(c -> compare(c.members().size(), n, over));
      }
    } else if (part.charAt(0) == '!') {
      conditions.add(named(part.substring(1)).negate());
    } else {
      names.add(named(part));
    }
  }

  private static boolean compare(long value, long n, boolean over) {
    return over ? value > n : value < n;
  }

  private static Predicate<ChannelState> named(String mask) {
    String folded = RoomState.CASES.fold(mask);
    return channel -> Glob.matches(folded, RoomState.CASES.fold(channel.name));
  }

  boolean holds(ChannelState channel) {
    return conditions.stream().allMatch(condition -> condition.test(channel))
        && (names.isEmpty() || names.stream().anyMatch(name -> name.test(channel)));
  }
}
