package org.swarmroom.chat.sealed;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one peer.
 *
 * <p>Invariant: our X25519 key here is for this peer alone and goes with this object. Its sessions
 * are all kept until then, so that no greeting, however old, can make a session anew and with it
 * the memory of what was opened.
 */
final class Peer {

  /** Starts of the peer's program before we take a new key of our own. */
  private static final int MAX_SESSIONS = 8;

  private static final long LIFE_MILLIS = 24 * 3_600_000L;

  private final EphemeralKey mine;
  private final long madeAt;
  private final Map<String, Session> sessions = new LinkedHashMap<>();
  private @Nullable Session current;
  private byte[] echoed = Greeting.noEcho();

  Peer(SecureRandom random, long now) {
    mine = EphemeralKey.make(random);
    madeAt = now;
  }

  /** Time for new keys: there are many sessions, or a day has gone by. */
  boolean isOld(long now) {
    return sessions.size() >= MAX_SESSIONS || now - madeAt > LIFE_MILLIS || now < madeAt;
  }

  EphemeralKey mine() {
    return mine;
  }

  void echoes(byte[] theirs) {
    echoed = theirs.clone();
  }

  boolean echoed(byte[] theirs) {
    return Arrays.equals(echoed, theirs);
  }

  Optional<Session> current() {
    return Optional.ofNullable(current);
  }

  Optional<Session> session(String id) {
    return Optional.ofNullable(sessions.get(id));
  }

  /**
   * Lines are sealed by this session from now on, unless it is one that was before: then somebody
   * shows an old greeting.
   *
   * @return whether it is the one in use
   */
  boolean use(Session session) {
    if (sessions.putIfAbsent(session.id(), session) == null) {
      current = session;
    }
    return current != null && current.id().equals(session.id());
  }
}
