package org.swarmroom.sharing.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Peers that told us that their slots are taken. Confined to the session's event loop. */
final class Refusals {

  private final SwarmSession session;
  private final Map<Integer, SessionStatus.Busy> busy = new LinkedHashMap<>();

  Refusals(SwarmSession session) {
    this.session = session;
  }

  /** The next holder is asked at once. */
  void refused(PeerConnection peer, Busy answer) {
    if (!peer.isChoked()) {
      return;
    }
    var sentence = "%s is full (%d of %d)".formatted(peer.name(), answer.slots(), answer.slots());
    busy.put(
        peer.id(),
        new SessionStatus.Busy(
            peer.name(), sentence, session.services().clock().millis() + answer.retryMillis()));
    session.outreach().more();
    session.changed();
  }

  /** The peer serves us, or is gone. */
  void over(PeerConnection peer) {
    busy.remove(peer.id());
  }

  /** Connections that are of no use for now. */
  int count() {
    return busy.size();
  }

  List<SessionStatus.Busy> list() {
    return new ArrayList<>(busy.values());
  }
}
