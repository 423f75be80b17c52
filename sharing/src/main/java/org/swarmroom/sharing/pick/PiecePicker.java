package org.swarmroom.sharing.pick;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.random.RandomGenerator;

/**
 * Chooses blocks to ask for. A piece is in exactly one state:
 *
 * <pre>
 *   MISSING --pick--> STARTED --last block received--> FULL --verified--> HAVE
 *      ^                 |dropIdle                       |failed
 *      +-----------------+-------------------------------+
 * </pre>
 *
 * <p>Free blocks of started pieces come first (oldest piece first), then a rarest missing piece,
 * ties at random (or the lowest number in sequential order). When no block is free any more, the
 * endgame: blocks asked of others are asked again where that helps, each of at most {@value
 * #MOST_REQUESTERS} peers. Peers are small numbers that the caller gives out. Confined to the
 * session's event loop.
 */
public final class PiecePicker {

  /** In the endgame a block is asked of at most so many peers. */
  public static final int MOST_REQUESTERS = 3;

  /** A piece that is to come from one peer alone is taken from so many that dawdle. */
  private static final int MOST_RESTARTS = 8;

  private final PieceGrid grid;
  private final RandomGenerator random;
  private final RarityIndex rarity;
  private final BitSet have = new BitSet();
  private final Map<Integer, StartedPiece> started = new LinkedHashMap<>();
  private final Map<Integer, StartedPiece> open = new LinkedHashMap<>();
  private final Map<Block, List<Integer>> alsoAsked = new HashMap<>();
  private final BitSet solo = new BitSet();
  private boolean sequential;

  public PiecePicker(PieceGrid grid, RandomGenerator random) {
    this.grid = grid;
    this.random = random;
    this.rarity = new RarityIndex(grid.pieces());
  }

  /** From now on: pieces in file order, for previews, or rarest first. */
  public void setSequential(boolean sequential) {
    this.sequential = sequential;
  }

  public BitSet have() {
    return have;
  }

  public boolean has(int piece) {
    return have.get(piece);
  }

  public boolean isComplete() {
    return have.cardinality() == grid.pieces();
  }

  /** Every missing block is asked of somebody. */
  public boolean isEndgame() {
    return open.isEmpty() && rarity.isEmpty() && !started.isEmpty();
  }

  public int availability(int piece) {
    return rarity.availability(piece);
  }

  public boolean isStarted(int piece) {
    return started.containsKey(piece);
  }

  public int startedPieces() {
    return started.size();
  }

  /** Whether the peer has a piece that we lack. */
  public boolean isInteresting(BitSet peerHas) {
    for (int p = peerHas.nextSetBit(0); p >= 0; p = peerHas.nextSetBit(p + 1)) {
      if (!have.get(p)) {
        return true;
      }
    }
    return false;
  }

  public void peerHas(int piece) {
    rarity.increment(piece);
  }

  public void peerCame(BitSet pieces) {
    pieces.stream().forEach(rarity::increment);
  }

  public void peerLeft(BitSet pieces) {
    pieces.stream().forEach(rarity::decrement);
  }

  /** As {@link #pick(int, BitSet, int, IntPredicate, IntPredicate)}, where asking again helps. */
  List<Block> pick(int peer, BitSet peerHas, int most, IntPredicate mayStart) {
    return pick(peer, peerHas, most, mayStart, other -> true);
  }

  /**
   * Chooses up to {@code most} blocks that the peer has, and notes them as asked of it.
   *
   * @param mayStart asked before a new piece is started; false where there is no room for it
   * @param mayHelp asked in the endgame of a peer that owes us a block: whether this peer is likely
   *     to be quicker
   */
  public List<Block> pick(
      int peer, BitSet peerHas, int most, IntPredicate mayStart, IntPredicate mayHelp) {
    var blocks = new ArrayList<Block>(Math.max(0, most));
    takeStarted(peer, peerHas, most, blocks);
    while (blocks.size() < most) {
      int piece = sequential ? rarity.lowest(peerHas) : rarity.rarest(peerHas, random);
      if (piece < 0 || !mayStart.test(piece)) {
        break;
      }
      rarity.remove(piece);
      var start = new StartedPiece(piece, grid.blocks(piece), solo.get(piece));
      started.put(piece, start);
      open.put(piece, start);
      take(start, peer, most, blocks);
    }
    if (blocks.isEmpty() && isEndgame()) {
      takeAgain(peer, peerHas, most, mayHelp, blocks);
    }
    return blocks;
  }

  private void takeStarted(int peer, BitSet peerHas, int most, List<Block> blocks) {
    if (open.isEmpty()) {
      return;
    }
    for (var piece : List.copyOf(open.values())) {
      if (blocks.size() >= most) {
        return;
      }
      if (peerHas.get(piece.piece) && piece.mayTake(peer)) {
        take(piece, peer, most, blocks);
      }
    }
  }

  private void take(StartedPiece piece, int peer, int most, List<Block> blocks) {
    while (blocks.size() < most && piece.hasFree()) {
      blocks.add(grid.block(piece.piece, piece.take(peer)));
    }
    if (!piece.hasFree()) {
      open.remove(piece.piece);
    }
  }

  private void takeAgain(
      int peer, BitSet peerHas, int most, IntPredicate mayHelp, List<Block> blocks) {
    int last = StartedPiece.NOBODY;
    boolean helps = false;
    for (var piece : started.values()) {
      if (!peerHas.get(piece.piece) || piece.isSolo()) {
        continue;
      }
      var pending = piece.pending();
      for (int b = pending.nextSetBit(0);
          b >= 0 && blocks.size() < most;
          b = pending.nextSetBit(b + 1)) {
        int asked = piece.requester[b];
        if (asked != last) {
          last = asked;
          helps = asked != peer && mayHelp.test(asked);
        }
        if (helps) {
          var block = grid.block(piece.piece, b);
          var also = alsoAsked.computeIfAbsent(block, k -> new ArrayList<>(2));
          if (!also.contains(peer) && also.size() + 1 < MOST_REQUESTERS) {
            also.add(peer);
            blocks.add(block);
          }
        }
      }
    }
  }

  /** A request will not be answered: choked, rejected, timed out or disconnected. */
  public void released(int peer, Block block) {
    var piece = started.get(block.piece());
    if (piece == null) {
      return;
    }
    var also = alsoAsked.get(block);
    if (piece.requester[block.index()] != peer) {
      if (also != null) {
        also.remove((Integer) peer);
      }
      return;
    }
    int next = also == null || also.isEmpty() ? StartedPiece.NOBODY : also.remove(0);
    piece.release(block.index(), next);
    if (piece.hasFree()) {
      open.put(piece.piece, piece);
    }
  }

  /**
   * A block that {@code from} was asked for, and nobody else, is from now on asked of {@code to};
   * what {@code from} may still send of it counts if it is first.
   *
   * @return false where that is not so, or the block was moved before (in the endgame: too often)
   */
  public boolean reassign(Block block, int from, int to) {
    var piece = started.get(block.piece());
    return piece != null
        && !alsoAsked.containsKey(block)
        && from != to
        && piece.reassign(block.index(), from, to, isEndgame() ? MOST_REQUESTERS : 1);
  }

  /** Whether a started piece is to come from one peer alone. */
  public boolean isSolo(int piece) {
    var start = started.get(piece);
    return start != null && start.isSolo();
  }

  /**
   * A piece that {@code from} alone is asked for comes from {@code to} alone, from its start on, so
   * that it is still known who lied; at most {@value #MOST_RESTARTS} times.
   *
   * @return its first block, now asked of {@code to}; empty where that can't be
   */
  public Optional<Block> restart(int piece, int from, int to) {
    var start = started.get(piece);
    if (start == null || !start.restart(from, to, MOST_RESTARTS)) {
      return Optional.empty();
    }
    if (start.hasFree()) {
      open.put(piece, start);
    } else {
      open.remove(piece);
    }
    return Optional.of(grid.block(piece, 0));
  }

  /** Whether this block is still missing in a started piece, and may come from this peer. */
  public boolean wants(Block block, int peer) {
    var piece = started.get(block.piece());
    return piece != null && !piece.has(block.index()) && piece.mayGive(peer);
  }

  /** Whether this block is still missing in a started piece. */
  public boolean wants(Block block) {
    var piece = started.get(block.piece());
    return piece != null && !piece.has(block.index());
  }

  /**
   * Notes a wanted block as received.
   *
   * @return the other peers that were asked for it and need a cancel
   */
  public List<Integer> received(int peer, Block block) {
    var piece = started.get(block.piece());
    if (piece == null || piece.has(block.index())) {
      throw new IllegalStateException("not wanted: " + block);
    }
    int asked = piece.requester[block.index()];
    piece.receive(block.index(), peer);
    if (!piece.hasFree()) {
      open.remove(piece.piece);
    }
    if (alsoAsked.isEmpty() && asked == peer) {
      return List.of();
    }
    var others = alsoAsked.remove(block);
    var cancel = others == null ? new ArrayList<Integer>() : new ArrayList<>(others);
    cancel.add(asked);
    cancel.removeIf(p -> p == peer || p == StartedPiece.NOBODY);
    return cancel;
  }

  /** Whether all blocks of the piece were received and it waits for its verdict. */
  public boolean isFull(int piece) {
    var start = started.get(piece);
    return start != null && start.isFull();
  }

  /** Who sent each block of a started piece. */
  public List<Integer> senders(int piece) {
    var start = started.get(piece);
    return start == null ? List.of() : start.senders();
  }

  /** The piece is good and on disk. */
  public void verified(int piece) {
    forget(piece);
    rarity.remove(piece);
    have.set(piece);
  }

  /**
   * The piece is missing again: its hash was wrong, it could not be written, or it was found
   * damaged.
   */
  public void failed(int piece) {
    forget(piece);
    have.clear(piece);
    rarity.add(piece);
  }

  /**
   * The piece is missing again, and of its several senders it isn't known who lied: next time it
   * comes from one peer alone, so that then it is.
   */
  public void failedByMany(int piece) {
    solo.set(piece);
    failed(piece);
  }

  /**
   * Gives up a started piece of which no block is asked for and that none of the peers at hand has,
   * to make room for others.
   *
   * @return the piece, or -1 where there is none
   */
  public int dropIdle() {
    for (var piece : open.values()) {
      if (piece.isIdle() && rarity.availability(piece.piece) == 0) {
        failed(piece.piece);
        return piece.piece;
      }
    }
    return -1;
  }

  private void forget(int piece) {
    open.remove(piece);
    if (started.remove(piece) != null && !alsoAsked.isEmpty()) {
      alsoAsked.keySet().removeIf(b -> b.piece() == piece);
    }
  }
}
