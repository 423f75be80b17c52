package org.swarmroom.sharing.session;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.swarmroom.sharing.pick.Block;
import org.swarmroom.sharing.pick.Lateness;

/**
 * Takes blocks from peers that are late with them and asks peers that are faster, so that no slow
 * peer keeps a piece from being finished. Outside the endgame each block moves once. Confined to
 * the session's event loop.
 */
final class Overdue {

  private final SwarmSession session;
  private final Download download;

  Overdue(SwarmSession session, Download download) {
    this.session = session;
    this.download = download;
  }

  /** Every few seconds. */
  void tick(long now) {
    if (!download.isRunning()) {
      return;
    }
    restartLateSolos(now);
    if (download.picker().isEndgame()) {
      session.roster().fillAll();
    } else {
      moveLateOnes(now);
    }
  }

  /**
   * A piece that is to come from one peer alone, since of several nobody knew who lied, is not left
   * to one that dawdles with it: that may be the liar. Whoever takes it over has to send it whole,
   * so he is measured by that.
   */
  private void restartLateSolos(long now) {
    for (var slow : session.roster().all()) {
      var theirs = slow.requests();
      if (theirs.isPresent()) {
        theirs.get().late(slow.flow().rateDown(now), now).stream()
            .map(Block::piece)
            .distinct()
            .filter(download.picker()::isSolo)
            .forEach(piece -> restart(piece, slow, theirs.get(), now));
      }
    }
  }

  private void restart(int piece, PeerConnection slow, RequestPipeline theirs, long now) {
    var others = new ArrayList<PeerConnection>(session.roster().all());
    others.removeIf(p -> p == slow || !p.mayRequest() || p.flow().snubs());
    int blocks = download.blocksOf(piece);
    others.sort(Comparator.comparingLong(p -> p.requests().orElseThrow().feared(blocks, now)));
    long time = theirs.hoped(now);
    var first = new Block(piece, 0, Block.SIZE);
    for (var peer : others) {
      var requests = peer.requests().orElseThrow();
      if (!Lateness.isMuchSooner(requests.feared(blocks, now), time)) {
        return;
      }
      if (requests.mayTakeOver(first) && requests.restart(piece, slow.id())) {
        theirs.cancelAll(piece);
        return;
      }
    }
  }

  private void moveLateOnes(long now) {
    List<PeerConnection> fast = List.of();
    for (var slow : session.roster().all()) {
      long rate = slow.flow().rateDown(now);
      for (var block : slow.requests().map(r -> r.late(rate, now)).orElse(List.of())) {
        if (fast.isEmpty()) {
          fast = byRate(now);
        }
        moveToFirst(fast, block, slow, rate, now);
      }
    }
  }

  private List<PeerConnection> byRate(long now) {
    var peers = new ArrayList<PeerConnection>(session.roster().all());
    peers.removeIf(p -> !p.mayRequest() || p.flow().snubs());
    peers.sort(Comparator.comparingLong((PeerConnection p) -> p.flow().rateDown(now)).reversed());
    return peers;
  }

  private void moveToFirst(
      List<PeerConnection> fast, Block block, PeerConnection slow, long rate, long now) {
    for (var peer : fast) {
      if (!Lateness.isFastEnough(peer.flow().rateDown(now), rate)
          || peer.requests().map(r -> move(block, slow, peer, r, now)).orElse(false)) {
        return;
      }
    }
  }

  /**
   * In the endgame: asks this peer for what it would have sooner, from the end of the queue that is
   * the longest in time, where the cancel comes early enough.
   *
   * @param most blocks that the peer may owe us then
   */
  void help(PeerConnection peer, RequestPipeline requests, int most) {
    long now = session.now();
    boolean moved = true;
    while (moved && requests.outstanding() < most) {
      moved = false;
      var longest = longest(peer, requests, now);
      if (longest.isPresent()) {
        var slow = longest.get();
        for (var block : slow.requests().orElseThrow().latestFirst()) {
          moved = move(block, slow, peer, requests, now);
          if (moved) {
            break;
          }
        }
      }
    }
  }

  /** Who needs longest for what it owes us, if this peer would be done sooner with a part of it. */
  private Optional<PeerConnection> longest(
      PeerConnection peer, RequestPipeline requests, long now) {
    long mine = requests.feared(now);
    Optional<PeerConnection> longest = Optional.empty();
    long most = 0;
    for (var other : session.roster().all()) {
      var theirs = other.requests();
      if (other != peer && theirs.isPresent() && theirs.get().outstanding() > 0) {
        long time = theirs.get().hoped(now);
        if (time > most && isWorthIt(mine, time, theirs.get())) {
          most = time;
          longest = Optional.of(other);
        }
      }
    }
    return longest;
  }

  /** What has left the other already comes twice. */
  private static boolean isWorthIt(long mine, long time, RequestPipeline others) {
    return others.isPastCancel()
        ? Lateness.isMuchSooner(mine, time)
        : Lateness.isSooner(mine, time);
  }

  private boolean move(
      Block block, PeerConnection from, PeerConnection to, RequestPipeline requests, long now) {
    if (download.isArriving(block, now)
        || !requests.mayTakeOver(block)
        || !requests.takeOver(block, from.id())) {
      return false;
    }
    from.requests().ifPresent(r -> r.cancel(block));
    return true;
  }
}
