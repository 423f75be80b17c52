package org.swarmroom.chat.room;

import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The one channel: topic, modes, and who is in it with which rank. Confined to the room's thread.
 */
final class ChannelState {

  final String name;

  /** On the server of the tree that has it longest; epoch ms. */
  long createdAt;

  String topic = "";
  String topicBy = "";
  long topicAt;

  final ModeSet modes = new ModeSet();

  /** Whom an operator invited and who did not come yet. */
  final Set<Person> invited = new HashSet<>();

  private final Map<Person, EnumSet<Rank>> members = new LinkedHashMap<>();

  /** Ranks of accounts and fingerprints, in the channel or not. */
  private final Map<String, Set<Rank>> granted = new HashMap<>();

  ChannelState(String name, long createdAt) {
    this.name = name;
    this.createdAt = createdAt;
  }

  /** In the order in which they joined. */
  Set<Person> members() {
    return Collections.unmodifiableSet(members.keySet());
  }

  boolean has(Person person) {
    return members.containsKey(person);
  }

  void add(Person person) {
    members.put(person, EnumSet.noneOf(Rank.class));
  }

  /**
   * @return false if it was not in the channel
   */
  boolean remove(Person person) {
    return members.remove(person) != null;
  }

  void clear() {
    members.clear();
    invited.clear();
  }

  /** Ranks that an account has been given, whether it is here or not. */
  Set<Rank> granted(String account) {
    return granted.getOrDefault(account, Set.of());
  }

  /**
   * @param ranks all that it has from now on
   */
  void grant(String account, Set<Rank> ranks) {
    if (ranks.isEmpty()) {
      granted.remove(account);
    } else {
      granted.put(account, EnumSet.copyOf(ranks));
    }
  }

  /** What it is in the channel, highest first; empty for who is not in it. */
  Set<Rank> ranksOf(Person person) {
    return Collections.unmodifiableSet(ranks(person));
  }

  boolean is(Person person, Rank rank) {
    return ranks(person).contains(rank);
  }

  /**
   * @return whether that changed anything; nothing for who is not in the channel
   */
  boolean set(Person person, Rank rank, boolean on) {
    return on ? ranks(person).add(rank) : ranks(person).remove(rank);
  }

  /** Rank before a nick: the highest, or all for clients with multi-prefix; empty for none. */
  String prefix(Person person, boolean all) {
    StringBuilder prefix = new StringBuilder();
    for (Rank rank : ranks(person)) {
      if (all || prefix.isEmpty()) {
        prefix.append(rank.prefix());
      }
    }
    return prefix.toString();
  }

  private EnumSet<Rank> ranks(Person person) {
    EnumSet<Rank> ranks = members.get(person);
    return ranks == null ? EnumSet.noneOf(Rank.class) : ranks;
  }
}
