package org.swarmroom.sharing.dht;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the nodes closest to a place by asking ever closer ones. A plain state machine: it says
 * whom to ask next and is told what came of it.
 *
 * <pre>
 *   FRESH --next--> ASKED --slow--> SLOW      ASKED, SLOW --answered--> ANSWERED, --failed--> FAILED
 * </pre>
 *
 * <p>Invariants: at most three are ASKED, beside SLOW ones; at most 100 candidates are kept and 150
 * asked; one candidate a machine. It is over when the 8 closest that did not fail have answered.
 * Source: BEP 5, "find_node"; Kademlia, section 2.3.
 */
final class Lookup {

  static final int ALPHA = 3;

  private static final int MOST_CANDIDATES = 100;
  private static final int MOST_ASKED = 150;

  private final NodeId target;
  private final NodeId self;
  private final List<InetSocketAddress> nameless = new ArrayList<>();
  private final List<Candidate> candidates = new ArrayList<>();
  private final Set<Object> hosts = new HashSet<>();
  private final Set<InetSocketAddress> namelessAsked = new HashSet<>();
  private final Set<InetSocketAddress> namelessSlow = new HashSet<>();
  private int asked;

  private enum State {
    FRESH,
    ASKED,
    SLOW,
    ANSWERED,
    FAILED
  }

  private static final class Candidate {
    final Contact contact;
    State state = State.FRESH;
    Optional<byte[]> token = Optional.empty();

    Candidate(Contact contact) {
      this.contact = contact;
    }
  }

  /** A node that answered, with the token it gave. */
  record Found(Contact contact, Optional<byte[]> token) {}

  Lookup(NodeId target, NodeId self) {
    this.target = target;
    this.self = self;
  }

  NodeId target() {
    return target;
  }

  /** Somebody to ask whose id is not known. */
  void start(InetSocketAddress address) {
    if (hosts.add(RoutingTable.host(address))) {
      nameless.add(address);
    }
  }

  /** Somebody of our own table. */
  void start(Contact contact) {
    if (!contact.id().equals(self) && hosts.add(RoutingTable.host(contact.address()))) {
      insert(new Candidate(contact));
    }
  }

  private void insert(Candidate candidate) {
    int at = candidates.size();
    while (at > 0
        && target.compareDistance(candidate.contact.id(), candidates.get(at - 1).contact.id())
            < 0) {
      at--;
    }
    candidates.add(at, candidate);
    for (int i = candidates.size() - 1; candidates.size() > MOST_CANDIDATES && i >= 0; i--) {
      State state = candidates.get(i).state;
      if (state == State.FRESH || state == State.FAILED) {
        candidates.remove(i);
      }
    }
  }

  /** Whom to ask now; it counts as asked. Empty when enough are being asked. */
  Optional<InetSocketAddress> next() {
    long busy = namelessAsked.size() + count(State.ASKED);
    if (busy >= ALPHA || asked >= MOST_ASKED) {
      return Optional.empty();
    }
    for (Candidate candidate : closestLiving()) {
      if (candidate.state == State.FRESH) {
        candidate.state = State.ASKED;
        asked++;
        return Optional.of(candidate.contact.address());
      }
    }
    if (nameless.isEmpty()) {
      return Optional.empty();
    }
    asked++;
    InetSocketAddress address = nameless.remove(0);
    namelessAsked.add(address);
    return Optional.of(address);
  }

  /**
   * @param told of these, those are considered whom one at this address may tell of
   */
  void answered(InetSocketAddress from, NodeId id, List<Contact> told, Optional<byte[]> token) {
    Candidate candidate = at(from).orElseGet(() -> named(from, id));
    if (!candidate.contact.id().equals(id)) {
      candidate.state = State.FAILED;
      return;
    }
    candidate.state = State.ANSWERED;
    candidate.token = token;
    InetAddress teller = from.getAddress();
    for (Contact contact : told) {
      if (Hearsay.believes(contact.address(), teller)) {
        start(contact);
      }
    }
  }

  private Candidate named(InetSocketAddress from, NodeId id) {
    forgetNameless(from);
    var candidate = new Candidate(new Contact(id, from));
    if (!id.equals(self)) {
      insert(candidate);
    }
    return candidate;
  }

  /** No answer yet: another may be asked meanwhile. */
  void slow(InetSocketAddress address) {
    at(address)
        .ifPresentOrElse(
            candidate -> candidate.state = State.SLOW,
            () -> {
              if (namelessAsked.remove(address)) {
                namelessSlow.add(address);
              }
            });
  }

  void failed(InetSocketAddress address) {
    at(address).ifPresent(candidate -> candidate.state = State.FAILED);
    forgetNameless(address);
  }

  private void forgetNameless(InetSocketAddress address) {
    namelessAsked.remove(address);
    namelessSlow.remove(address);
  }

  boolean isOver() {
    boolean namelessOpen = !namelessAsked.isEmpty() || !namelessSlow.isEmpty();
    if (namelessOpen || asked < MOST_ASKED && !nameless.isEmpty()) {
      return false;
    }
    for (Candidate candidate : closestLiving()) {
      boolean open = candidate.state != State.ANSWERED;
      if (open && (candidate.state != State.FRESH || asked < MOST_ASKED)) {
        return false;
      }
    }
    return true;
  }

  /** The closest that answered, closest first. */
  List<Found> found() {
    return candidates.stream()
        .filter(candidate -> candidate.state == State.ANSWERED)
        .limit(RoutingTable.WIDTH)
        .map(candidate -> new Found(candidate.contact, candidate.token))
        .toList();
  }

  private List<Candidate> closestLiving() {
    return candidates.stream()
        .filter(candidate -> candidate.state != State.FAILED)
        .limit(RoutingTable.WIDTH)
        .toList();
  }

  private long count(State state) {
    return candidates.stream().filter(candidate -> candidate.state == state).count();
  }

  private Optional<Candidate> at(InetSocketAddress address) {
    return candidates.stream().filter(c -> c.contact.address().equals(address)).findFirst();
  }
}
