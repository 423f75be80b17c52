package org.swarmroom.sharing.session;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.swarmroom.sharing.limit.RateChain;
import org.swarmroom.sharing.pick.Block;
import org.swarmroom.sharing.pick.Lateness;
import org.swarmroom.sharing.wire.Message;

/**
 * Our requests to one peer. Invariant: at most {@code depth} are unanswered, and each of them is
 * noted with the picker; those taken back since (choke, silence) may still be answered, and count
 * if nobody else was quicker. The depth follows the measured rate: about one second's worth of
 * blocks.
 */
final class RequestPipeline {

  static final int FIRST_DEPTH = 64;
  static final int MOST_DEPTH = 512;
  private static final int LEAST_DEPTH = 4;

  /** A connection with less than this to do may help others out in the endgame. */
  private static final int ENDGAME_DEPTH = 8;

  private final PeerConnection peer;
  private final Download download;
  private final RateChain limit;
  private final OpenRequests open;
  private final Denials denials = new Denials();
  private int depth = FIRST_DEPTH;
  private int peerQueue = MOST_DEPTH;
  private boolean waitsForLimit;
  private @Nullable ScheduledFuture<?> limitTimer;

  RequestPipeline(PeerConnection peer, Download download, RateChain limit) {
    this.peer = peer;
    this.download = download;
    this.limit = limit;
    this.open = new OpenRequests(peer.handshake().fast());
  }

  /** The peer takes so many requests at once (BEP 10, reqq). */
  void setPeerQueue(int requests) {
    peerQueue = Math.max(1, requests);
  }

  int outstanding() {
    return open.size();
  }

  boolean isWaitingForLimit() {
    return waitsForLimit;
  }

  /** Adapts the depth to what came in of late. */
  void adapt(long bytesPerSecond) {
    long blocks = bytesPerSecond / Block.SIZE + LEAST_DEPTH;
    depth = (int) Math.max(LEAST_DEPTH * 2, Math.min(MOST_DEPTH, blocks));
  }

  /** A block came while the pipeline was full: as in slow start, ask for one more. */
  private void deepen() {
    if (depth < MOST_DEPTH) {
      depth++;
    }
  }

  /** Asks for more, if the peer lets us and there is something to ask for. */
  void fill() {
    int most = Math.min(depth, peerQueue);
    int room = most - open.size();
    if (!peer.mayRequest() || room <= 0 || waitsForLimit || (room < most / 8 && room < 16)) {
      return;
    }
    if (download.picker().isEndgame()) {
      download.overdue().help(peer, this, ENDGAME_DEPTH);
      room = Math.min(room, ENDGAME_DEPTH - open.size());
    }
    var blocks = pick(room);
    if (!blocks.isEmpty()) {
      peer.session().refusals().asked(peer);
      ask(blocks);
    }
  }

  /** Blocks that follow each other are asked for as one, where the peer takes that. */
  private void ask(List<Block> blocks) {
    int longest = longest();
    long now = peer.session().now();
    if (open.isEmpty()) {
      peer.flow().throughput().asked(now);
    }
    for (int first = 0, next; first < blocks.size(); first = next) {
      var from = blocks.get(first);
      int length = 0;
      for (next = first; next < blocks.size(); next++) {
        var block = blocks.get(next);
        if (next > first
            && (block.piece() != from.piece()
                || block.offset() != from.offset() + length
                || length + block.length() > longest)) {
          break;
        }
        open.asked(block, now);
        length += block.length();
      }
      peer.send(new Message.Request(from.piece(), from.offset(), length));
    }
  }

  /** No more than an eighth of what is on its way, so that a slow peer is asked for little. */
  private int longest() {
    return download.picker().isEndgame()
        ? Block.SIZE
        : Math.max(
            Block.SIZE, Math.min(peer.extensions().longestRequest(), depth / 8 * Block.SIZE));
  }

  private List<Block> pick(int room) {
    if (room <= 0) {
      return List.of();
    }
    var has = denials.without(peer.pieces(), peer.session().now());
    if (limit.isUnlimited()) {
      return download.picker().pick(peer.id(), has, room, download::mayStart, this::mayHelp);
    }
    var blocks = new ArrayList<Block>();
    while (blocks.size() < room && limit.tryTake(Block.SIZE)) {
      var one = download.picker().pick(peer.id(), has, 1, download::mayStart, this::mayHelp);
      if (one.isEmpty()) {
        limit.giveBack(Block.SIZE);
        return blocks;
      }
      blocks.addAll(one);
    }
    if (blocks.size() < room) {
      waitForLimit();
    }
    return blocks;
  }

  /** Whether blocks that another peer owes us are asked of this one as well. */
  private boolean mayHelp(int other) {
    return peer.session().roster().peer(other).stream()
        .anyMatch(p -> p.requests().stream().anyMatch(r -> mayHelp(p, r)));
  }

  private boolean mayHelp(PeerConnection other, RequestPipeline theirs) {
    long now = peer.session().now();
    return theirs.isLate(other.flow().rateDown(now), now)
        && Lateness.isMuchSooner(feared(now), theirs.hoped(now));
  }

  /** Milliseconds until the peer has sent what it owes us, at its best. */
  long hoped(long now) {
    return peer.flow().throughput().hoped(open.size(), now);
  }

  /** Milliseconds until the peer has sent one block more, at its worst. */
  long feared(long now) {
    return feared(1, now);
  }

  /**
   * @param more blocks that the peer would be asked for; the time until it has sent them all
   */
  long feared(int more, long now) {
    return peer.flow().throughput().feared(open.size(), more, now);
  }

  /** Whether the last block that it owes us will have left it before a cancel is there. */
  boolean isPastCancel() {
    return peer.flow().throughput().isPastCancel(open.size());
  }

  private void waitForLimit() {
    waitsForLimit = true;
    peer.session().meters().heldBack(limit.isHeldByOwn());
    limitTimer =
        peer.link().loop().schedule(this::limitFreed, limit.nanosUntilFree(), TimeUnit.NANOSECONDS);
  }

  /** The limit lets more pass, or was changed. */
  void limitFreed() {
    waitsForLimit = false;
    if (limitTimer != null) {
      limitTimer.cancel(false);
      limitTimer = null;
    }
    fill();
  }

  /** For the oldest that is not answered. */
  long waitedMillis(long now) {
    return open.waitedMillis(now);
  }

  private boolean isLate(long rate, long now) {
    return !open.isEmpty() && Lateness.isLate(waitedMillis(now), open.size(), rate);
  }

  /** What is not answered, the latest first. */
  List<Block> latestFirst() {
    return open.latestFirst();
  }

  /** Blocks that should be here by now. */
  List<Block> late(long rate, long now) {
    var late = new ArrayList<Block>();
    for (var asked : open.oldestFirst()) {
      if (!Lateness.isLate(now - asked.getValue(), open.size(), rate)) {
        break;
      }
      late.add(asked.getKey());
    }
    return late;
  }

  /** Whether the peer may be asked for a block that another one is late with. */
  boolean mayTakeOver(Block block) {
    int most = Math.min(depth + LEAST_DEPTH, peerQueue);
    return peer.mayRequest()
        && !waitsForLimit
        && open.size() < most
        && !expects(block)
        && denials.without(peer.pieces(), peer.session().now()).get(block.piece());
  }

  /** Asks for a block that was asked of another peer, if the limit and the picker let us. */
  boolean takeOver(Block block, int from) {
    if (!limit.tryTake(block.length())) {
      return false;
    }
    if (!download.picker().reassign(block, from, peer.id())) {
      limit.giveBack(block.length());
      return false;
    }
    ask(List.of(block));
    return true;
  }

  /**
   * Asks for a piece that comes from one peer alone from its start on, in the place of that one.
   */
  boolean restart(int piece, int from) {
    if (!limit.tryTake(Block.SIZE)) {
      return false;
    }
    var first = download.restart(piece, from, peer.id());
    if (first.isEmpty()) {
      limit.giveBack(Block.SIZE);
      return false;
    }
    ask(List.of(first.get()));
    fill();
    return true;
  }

  /** Takes back what was asked for of a piece. */
  void cancelAll(int piece) {
    open.latestFirst().stream().filter(b -> b.piece() == piece).forEach(this::cancel);
  }

  /** Whether we asked for this block and have not been answered. */
  boolean expects(Block block) {
    return open.expects(block);
  }

  /** The block came, whether it was of use or not. */
  void answered(Block block, boolean useful) {
    boolean late = !open.isOutstanding(block) && open.expects(block);
    if (late) {
      limit.take(block.length());
    }
    if (open.answered(block)) {
      deepen();
      if (!useful) {
        download.picker().released(peer.id(), block);
      }
    }
  }

  /** Somebody else was quicker. */
  void cancel(Block block) {
    if (open.withdraw(block)) {
      limit.giveBack(block.length());
      peer.send(new Message.Cancel(block.piece(), block.offset(), block.length()));
    }
  }

  /** BEP 6: this will not be answered. */
  void rejected(int piece, int begin, int length) {
    if (length <= LongBlocks.LONGEST) {
      Block.of(piece, begin, length).forEach(this::rejected);
    }
  }

  private void rejected(Block block) {
    if (open.rejected(block)) {
      limit.giveBack(block.length());
      download.picker().released(peer.id(), block);
      if (!peer.isChoked()) {
        denials.note(block.piece(), peer.session().now());
      }
    }
  }

  /** Asks once more for what was denied long ago. */
  void tick(long now) {
    if (denials.isOver(now)) {
      fill();
    }
  }

  /** Takes every request back: others may ask for the blocks now. */
  void releaseAll() {
    for (var block : open.withdrawAll()) {
      limit.giveBack(block.length());
      download.picker().released(peer.id(), block);
    }
  }

  /** The peer stays silent: after this it is asked for little at once until it answers. */
  void snubbed() {
    releaseAll();
    depth = 1;
  }
}
