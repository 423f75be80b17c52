package org.swarmroom.chat.client;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.swarmroom.chat.irc.CaseMapping;

/** Who is in the channel, by nick. Confined to the client's executor. */
final class Roster {

  private static final int MAX_EXPECTED = 10_000;

  private final Map<String, Member> members = new LinkedHashMap<>();

  /** What was told of members before they joined. */
  private final Map<String, Member> expected =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Member> eldest) {
          return size() > MAX_EXPECTED;
        }
      };

  private CaseMapping cases = CaseMapping.RFC1459;

  void cases(CaseMapping mapping) {
    cases = mapping;
  }

  boolean same(String a, String b) {
    return cases.same(a, b);
  }

  /** One form of all the ways to write a nick. */
  String fold(String nick) {
    return cases.fold(nick);
  }

  void clear() {
    members.clear();
    expected.clear();
  }

  List<Member> all() {
    return List.copyOf(members.values());
  }

  Optional<Member> find(String nick) {
    return Optional.ofNullable(members.get(cases.fold(nick)));
  }

  /** Adds a nick, with what was told of it before; empty if it is here already. */
  Optional<Member> add(String nick) {
    String key = cases.fold(nick);
    if (members.containsKey(key)) {
      return Optional.empty();
    }
    Member known = expected.remove(key);
    Member member = known == null ? plain(nick) : known;
    members.put(key, member);
    return Optional.of(member);
  }

  Optional<Member> remove(String nick) {
    return Optional.ofNullable(members.remove(cases.fold(nick)));
  }

  Optional<Member> rename(String from, String to) {
    return remove(from)
        .map(
            m -> {
              Member renamed = Members.renamed(m, to);
              members.put(cases.fold(to), renamed);
              return renamed;
            });
  }

  /** Changes what is known of a nick, here or expected; the member if it is here and changed. */
  Optional<Member> update(String nick, boolean expect, UnaryOperator<Member> change) {
    String key = cases.fold(nick);
    Member before = members.get(key);
    if (before == null) {
      if (expect) {
        expected.put(key, change.apply(plain(nick)));
      }
      return Optional.empty();
    }
    Member after = change.apply(before);
    members.put(key, after);
    return after.equals(before) ? Optional.empty() : Optional.of(after);
  }

  private static Member plain(String nick) {
    return new Member(nick, "", false, List.of(), false, false, OptionalLong.empty());
  }
}
