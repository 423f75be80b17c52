package org.swarmroom.sharing.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Peers that told us that their slots are taken. They don't keep us from dialling others, so they
 * have a bound of their own: as many as connections that are of use. Beyond it the one that refused
 * first makes room. Confined to the session's event loop.
 */
final class Refusals {

  private final SwarmSession session;
  private final Map<Integer, SessionStatus.Busy> busy = new LinkedHashMap<>();

  /** Who refused last, if nobody was asked since. */
  private OptionalInt unanswered = OptionalInt.empty();

  Refusals(SwarmSession session) {
    this.session = session;
  }

  /** The next holder is asked at once. */
  void refused(PeerConnection peer, Busy answer) {
    if (!peer.isChoked()) {
      return;
    }
    var sentence = "%s is full (%d of %d)".formatted(peer.name(), answer.slots(), answer.slots());
    var refusal =
        new SessionStatus.Busy(
            peer.name(), sentence, session.services().clock().millis() + answer.retryMillis());
    var before = busy.put(peer.id(), refusal);
    if (before == null || !before.sentence().equals(sentence)) {
      unanswered = OptionalInt.of(peer.id());
      session.listener().refused(refusal);
    }
    makeRoom();
    session.outreach().more();
    session.changed();
  }

  private void makeRoom() {
    if (busy.size() > session.services().connections()) {
      session
          .roster()
          .peer(busy.keySet().iterator().next())
          .ifPresent(
              first -> {
                session.outreach().useless(first.address());
                first.close("is full, and so are many that refused later");
              });
    }
  }

  /** Data is asked for of this peer. */
  void asked(PeerConnection peer) {
    if (unanswered.isPresent()) {
      if (unanswered.getAsInt() != peer.id()) {
        session.listener().askedInstead(peer.name());
      }
      unanswered = OptionalInt.empty();
    }
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
