package org.swarmroom.sharing.choke;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * Shares a node's upload slots among its sessions. Invariant: never more slots are granted than
 * there are: the user's number exactly, or as many as {@linkplain AutomaticSlots help} and {@value
 * #SPARE} for slow peers. Each session gets what it wants up to an equal share, in the order they
 * came; what some leave over goes to others. Thread-safe by its own lock; sessions are told of
 * changes outside of it.
 */
public final class SlotBudget {

  /** Slots for slow peers alone, where the user chose no number. */
  static final int SPARE = 20;

  private record Claim(Runnable changed, int wanted, Grant granted) {}

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
   * Looks whether another number of slots would do better; from any session, every few seconds.
   *
   * @param now milliseconds of a clock that never goes back, the same for all sessions
   */
  public void review(long now) {
    List<Runnable> changed;
    synchronized (this) {
      if (!isAutomatic) {
        return;
      }
      int wanted = claims.values().stream().mapToInt(Claim::wanted).sum();
      slots = automatic.review(sent.sum(), wanted, now);
      changed = share();
    }
    changed.forEach(Runnable::run);
  }

  /**
   * States how many slots a session could use.
   *
   * @param changed called, on any thread, when its grant is another than before
   * @return the grant now
   */
  public Grant want(Object session, int wanted, Runnable changed) {
    List<Runnable> others;
    Grant granted;
    synchronized (this) {
      var before = claims.get(session);
      if (before != null && before.wanted() == wanted) {
        return before.granted();
      }
      if (wanted == 0) {
        claims.remove(session);
      } else {
        var old = before == null ? Grant.NOTHING : before.granted();
        claims.put(session, new Claim(changed, wanted, old));
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
    claims.forEach((session, claim) -> wanted.put(session, claim.wanted()));
    var regular = share(slots, wanted);
    wanted.replaceAll((session, number) -> number - regular.getOrDefault(session, 0));
    var spare = share(isAutomatic ? SPARE : 0, wanted);
    var changed = new ArrayList<Runnable>();
    for (var claim : claims.entrySet()) {
      var old = claim.getValue();
      var session = claim.getKey();
      var granted = new Grant(regular.getOrDefault(session, 0), spare.getOrDefault(session, 0));
      if (!granted.equals(old.granted())) {
        claim.setValue(new Claim(old.changed(), old.wanted(), granted));
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
