package org.swarmroom.sharing.choke;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/**
 * Shares a node's upload slots among its sessions. Invariant: never more slots are granted than
 * there are: the user's number exactly, or as many as {@linkplain AutomaticSlots help} and {@value
 * #SPARE} for slow peers. Each session gets what it wants up to an equal share; what some leave
 * over goes to others, and what all leave over to peers that hardly use a slot. Where there are
 * more sessions than slots, others come first each {@linkplain Choker#TURN turn}. Thread-safe by
 * its own lock; sessions are told of changes outside of it.
 */
public final class SlotBudget {

  /** Slots for slow peers alone, where the user chose no number. */
  static final int SPARE = 20;

  private record Claim(Runnable changed, int wanted, int slow, Grant granted) {
    boolean isFor(int wantedNow, int slowNow) {
      return wanted == wantedNow && slow == slowNow;
    }
  }

  /**
   * What a session may unchoke.
   *
   * @param spare slow peers, beyond the slots
   */
  public record Grant(int slots, int spare) {

    static final Grant NOTHING = new Grant(0, 0);
  }

  private final Map<Object, Claim> claims = new LinkedHashMap<>();
  private final LongAdder sent = new LongAdder();
  private AutomaticSlots automatic = new AutomaticSlots();
  private boolean isAutomatic;
  private int slots;
  private long turn;

  /**
   * @param slots 0 for automatic
   */
  public SlotBudget(int slots) {
    number(slots);
  }

  private void number(int chosen) {
    isAutomatic = chosen == 0;
    automatic = new AutomaticSlots();
    slots = isAutomatic ? automatic.slots() : chosen;
  }

  public synchronized int slots() {
    return slots;
  }

  /**
   * @param slots 0 for automatic
   */
  public void setSlots(int slots) {
    List<Runnable> changed;
    synchronized (this) {
      number(slots);
      changed = share();
    }
    changed.forEach(Runnable::run);
  }

  /** Bytes of blocks went out. */
  public void sent(int bytes) {
    sent.add(bytes);
  }

  /**
   * Looks whether another number of slots would do better, and whose turn it is; from any session,
   * every few seconds.
   *
   * @param now milliseconds of a clock that never goes back, the same for all sessions
   */
  public void review(long now) {
    List<Runnable> changed;
    synchronized (this) {
      boolean rotates = rotate(Math.floorDiv(now, Choker.TURN.toMillis()));
      if (isAutomatic) {
        int wanted = claims.values().stream().mapToInt(c -> c.wanted() + c.slow()).sum();
        slots = automatic.review(sent.sum(), wanted, now);
      } else if (!rotates) {
        return;
      }
      changed = share();
    }
    changed.forEach(Runnable::run);
  }

  /** In a new turn those come first who came after the last one that got a slot before. */
  private boolean rotate(long turnNow) {
    if (turnNow == turn || claims.size() < 2) {
      return false;
    }
    turn = turnNow;
    int served = Math.max(1, slots % claims.size());
    for (var session : List.copyOf(claims.keySet()).subList(0, served)) {
      Optional.ofNullable(claims.remove(session)).ifPresent(claim -> claims.put(session, claim));
    }
    return true;
  }

  /**
   * States how many slots a session could use.
   *
   * @param wanted peers that would use a slot
   * @param slow peers that are known for hardly using one: they get what is left over
   * @param changed called, on any thread, when its grant is another than before
   * @return the grant now
   */
  public Grant want(Object session, int wanted, int slow, Runnable changed) {
    List<Runnable> others;
    Grant granted;
    synchronized (this) {
      var before = claims.get(session);
      if (before != null && before.isFor(wanted, slow)) {
        return before.granted();
      }
      if (wanted + slow == 0) {
        claims.remove(session);
      } else {
        var old = before == null ? Grant.NOTHING : before.granted();
        claims.put(session, new Claim(changed, wanted, slow, old));
      }
      others = share();
      others.remove(changed);
      var claim = claims.get(session);
      granted = claim == null ? Grant.NOTHING : claim.granted();
    }
    others.forEach(Runnable::run);
    return granted;
  }

  private List<Runnable> share() {
    var wanted = new LinkedHashMap<Object, Integer>();
    var slow = new LinkedHashMap<Object, Integer>();
    claims.forEach(
        (session, claim) -> {
          wanted.put(session, claim.wanted());
          slow.put(session, claim.slow());
        });
    var regular = share(slots, wanted);
    int left = slots - regular.values().stream().mapToInt(n -> n).sum();
    share(left, slow).forEach((session, number) -> regular.merge(session, number, Integer::sum));
    wanted.replaceAll((s, number) -> number + slow.getOrDefault(s, 0) - regular.getOrDefault(s, 0));
    var spare = share(isAutomatic ? SPARE : 0, wanted);
    var changed = new ArrayList<Runnable>();
    for (var claim : claims.entrySet()) {
      var old = claim.getValue();
      var session = claim.getKey();
      var granted = new Grant(regular.getOrDefault(session, 0), spare.getOrDefault(session, 0));
      if (!granted.equals(old.granted())) {
        claim.setValue(new Claim(old.changed(), old.wanted(), old.slow(), granted));
        changed.add(old.changed());
      }
    }
    return changed;
  }

  private static Map<Object, Integer> share(int number, Map<Object, Integer> wanted) {
    var grants = new LinkedHashMap<Object, Integer>();
    int left = number;
    boolean more = true;
    while (left > 0 && more) {
      more = false;
      for (var claim : wanted.entrySet()) {
        int has = grants.getOrDefault(claim.getKey(), 0);
        if (left > 0 && has < claim.getValue()) {
          grants.put(claim.getKey(), has + 1);
          left--;
          more = true;
        }
      }
    }
    return grants;
  }
}
