package org.swarmroom.sharing.choke;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Shares a node's upload slots among its sessions. Invariant: never more slots are granted than
 * there are. Each session gets what it wants up to an equal share, in the order they came; what
 * some leave over goes to others. Thread-safe by its own lock; sessions are told of changes outside
 * of it.
 */
public final class SlotBudget {

  /** Slots where the user chose none. */
  public static final int AUTOMATIC = 20;

  private record Claim(Runnable changed, int wanted, int granted) {}

  private final Map<Object, Claim> claims = new LinkedHashMap<>();
  private int slots;

  /**
   * @param slots 0 for automatic
   */
  public SlotBudget(int slots) {
    this.slots = number(slots);
  }

  private static int number(int slots) {
    return slots == 0 ? AUTOMATIC : slots;
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
      this.slots = number(slots);
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
  public int want(Object session, int wanted, Runnable changed) {
    List<Runnable> others;
    int granted;
    synchronized (this) {
      var before = claims.get(session);
      if (before != null && before.wanted() == wanted) {
        return before.granted();
      }
      if (wanted == 0) {
        claims.remove(session);
      } else {
        claims.put(session, new Claim(changed, wanted, before == null ? 0 : before.granted()));
      }
      others = share();
      others.remove(changed);
      var claim = claims.get(session);
      granted = claim == null ? 0 : claim.granted();
    }
    others.forEach(Runnable::run);
    return granted;
  }

  private List<Runnable> share() {
    var grants = new LinkedHashMap<Object, Integer>();
    int left = slots;
    boolean more = true;
    while (left > 0 && more) {
      more = false;
      for (var claim : claims.entrySet()) {
        int has = grants.getOrDefault(claim.getKey(), 0);
        if (left > 0 && has < claim.getValue().wanted()) {
          grants.put(claim.getKey(), has + 1);
          left--;
          more = true;
        }
      }
    }
    var changed = new ArrayList<Runnable>();
    for (var claim : claims.entrySet()) {
      var old = claim.getValue();
      int granted = grants.getOrDefault(claim.getKey(), 0);
      if (granted != old.granted()) {
        claim.setValue(new Claim(old.changed(), old.wanted(), granted));
        changed.add(old.changed());
      }
    }
    return changed;
  }
}
