package org.swarmroom.chat.succession;

import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;
import org.swarmroom.chat.log.Stamp;

/**
 * A host's epoch and its hybrid clock: gives stamps.
 *
 * <p>Rule: a host that meets, in a join or in a log, an epoch above its own, <em>or its own number
 * opened by another host</em>, opens a new one above all before it stamps anything else. Without it
 * a sender's own lines change their order. Hosts of one's own tree of linked servers share an
 * epoch: they don't count as others, and a higher epoch of theirs is adopted and not exceeded.
 *
 * <p>States: opening (a number is chosen and must reach the disk), open (stamps). A number reaches
 * the disk before the first stamp, so that no start of the program uses it again. Invariant: within
 * (epoch, host) numbers are contiguous from 1 and times ascend strictly; nobody's stamps are used
 * twice.
 *
 * <p>Bounded: epochs more than {@link #LEAP} above all known are a lie and are not believed, nor is
 * a time more than {@link #MAX_LEAD} ahead.
 */
public final class Epochs {

  /** How far a believed epoch may be above the highest known one. */
  public static final long LEAP = 1_000_000;

  /** What an empty log believes. */
  public static final long CEILING = 1_000_000_000_000_000L;

  /** How far ahead of our clock, in ms, the hybrid clock follows another's. */
  public static final long MAX_LEAD = 600_000;

  private static final int MAX_TREE = 1_000;

  private final String self;
  private final Set<String> tree = new HashSet<>();
  private long highest;
  private long current;
  private boolean kept;
  private long number;
  private long lastAt;

  /**
   * Begins to open.
   *
   * @param self first 8 hex digits of the own fingerprint
   * @param highest of the log, of answers when the old host was lost, and of what was kept of
   *     earlier openings; 0 for a new room
   * @param lastAt time of the newest line, epoch ms, 0 if there is none
   */
  public Epochs(String self, long highest, long lastAt) {
    this.self = self;
    this.highest = highest;
    this.lastAt = lastAt;
    open(highest + 1);
  }

  private void open(long epoch) {
    current = epoch;
    highest = Math.max(highest, epoch);
    kept = false;
    number = 0;
  }

  /** The number that must reach the disk before anything is stamped. */
  public OptionalLong toKeep() {
    return kept ? OptionalLong.empty() : OptionalLong.of(current);
  }

  /** It is on disk. Of numbers given up meanwhile this may be said too; it changes nothing. */
  public void kept(long epoch) {
    kept |= epoch == current;
  }

  /** Whether {@link #stamp} may be called; lines wait until it may. */
  public boolean mayStamp() {
    return kept;
  }

  public long current() {
    return current;
  }

  /**
   * An epoch was met: in a member's join, in what its log holds, or in a line that was merged.
   *
   * @return false if it is not believable; then the line or the log isn't either
   */
  public boolean seen(long epoch, String host) {
    if (!believable(highest, epoch)) {
      return false;
    }
    highest = Math.max(highest, epoch);
    if (tree.contains(host)) {
      if (epoch > current) {
        open(epoch);
      }
    } else if (epoch > current || epoch == current && !host.equals(self)) {
      open(highest + 1);
    }
    return true;
  }

  /** Whether who knows epochs up to {@code highest} should believe this one. */
  public static boolean believable(long highest, long epoch) {
    return epoch >= 0 && epoch <= (highest == 0 ? CEILING : Math.min(CEILING, highest) + LEAP);
  }

  /** A time was met in a join or a merged line: ours goes on from there. */
  public void seenAt(long at, long now) {
    lastAt = Math.max(lastAt, Math.min(at, now + MAX_LEAD));
  }

  /** Hosts of our own tree of linked servers, first 8 hex digits each; their epoch is ours. */
  public void tree(Set<String> hosts) {
    tree.clear();
    hosts.stream().limit(MAX_TREE).forEach(tree::add);
    tree.remove(self);
  }

  /**
   * The next place in the order of the room.
   *
   * @throws IllegalStateException while the epoch isn't on disk
   */
  public Place stamp(long now) {
    if (!kept) {
      throw new IllegalStateException("epoch " + current + " is not on disk yet");
    }
    lastAt = Math.max(now, lastAt + 1);
    return new Place(new Stamp(current, self, ++number), lastAt);
  }
}
