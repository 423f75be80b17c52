package org.swarmroom.chat.succession;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.swarmroom.chat.link.HostPort;

/**
 * The host's side of the successor list: the first {@link #MAX} members in join order whose port
 * was reached within {@link #FRESH} ms by the host <em>and</em> one other member; with no other
 * member, by the host. Who hosts next is measured before it is needed.
 *
 * <p>After a take-over the order of the old list goes on, and what it said counts as measured at
 * that moment. A host that comes back was on no list and so joins at the end.
 */
public final class SuccessorList {

  public static final int MAX = 8;

  /** ms for which a measurement counts. */
  public static final long FRESH = 600_000;

  /**
   * One line to the members: {@code ROOM SUCC version rank/count fingerprint addresses}.
   *
   * @param entry empty only if the whole list is
   */
  public record Part(long version, int rank, int count, Optional<Successor> entry) {}

  private static final class Member {
    final int order;
    final List<HostPort> addresses;
    final Map<String, Long> reachedAt = new HashMap<>();

    Member(int order, List<HostPort> addresses) {
      this.order = order;
      this.addresses = addresses;
    }
  }

  private final String host;
  private final Map<String, Integer> inherited = new HashMap<>();
  private final long inheritedAt;
  private final Map<String, Member> members = new HashMap<>();
  private List<Successor> told = List.of();
  private long version;
  private int joins = MAX;

  /**
   * @param host our own fingerprint
   * @param inherited the list that was true under the last host; empty if there was none
   */
  public SuccessorList(String host, List<Successor> inherited, long now) {
    this.host = host;
    this.inheritedAt = now;
    for (Successor s : inherited.subList(0, Math.min(MAX, inherited.size()))) {
      this.inherited.putIfAbsent(s.fingerprint(), this.inherited.size());
    }
  }

  /** A member that proved the key came; without addresses it can't be a successor. */
  public void joined(String member, List<HostPort> addresses) {
    Integer rank = inherited.remove(member);
    Member m = new Member(rank != null ? rank : joins++, addresses);
    if (rank != null) {
      m.reachedAt.put(host, inheritedAt);
      m.reachedAt.put("", inheritedAt);
    }
    members.put(member, m);
  }

  public void left(String member) {
    members.remove(member);
  }

  /** What came of a dial-back; the first failure ends what was measured by the same one. */
  public void reached(String member, String by, boolean ok, long now) {
    Member m = members.get(member);
    if (m == null || by.equals(member)) {
      return;
    }
    if (ok) {
      m.reachedAt.put(by, now);
    } else {
      m.reachedAt.remove(by);
      m.reachedAt.remove("");
    }
    m.reachedAt.keySet().removeIf(who -> !who.isEmpty() && !present(who));
  }

  private boolean present(String who) {
    return who.equals(host) || members.containsKey(who);
  }

  private boolean counts(String name, Member m, long now) {
    boolean byHost = false;
    boolean byOther = members.size() == 1;
    for (var reached : m.reachedAt.entrySet()) {
      boolean fresh = now - reached.getValue() <= FRESH;
      byHost |= fresh && reached.getKey().equals(host);
      byOther |= fresh && !reached.getKey().equals(host);
    }
    return byHost && byOther && !m.addresses.isEmpty() && !name.equals(host);
  }

  /** Members in join order. */
  public List<String> order() {
    return members.entrySet().stream()
        .sorted(Comparator.comparingInt(e -> e.getValue().order))
        .map(Map.Entry::getKey)
        .toList();
  }

  public List<Successor> list(long now) {
    return order().stream()
        .filter(name -> counts(name, at(name), now))
        .limit(MAX)
        .map(name -> new Successor(name, at(name).addresses))
        .toList();
  }

  private Member at(String name) {
    Member m = members.get(name);
    if (m == null) {
      throw new IllegalArgumentException(name + " is no member");
    }
    return m;
  }

  /** The list, if it is another one than was last told; to all members then. */
  public List<Part> news(long now) {
    List<Successor> list = list(now);
    if (version > 0 && list.equals(told)) {
      return List.of();
    }
    told = list;
    version++;
    return parts();
  }

  /** What was last told, for a member that just came. */
  public List<Part> parts() {
    if (told.isEmpty()) {
      return List.of(new Part(version, 0, 0, Optional.empty()));
    }
    List<Part> parts = new ArrayList<>();
    for (int rank = 0; rank < told.size(); rank++) {
      parts.add(new Part(version, rank, told.size(), Optional.of(told.get(rank))));
    }
    return parts;
  }
}
