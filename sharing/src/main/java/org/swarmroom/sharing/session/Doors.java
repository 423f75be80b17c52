package org.swarmroom.sharing.session;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Members that did not let us in when we asked last. Bounded; confined to the session's event loop.
 */
final class Doors {

  private static final int MOST = 1_000;

  private final SwarmSession session;
  private final Map<String, SessionStatus.Closed> closed = new LinkedHashMap<>();

  Doors(SwarmSession session) {
    this.session = session;
  }

  /** Known by its certificate, or it says nothing about a holder. */
  void denied(PeerAddress address, Denial why) {
    address
        .fingerprint()
        .filter(member -> closed.size() < MOST || closed.containsKey(member))
        .ifPresent(
            member -> {
              closed.put(member, new SessionStatus.Closed(member, name(address, member), why));
              session.changed();
            });
  }

  private String name(PeerAddress address, String member) {
    var nick = session.services().nicks().apply(member);
    var at = address.address();
    return nick.isEmpty() ? at.getHostString() + ":" + at.getPort() : nick;
  }

  void letIn(PeerAddress address) {
    address.fingerprint().ifPresent(closed::remove);
  }

  List<SessionStatus.Closed> closed() {
    return List.copyOf(closed.values());
  }
}
