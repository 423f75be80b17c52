package org.swarmroom.chat.room;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One of the lists b, e and I, in the order in which masks were added. */
final class MaskList {

  /** Masks in one list; tokens MAXLIST. */
  static final int MAX = 100;

  /**
   * @param by who added it, {@code nick!user@host}
   * @param at epoch ms
   */
  record Entry(Mask mask, String by, long at) {}

  private final Map<String, Entry> entries = new LinkedHashMap<>();

  /** Replaces nothing: whoever was first added it. */
  boolean add(Entry entry) {
    return entries.putIfAbsent(entry.mask.folded(), entry) == null;
  }

  Optional<Mask> remove(Mask mask) {
    return Optional.ofNullable(entries.remove(mask.folded())).map(Entry::mask);
  }

  boolean has(Mask mask) {
    return entries.containsKey(mask.folded());
  }

  boolean full() {
    return entries.size() >= MAX;
  }

  Collection<Entry> entries() {
    return entries.values();
  }

  boolean matches(Person person) {
    if (entries.isEmpty()) {
      return false;
    }
    String source = RoomState.CASES.fold(person.source());
    for (Entry entry : entries.values()) {
      if (entry.mask.matches(person, source)) {
        return true;
      }
    }
    return false;
  }
}
