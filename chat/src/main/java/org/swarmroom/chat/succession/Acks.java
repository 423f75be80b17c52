package org.swarmroom.chat.succession;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.swarmroom.chat.log.Stamp;

/**
 * The host's side of the second tick: a line is safe once K others have it on disk, K = min(2,
 * others present). Others are the members apart from its sender; the host itself counts as none,
 * its own client must not be told to this class.
 *
 * <p>A member's {@code ROOM GOT stamp} means: that line, and all that was sent to me before it on
 * this connection, is on my disk. Who left keeps what it has, so its answer still counts.
 *
 * <p>Bounded: {@link #MAX_SENT} lines unanswered per member, {@link #MAX_WAITING} lines that wait;
 * what falls out gets its tick when it is sent again.
 */
public final class Acks {

  public static final int ENOUGH = 2;
  static final int MAX_SENT = 100_000;
  static final int MAX_WAITING = 50_000;

  /** Tell its sender: {@code ROOM SAFE id}. */
  public record Safe(String sender, String id) {}

  private static final class Member {
    final Deque<Stamp> sent = new ArrayDeque<>();
    final Have got = new Have();
  }

  private static final class Waiting {
    final String id;
    final String sender;
    final Set<String> holders = new HashSet<>();
    Stamp stamp;

    Waiting(String id, String sender, Stamp stamp) {
      this.id = id;
      this.sender = sender;
      this.stamp = stamp;
    }
  }

  private final Map<String, Member> members = new HashMap<>();
  private final Map<String, Waiting> waiting = new LinkedHashMap<>();
  private final Map<Stamp, Waiting> byStamp = new HashMap<>();

  /** Over a new connection; what it got on an older one doesn't count until it tells. */
  public void joined(String member) {
    members.put(member, new Member());
  }

  /** With one less, fewer are enough. */
  public List<Safe> left(String member) {
    members.remove(member);
    return safe(List.copyOf(waiting.values()));
  }

  /** Told before its first answer: what its disk holds. */
  public List<Safe> has(String member, Have have) {
    Member m = members.get(member);
    if (m == null) {
      return List.of();
    }
    have.origins().forEach(m.got::add);
    List<Waiting> touched = new ArrayList<>();
    for (Waiting w : waiting.values()) {
      if (have.contains(w.stamp)) {
        w.holders.add(member);
        touched.add(w);
      }
    }
    return safe(touched);
  }

  /** A member sent us this line from its log: so it is on its disk. */
  public List<Safe> holds(String member, Stamp stamp) {
    Have one = new Have();
    one.add(stamp);
    return has(member, one);
  }

  /** A stamped line was sent to a member; in the order in which they go out. */
  public void sent(String member, Stamp stamp) {
    Member m = members.get(member);
    if (m != null) {
      if (m.sent.size() == MAX_SENT) {
        m.sent.remove();
      }
      m.sent.add(stamp);
    }
  }

  /** An answer. One that names nothing we sent says nothing. */
  public List<Safe> got(String member, Stamp stamp) {
    Member m = members.get(member);
    if (m == null || !m.sent.contains(stamp)) {
      return List.of();
    }
    List<Waiting> touched = new ArrayList<>();
    Stamp next;
    do {
      next = m.sent.remove();
      m.got.add(next);
      Waiting w = byStamp.get(next);
      if (w != null && w.holders.add(member)) {
        touched.add(w);
      }
    } while (!next.equals(stamp));
    return safe(touched);
  }

  /** A line is on the host's disk and its sender waits; also one that was sent again. */
  public List<Safe> said(String id, Stamp stamp, String sender) {
    Waiting w = new Waiting(id, sender, stamp);
    forget(id);
    if (waiting.size() == MAX_WAITING) {
      forget(waiting.keySet().iterator().next());
    }
    waiting.put(id, w);
    byStamp.put(stamp, w);
    members.forEach(
        (member, m) -> {
          if (m.got.contains(stamp)) {
            w.holders.add(member);
          }
        });
    return safe(List.of(w));
  }

  /** A line has a smaller stamp now; it is sent to all with it and counts when they have that. */
  public void restamped(String id, Stamp stamp) {
    Waiting w = waiting.get(id);
    if (w != null) {
      byStamp.remove(w.stamp, w);
      w.stamp = stamp;
      byStamp.put(stamp, w);
    }
  }

  private List<Safe> safe(List<Waiting> touched) {
    List<Safe> safe = new ArrayList<>();
    for (Waiting w : touched) {
      long others = members.size() - (members.containsKey(w.sender) ? 1 : 0);
      long holders = w.holders.size() - (w.holders.contains(w.sender) ? 1 : 0);
      if (holders >= Math.min(ENOUGH, others)) {
        forget(w.id);
        safe.add(new Safe(w.sender, w.id));
      }
    }
    return safe;
  }

  private void forget(String id) {
    Waiting w = waiting.remove(id);
    if (w != null) {
      byStamp.remove(w.stamp, w);
    }
  }
}
