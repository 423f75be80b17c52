package org.swarmroom.sharing.session;

import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swarmroom.sharing.ban.BlockSuspects;
import org.swarmroom.sharing.disk.DiskProblem;
import org.swarmroom.sharing.pick.Block;
import org.swarmroom.sharing.pick.Lateness;
import org.swarmroom.sharing.pick.PiecePicker;

/**
 * The way of received blocks: into the piece's buffer, with the last one to the hashing pool, which
 * verifies the piece from memory, writes it once and notes it in the journal; then it counts.
 * Invariant: a started piece has one buffer, given back when it is good, bad or dropped; at any
 * time at most one connection writes a block.
 */
final class Download {

  private static final Logger log = LoggerFactory.getLogger(Download.class);

  /** Bytes of whole pieces that wait for their hash before no other piece is started. */
  private static final int MOST_UNJUDGED = 8 << 20;

  /** Who needs longer for a block that has begun gives way to others that send it. */
  private static final long LONGEST_ARRIVAL_MILLIS = 10_000;

  /**
   * A block on its way.
   *
   * @param since when it began, by the session's clock
   */
  private record Arrival(PeerConnection from, long since) {}

  private final SwarmSession session;
  private final Pieces pieces;
  private final Overdue overdue;
  private final Map<Integer, ByteBuf> buffers = new HashMap<>();
  private final Map<Block, Arrival> streaming = new HashMap<>();
  private final BlockSuspects<PeerAddress> suspects = new BlockSuspects<>();

  /** Set on the event loop, read on the hashing pool as well. */
  private volatile boolean stopped;

  private boolean waitsForRoom;
  private int unjudged;

  Download(SwarmSession session, Pieces pieces) {
    this.session = session;
    this.pieces = pieces;
    this.overdue = new Overdue(session, this);
  }

  Overdue overdue() {
    return overdue;
  }

  PiecePicker picker() {
    return pieces.picker();
  }

  int blocksOf(int piece) {
    return pieces.grid().blocks(piece);
  }

  /** Whether blocks are still asked for. */
  boolean isRunning() {
    return !stopped && !picker().isComplete();
  }

  /** Gives a new piece its buffer, where the node's budget has room. */
  boolean mayStart(int piece) {
    var pool = session.services().buffers();
    int capacity = pieces.grid().pieceLength();
    if (stopped) {
      return false;
    }
    if (unjudged > 1 && unjudged * (long) capacity >= MOST_UNJUDGED) {
      awaitRoom();
      return false;
    }
    if (!pool.hasRoom(capacity, buffers.size())) {
      int dropped = picker().dropIdle();
      if (dropped < 0) {
        awaitRoom();
        return false;
      }
      drop(dropped);
    }
    buffers.put(piece, pool.take(capacity));
    return true;
  }

  private void awaitRoom() {
    if (!waitsForRoom) {
      waitsForRoom = true;
      session.services().buffers().awaitRoom(() -> session.execute(this::roomFreed));
    }
  }

  private void roomFreed() {
    waitsForRoom = false;
    session.roster().fillAll();
  }

  /**
   * The buffer to write a block into; empty if it is of no use any more, or another connection is
   * at it that is neither much slower nor at it for too long.
   */
  Optional<ByteBuf> open(Block block, PeerConnection from) {
    var buffer = buffers.get(block.piece());
    long now = session.now();
    if (buffer == null || !picker().wants(block, from.id()) || !mayWrite(block, from, now)) {
      return Optional.empty();
    }
    streaming.put(block, new Arrival(from, now));
    return Optional.of(buffer);
  }

  private boolean mayWrite(Block block, PeerConnection from, long now) {
    var arrival = streaming.get(block);
    return !isArriving(block, now)
        || arrival != null
            && Lateness.isFastEnough(
                from.flow().rateDown(now), arrival.from().flow().rateDown(now));
  }

  /** Whether a connection writes the block, and began not long ago. */
  boolean isArriving(Block block, long now) {
    var arrival = streaming.get(block);
    return arrival != null && now - arrival.since() < LONGEST_ARRIVAL_MILLIS;
  }

  /** Whether the buffer is still that of the block's piece, and nobody else writes the block. */
  boolean isCurrent(Block block, PeerConnection from, ByteBuf buffer) {
    var arrival = streaming.get(block);
    return buffers.get(block.piece()) == buffer && arrival != null && arrival.from() == from;
  }

  /** A block that was opened will not be finished. */
  void abandon(Block block, PeerConnection from) {
    streaming.computeIfPresent(block, (b, arrival) -> arrival.from() == from ? null : arrival);
  }

  /**
   * A piece that comes from one peer alone is to come from another one.
   *
   * @return the block to ask that one for; empty where that can't be
   */
  Optional<Block> restart(int piece, int from, int to) {
    var first = picker().restart(piece, from, to);
    if (first.isPresent()) {
      streaming.keySet().removeIf(block -> block.piece() == piece);
    }
    return first;
  }

  /** A block came that was not needed any more. */
  void cameInVain(Block block, PeerConnection from) {
    abandon(block, from);
    log.debug("{} bytes came in vain", block.length());
  }

  /** A block that was opened is whole. */
  void received(Block block, PeerConnection from) {
    streaming.remove(block);
    if (!picker().wants(block)) {
      return;
    }
    from.flow().gave();
    for (int other : picker().received(from.id(), block)) {
      session.roster().peer(other).ifPresent(p -> p.requests().ifPresent(r -> r.cancel(block)));
    }
    if (picker().isFull(block.piece())) {
      verify(block.piece());
    }
  }

  private void verify(int piece) {
    var buffer = buffers.get(piece);
    if (buffer == null) {
      throw new IllegalStateException("piece " + piece + " has no buffer");
    }
    var senders = picker().senders(piece).stream().map(session.roster()::addressOf).toList();
    boolean digestsWanted = suspects.hasRecords(piece);
    unjudged++;
    try {
      session
          .services()
          .pools()
          .hashing()
          .execute(() -> judgeSafely(piece, buffer, senders, digestsWanted));
    } catch (RejectedExecutionException e) {
      stop();
    }
  }

  /** On the hashing pool. */
  private void judge(int piece, ByteBuf buffer, List<PeerAddress> senders, boolean digestsWanted) {
    if (stopped) {
      session.execute(() -> judged(piece));
      return;
    }
    ByteBuffer data = buffer.nioBuffer(0, pieces.grid().length(piece));
    var verifier = pieces.verifier();
    boolean isGood = verifier.isGood(piece, data);
    var digests = !isGood || digestsWanted ? verifier.blockDigests(data) : List.<byte[]>of();
    try {
      if (isGood) {
        pieces.write(piece, data);
      }
      session.execute(() -> verdict(piece, isGood, senders, digests));
    } catch (IOException e) {
      var problem = DiskProblem.of(pieces.files().base(), e);
      giveUp(piece, () -> session.torrent().diskFailed(problem));
    }
  }

  /** No verdict comes for the piece, and nobody else gives its buffer back. */
  private void giveUp(int piece, Runnable tell) {
    session.execute(
        () -> {
          judged(piece);
          tell.run();
        });
  }

  /** A mistake of ours must not leave a transfer waiting for ever. */
  private void judgeSafely(
      int piece, ByteBuf buffer, List<PeerAddress> senders, boolean digestsWanted) {
    try {
      judge(piece, buffer, senders, digestsWanted);
    } catch (RuntimeException | Error e) {
      log.error("piece {} could not be judged", piece, e);
      giveUp(
          piece,
          () -> session.torrent().unusable("The transfer failed inside: " + e + ". Resume it."));
    }
  }

  private void verdict(int piece, boolean isGood, List<PeerAddress> senders, List<byte[]> digests) {
    judged(piece);
    if (stopped) {
      return;
    }
    if (isGood) {
      picker().verified(piece);
      suspects.pieceGood(piece, digests).forEach(this::liar);
      session.torrent().pieceVerified(piece);
    } else {
      log.debug("piece {} is bad; its blocks came from {}", piece, senders);
      var liars = suspects.pieceFailed(piece, senders, digests);
      if (liars.isEmpty()) {
        picker().failedByMany(piece);
      } else {
        picker().failed(piece);
      }
      liars.forEach(this::liar);
      session.torrent().pieceFailed(piece, liars.isEmpty());
    }
    session.roster().fillAll();
  }

  /** The true leaves of a failed piece are known: whoever sent other ones is out. */
  void leavesKnown(int piece, List<byte[]> leaves) {
    suspects.pieceGood(piece, leaves).forEach(this::liar);
  }

  private void liar(PeerAddress address) {
    session.admission().ban(address, "sent bad data");
  }

  private void judged(int piece) {
    unjudged--;
    drop(piece);
  }

  private void drop(int piece) {
    var buffer = buffers.remove(piece);
    if (buffer != null) {
      // The buffer may come back for the same piece: what has begun is of another life of it.
      streaming.keySet().removeIf(block -> block.piece() == piece);
      session.services().buffers().giveBack(buffer);
    }
  }

  /** Nothing is asked for any more; pieces that wait for their hash are dropped unwritten. */
  void stop() {
    if (stopped) {
      return;
    }
    stopped = true;
    for (int piece : List.copyOf(buffers.keySet())) {
      if (!picker().isFull(piece)) {
        drop(piece);
      }
    }
  }
}
