package org.swarmroom.chat.room;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What of the channel outlives the program, as names with values; see {@link RoomStateStore} for
 * which. An empty value means that there is none.
 */
final class KeptState {

  private static final Logger LOG = LoggerFactory.getLogger(KeptState.class);

  private static final String FLAGS = "modes";
  private static final String KEY = "key";
  private static final String LIMIT = "limit";
  private static final String RANK = "rank ";

  private final ChannelState channel;
  private BiConsumer<String, String> keeper = (name, value) -> {};

  KeptState(ChannelState channel) {
    this.channel = channel;
  }

  /**
   * @param kept what there is
   * @param keeper told of each change from now on
   */
  void begin(Map<String, String> kept, BiConsumer<String, String> keeper) {
    kept.forEach(this::restore);
    this.keeper = keeper;
  }

  private void restore(String name, String value) {
    switch (name) {
      case FLAGS -> {
        for (Flag flag : Flag.values()) {
          channel.modes.set(flag, value.indexOf(flag.letter) >= 0);
        }
      }
      case KEY -> channel.modes.key = value;
      case LIMIT -> channel.modes.limit = number(value).map(Long::intValue).orElse(0);
      default -> restoreNamed(name, value);
    }
  }

  private void restoreNamed(String name, String value) {
    if (name.startsWith(RANK)) {
      channel.grant(name.substring(RANK.length()), ranks(value));
      return;
    }
    Optional<Mask> mask = name.length() > 2 ? Mask.parse(name.substring(2)) : Optional.empty();
    String[] atBy = value.split(" ", 2);
    if (mask.isPresent() && "beI".indexOf(name.charAt(0)) >= 0 && name.charAt(1) == ' ') {
      channel
          .modes
          .list(name.charAt(0))
          .add(new MaskList.Entry(mask.get(), atBy[atBy.length - 1], number(atBy[0]).orElse(0L)));
    } else {
      LOG.warn("the room's state \"{}\" is of another version and was left out", name);
    }
  }

  void flags() {
    keeper.accept(FLAGS, "+" + channel.modes.flags());
  }

  void key() {
    keeper.accept(KEY, channel.modes.key);
  }

  void limit() {
    int limit = channel.modes.limit;
    keeper.accept(LIMIT, limit == 0 ? "" : Integer.toString(limit));
  }

  void added(char list, MaskList.Entry entry) {
    keeper.accept(list + " " + entry.mask().text(), entry.at() + " " + entry.by());
  }

  void removed(char list, Mask mask) {
    keeper.accept(list + " " + mask.text(), "");
  }

  /** After the rank of somebody changed: who can be known again keeps it. */
  void rank(Person person) {
    String account = person.proven();
    if (!account.isEmpty()) {
      Set<Rank> ranks = channel.ranksOf(person);
      channel.grant(account, ranks);
      keeper.accept(
          RANK + account,
          ranks.stream().map(rank -> String.valueOf(rank.mode())).collect(Collectors.joining()));
    }
  }

  private static Set<Rank> ranks(String letters) {
    Set<Rank> ranks = EnumSet.noneOf(Rank.class);
    letters.chars().forEach(c -> Rank.ofMode((char) c).ifPresent(ranks::add));
    return ranks;
  }

  private static Optional<Long> number(String text) {
    return text.matches("[0-9]{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
  }
}
