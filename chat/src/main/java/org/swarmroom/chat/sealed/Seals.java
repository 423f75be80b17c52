package org.swarmroom.chat.sealed;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.swarmroom.chat.link.RoomKey;

/**
 * One member's seals in one room. Peers are told apart by their fingerprints; whether a nick has
 * the right one is for {@link KnownKeys}.
 *
 * <p>How two come to share keys: each makes an X25519 key for the other, and shows it in a {@link
 * Greeting} that its certificate's key has signed. A greeting that echoes our key is fresh, and
 * from then on there is a session; one that does not is answered by one that echoes it. So three
 * greetings, one after the other, serve both: <i>ann's key</i>; <i>bob's key and ann's</i>;
 * <i>ann's key and bob's</i>. Greetings that cross do no harm. Keys live in memory only, for a day
 * at most, so who finds them later reads nothing older.
 *
 * <p>Times are in ms. Not thread-safe.
 */
public final class Seals {

  private static final int MAX_PEERS = 1_000;
  private static final byte[] ROOM = Bytes.ascii("swarmroom sealed room 1\0");

  /** What came of a greeting. */
  public enum Outcome {
    /** There is a session that the peer has too: lines can be sealed by it. */
    READY,
    /** It is the peer's; more is to come, or it is an old one. */
    HEARD,
    /** Too many came: it was not looked at. */
    TOO_MANY,
    /** It is not that peer's, or not for us, or not for this room. */
    FALSE
  }

  /**
   * @param answer a greeting to send back, if there is one to be
   */
  public record Greeted(Outcome outcome, Optional<String> answer) {}

  private final Credentials me;
  private final byte[] room;
  private final SecureRandom random;
  private final GreetingLimit limit;
  private final Set<String> expected = new HashSet<>();
  private final Map<String, Peer> peers =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Peer> eldest) {
          return size() > MAX_PEERS;
        }
      };

  public Seals(Credentials me, RoomKey key, SecureRandom random, long now) {
    this.me = me;
    this.room = Bytes.sha256(ROOM, key.bytes());
    this.random = random;
    this.limit = new GreetingLimit(now);
  }

  /**
   * A greeting that asks the peer for one. It echoes nothing, so the peer answers it even if it
   * thinks that all is said.
   */
  public String greet(String peer, long now) {
    expected.add(peer);
    return greeting(peer, fresh(peer, now), Greeting.noEcho());
  }

  /** Nobody waits for the peer's greeting any more. */
  public void giveUp(String peer) {
    expected.remove(peer);
  }

  /** A greeting came from that peer. */
  public Greeted greeted(String peer, String text, long now) {
    Optional<Greeting> parsed = Greeting.parse(text);
    if (parsed.isEmpty() || peer.equals(me.fingerprint())) {
      return new Greeted(Outcome.FALSE, Optional.empty());
    }
    if (!limit.take(peer, expected.contains(peer), now)) {
      return new Greeted(Outcome.TOO_MANY, Optional.empty());
    }
    Greeting greeting = parsed.get();
    if (!Proof.holds(greeting, room, peer, me.fingerprint())) {
      return new Greeted(Outcome.FALSE, Optional.empty());
    }
    Peer known = fresh(peer, now);
    boolean isFresh = greeting.echoes(known.mine().open());
    boolean ready = false;
    if (isFresh) {
      Optional<Session> session = session(peer, known, greeting.key());
      if (session.isEmpty()) {
        return new Greeted(Outcome.FALSE, Optional.empty());
      }
      expected.remove(peer);
      ready = known.use(session.get());
    }
    Optional<String> answer = Optional.empty();
    if (!isFresh || !known.echoed(greeting.key())) {
      known.echoes(greeting.key());
      answer = Optional.of(greeting(peer, known, greeting.key()));
    }
    return new Greeted(ready ? Outcome.READY : Outcome.HEARD, answer);
  }

  private Optional<Session> session(String peer, Peer known, byte[] theirs) {
    return known
        .mine()
        .agree(theirs)
        .map(
            secret ->
                Session.of(
                    secret,
                    room,
                    new Session.End(me.fingerprint(), known.mine().open()),
                    new Session.End(peer, theirs),
                    random));
  }

  private String greeting(String peer, Peer known, byte[] echo) {
    byte[] key = known.mine().open();
    byte[] signature = me.signer().sign(Proof.message(room, me.fingerprint(), peer, key, echo));
    return new Greeting(key, echo, me.certificate(), signature).text();
  }

  private Peer fresh(String peer, long now) {
    Peer known = peers.get(peer);
    if (known == null || known.isOld(now)) {
      known = new Peer(random, now);
      peers.put(peer, known);
    }
    return known;
  }

  /** Seals a line; empty while there is no session, or when it is time for a new one. */
  public Optional<String> seal(String peer, SealedLine line, long now) {
    return Optional.ofNullable(peers.get(peer))
        .filter(known -> !known.isOld(now))
        .flatMap(Peer::current)
        .map(session -> session.seal(line));
  }

  /** Which session lines to the peer are sealed by; empty if none. */
  public Optional<String> session(String peer) {
    return Optional.ofNullable(peers.get(peer)).flatMap(Peer::current).map(Session::id);
  }

  /** Opens what {@link #seal} made at the peer's. */
  public Opening open(String peer, String envelope) {
    Optional<String> id = Session.idOf(envelope);
    if (id.isEmpty()) {
      return new Opening.Altered();
    }
    return Optional.ofNullable(peers.get(peer))
        .flatMap(known -> known.session(id.get()))
        .map(session -> session.open(envelope))
        .orElseGet(Opening.NoKey::new);
  }
}
