package org.swarmroom.sharing.session;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.swarmroom.sharing.choke.Choker;

/**
 * Chokes and unchokes: asks the policy whenever who is interested, or the node's share of slots,
 * has changed, and once a round; a seed that lets somebody wait more often, to see who of those it
 * serves takes what it may.
 */
final class SlotKeeper {

  private final SwarmSession session;
  private final Choker choker;
  private final Runnable grantChanged;
  private boolean due;
  private boolean somebodyWaits;
  private long decidedAt;

  SlotKeeper(SwarmSession session, SplittableRandom random) {
    this.session = session;
    this.choker = new Choker(random);
    this.grantChanged = () -> session.execute(this::changed);
  }

  /** Decides once what is read now is dealt with. */
  void changed() {
    if (!due) {
      due = true;
      session.execute(this::decide);
    }
  }

  /** Every few seconds. */
  void tick(long now) {
    session.services().slots().review(now);
    boolean watches = somebodyWaits && session.torrent().isComplete();
    if (watches || now - decidedAt >= Choker.ROUND.toMillis()) {
      changed();
    }
  }

  private void decide() {
    due = false;
    long now = session.now();
    decidedAt = now;
    var interested = new ArrayList<PeerConnection>();
    for (var peer : session.roster().all()) {
      if (peer.isPeerInterested() && session.admission().mayServe(peer)) {
        interested.add(peer);
      } else {
        peer.setChoking(true);
      }
    }
    var candidates = interested.stream().map(p -> candidate(p, now)).toList();
    int slow = choker.slow(candidates, now);
    var grant =
        session.services().slots().want(session, candidates.size() - slow, slow, grantChanged);
    boolean seeding = session.torrent().isComplete();
    var unchoked = choker.decide(candidates, grant.slots(), grant.spare(), seeding, now);
    List<PeerConnection> refused = new ArrayList<>();
    for (var peer : interested) {
      peer.setChoking(!unchoked.contains(peer.id()));
      if (peer.isChokingPeer()) {
        refused.add(peer);
      }
    }
    somebodyWaits = !refused.isEmpty();
    refuse(refused, now);
  }

  private static Choker.Candidate candidate(PeerConnection peer, long now) {
    var flow = peer.flow();
    boolean asks = peer.uploads().map(u -> !u.isIdle()).orElse(false);
    return new Choker.Candidate(peer.id(), flow.rateDown(now), flow.snubs(), flow.sent(), asks);
  }

  private void refuse(List<PeerConnection> refused, long now) {
    var busy = new Busy(session.services().slots().slots(), choker.retryAfterMillis(now));
    for (var peer : refused) {
      peer.extensions()
          .id(Busy.NAME)
          .ifPresent(
              id -> {
                if (peer.mayRefuse(now, busy.retryMillis())) {
                  peer.send(busy.message(id));
                }
              });
    }
  }

  /** Gives the slots back. */
  void close() {
    session.services().slots().want(session, 0, 0, grantChanged);
  }
}
