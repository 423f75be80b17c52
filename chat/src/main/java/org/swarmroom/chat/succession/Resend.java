package org.swarmroom.chat.succession;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A member's lines from the moment they are said until they are safe: which to send, and when.
 *
 * <p>Each goes through: said, kept (in the outbox on disk), sent (on this connection), and leaves
 * when it is both logged (on our own disk, with a stamp) and safe (the second tick), or refused.
 * Invariant: on every connection lines go out in the order in which they were said, none before it
 * and all before it are kept, none before the sync is done. So no host stamps a later line without
 * an earlier one that isn't in our own log.
 */
public final class Resend {

  private static final class Said {
    boolean kept;
    boolean sent;
    boolean logged;
    boolean safe;
  }

  private final Map<String, Said> lines = new LinkedHashMap<>();
  private boolean inside;

  /** Said just now; not on disk yet. */
  public void said(String id) {
    lines.put(id, new Said());
  }

  /** Read from the outbox on disk, oldest first, after a start. */
  public void found(String id) {
    said(id);
    kept(id);
  }

  /** The outbox has it on disk. */
  public void kept(String id) {
    Said said = lines.get(id);
    if (said != null) {
      said.kept = true;
    }
  }

  /** We stand in the room and both logs are equal: all that isn't safe is sent again. */
  public void entered() {
    inside = true;
    lines.values().forEach(said -> said.sent = false);
  }

  /** The connection is gone, or the host no longer stamps. */
  public void left() {
    inside = false;
  }

  /** What to send now, in this order; it counts as sent. */
  public List<String> due() {
    List<String> due = new ArrayList<>();
    if (inside) {
      for (var entry : lines.entrySet()) {
        Said said = entry.getValue();
        if (!said.kept) {
          break;
        }
        if (!said.sent) {
          said.sent = true;
          due.add(entry.getKey());
        }
      }
    }
    return due;
  }

  public boolean knows(String id) {
    return lines.containsKey(id);
  }

  /**
   * The first tick came, and the line is on our own disk with its stamp.
   *
   * @return whether it may leave the outbox
   */
  public boolean logged(String id) {
    Said said = lines.get(id);
    if (said != null) {
      said.logged = true;
    }
    return leaves(id, said);
  }

  /**
   * The second tick came; on networks without one, the first is taken for it.
   *
   * @return whether it may leave the outbox
   */
  public boolean safe(String id) {
    Said said = lines.get(id);
    if (said != null) {
      said.safe = true;
    }
    return leaves(id, said);
  }

  private boolean leaves(String id, @org.jspecify.annotations.Nullable Said said) {
    boolean leaves = said != null && said.logged && said.safe;
    if (leaves) {
      lines.remove(id);
    }
    return leaves;
  }

  /** The host will never take it. */
  public void refused(String id) {
    lines.remove(id);
  }

  /** Said and not safe, oldest first. */
  public List<String> waiting() {
    return List.copyOf(lines.keySet());
  }
}
