package org.swarmroom.sharing.session;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.swarmroom.sharing.pick.Block;

/**
 * The blocks that one peer was asked for, and those that were taken back from it. Invariant: with
 * the fast extension (BEP 6) each request is answered once, by the block or by a reject, also when
 * it was cancelled; a block that was taken back and asked for again has two answers to come. A
 * reject is then that of the cancelled request, which is the older one. Confined to the session's
 * event loop.
 */
final class OpenRequests {

  private static final int MOST_WITHDRAWN = 1024;

  private final boolean fast;

  /** When each was asked for, the oldest first. */
  private final Map<Block, Long> outstanding = new LinkedHashMap<>();

  /** How many requests for a block were taken back and not answered; the latest block last. */
  private final Map<Block, Integer> withdrawn = new LinkedHashMap<>();

  /**
   * @param fast whether the peer says what it will not answer
   */
  OpenRequests(boolean fast) {
    this.fast = fast;
  }

  int size() {
    return outstanding.size();
  }

  boolean isEmpty() {
    return outstanding.isEmpty();
  }

  Set<Map.Entry<Block, Long>> oldestFirst() {
    return Collections.unmodifiableSet(outstanding.entrySet());
  }

  List<Block> latestFirst() {
    var blocks = new ArrayList<>(outstanding.keySet());
    Collections.reverse(blocks);
    return blocks;
  }

  /** Since the oldest was asked for. */
  long waitedMillis(long now) {
    return outstanding.isEmpty() ? 0 : now - outstanding.values().iterator().next();
  }

  void asked(Block block, long now) {
    outstanding.put(block, now);
    if (!fast) {
      withdrawn.remove(block);
    }
  }

  boolean isOutstanding(Block block) {
    return outstanding.containsKey(block);
  }

  /** Whether the block may still come. */
  boolean expects(Block block) {
    return outstanding.containsKey(block) || withdrawn.containsKey(block);
  }

  /**
   * The block came.
   *
   * @return whether it was outstanding
   */
  boolean answered(Block block) {
    if (outstanding.remove(block) != null) {
      return true;
    }
    forgetOne(block);
    return false;
  }

  /**
   * The block will not come.
   *
   * @return whether it was outstanding, and no cancelled request is meant
   */
  boolean rejected(Block block) {
    return !forgetOne(block) && outstanding.remove(block) != null;
  }

  /**
   * The block is not waited for any more.
   *
   * @return whether it was outstanding
   */
  boolean withdraw(Block block) {
    if (outstanding.remove(block) == null) {
      return false;
    }
    keep(block);
    return true;
  }

  /** Nothing is waited for any more. */
  List<Block> withdrawAll() {
    var blocks = List.copyOf(outstanding.keySet());
    outstanding.clear();
    blocks.forEach(this::keep);
    return blocks;
  }

  private void keep(Block block) {
    var before = Optional.ofNullable(withdrawn.remove(block));
    if (withdrawn.size() >= MOST_WITHDRAWN) {
      // Without the fast extension nobody says that a block will not come: the oldest won't.
      withdrawn.remove(withdrawn.keySet().iterator().next());
    }
    withdrawn.put(block, before.orElse(0) + 1);
  }

  private boolean forgetOne(Block block) {
    boolean known = withdrawn.containsKey(block);
    withdrawn.computeIfPresent(block, (b, times) -> times > 1 ? times - 1 : null);
    return known;
  }
}
