package org.swarmroom.chat.succession;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.swarmroom.chat.link.HostPort;
import org.swarmroom.chat.succession.Answer.Hosting;
import org.swarmroom.chat.succession.Answer.NotHosting;

/**
 * One search for the host of the room: asks everybody who may know, again and again, at first every
 * {@link #AGAIN} ms and then less and less often. Bounded: {@link #MAX_PEERS} peers.
 */
final class Search {

  /** ms that one dial may take. */
  static final long DIAL = 1_500;

  static final long AGAIN = 200;
  static final long LONGEST = 5_000;
  static final int MAX_PEERS = 40;

  private static final long SLOW_AFTER = 5_000;

  private static final class Peer {
    final String fingerprint;
    List<HostPort> addresses;
    long dialAt;
    long deadline = -1;
    long answeredAt = -1;
    @Nullable Answer answer;

    Peer(String fingerprint, List<HostPort> addresses, long dialAt) {
      this.fingerprint = fingerprint;
      this.addresses = addresses;
      this.dialAt = dialAt;
    }
  }

  private final long since;
  private final RandomGenerator random;
  private final Map<String, Peer> peers = new LinkedHashMap<>();

  Search(long since, RandomGenerator random) {
    this.since = since;
    this.random = random;
  }

  /** Another one to ask, the first time {@code at} that moment; of a known one new addresses. */
  void ask(String fingerprint, List<HostPort> addresses, long at) {
    Peer known = peers.get(fingerprint);
    if (known != null) {
      known.addresses = addresses.isEmpty() ? known.addresses : addresses;
    } else if (peers.size() < MAX_PEERS && !addresses.isEmpty()) {
      peers.put(fingerprint, new Peer(fingerprint, addresses, at));
    }
  }

  /** Dials that are due; those that took too long count as unanswered. */
  List<Action> dials(long now) {
    List<Action> dials = new ArrayList<>();
    for (Peer peer : peers.values()) {
      if (peer.deadline >= 0 && now >= peer.deadline) {
        answered(peer, new Answer.Unreachable(), now);
      }
      if (peer.deadline < 0 && now >= peer.dialAt) {
        peer.deadline = now + DIAL;
        dials.add(new Action.Dial(peer.fingerprint, peer.addresses, peer.deadline));
      }
    }
    return dials;
  }

  void answered(String fingerprint, Answer answer, long now) {
    Peer peer = peers.get(fingerprint);
    if (peer != null) {
      answered(peer, answer, now);
    }
  }

  private void answered(Peer peer, Answer answer, long now) {
    peer.deadline = -1;
    peer.answer = answer;
    peer.answeredAt = now;
    long pause = pause(now);
    peer.dialAt = now + pause + random.nextLong(pause / 2);
  }

  private long pause(long now) {
    long slower = Math.max(0, (now - since - SLOW_AFTER) / 10);
    return Math.min(LONGEST, AGAIN + slower);
  }

  /** Whether everybody has answered, or failed to, at least once. */
  boolean everybodyAsked() {
    return peers.values().stream().allMatch(p -> p.answer != null);
  }

  /** Whether all of these have, as far as they are asked at all. */
  boolean asked(List<Successor> these) {
    return these.stream().allMatch(s -> asked(s.fingerprint()));
  }

  boolean asked(String fingerprint) {
    Peer peer = peers.get(fingerprint);
    return peer == null || peer.answer != null;
  }

  /** Hosts found by the latest answers of all. */
  List<Hosting> hosts() {
    List<Hosting> hosts = new ArrayList<>();
    for (Peer peer : peers.values()) {
      if (peer.answer instanceof Hosting h) {
        hosts.add(h);
      }
    }
    return hosts;
  }

  /** Whether the last answers of all who live are from that moment or later. */
  boolean freshSince(long moment) {
    return peers.values().stream()
        .allMatch(p -> !(p.answer instanceof NotHosting) || p.answeredAt >= moment);
  }

  /** Whether everybody has answered, or failed to, after that moment. */
  boolean answeredSince(long moment) {
    return peers.values().stream().allMatch(p -> p.answer != null && p.answeredAt > moment);
  }

  /** Asks everybody now who isn't being asked. */
  void hurry(long now) {
    peers.values().forEach(p -> p.dialAt = Math.min(p.dialAt, now));
  }

  /** All that was answered is old: everybody is asked anew, this one not before that moment. */
  void again(String fingerprint, long notBefore, long now) {
    for (Peer peer : peers.values()) {
      peer.answer = null;
      peer.deadline = -1;
      peer.dialAt = peer.fingerprint.equals(fingerprint) ? notBefore : now;
    }
  }

  /** Whether somebody who lives, by an answer that isn't old, is such. */
  boolean anybody(BiPredicate<String, NotHosting> such, long now) {
    long fresh = now - 3 * pause(now) - DIAL;
    return peers.values().stream()
        .anyMatch(
            p ->
                p.answeredAt >= fresh
                    && p.answer instanceof NotHosting n
                    && such.test(p.fingerprint, n));
  }

  /** The highest epoch that anybody spoke of and that can be believed. */
  long epoch(long known) {
    long highest = known;
    for (Peer peer : peers.values()) {
      long epoch =
          peer.answer instanceof NotHosting n
              ? n.epochSeen()
              : peer.answer instanceof Hosting h ? h.seat().epoch() : 0;
      if (Epochs.believable(known, epoch)) {
        highest = Math.max(highest, epoch);
      }
    }
    return highest;
  }

  Optional<Long> next() {
    return peers.values().stream()
        .map(p -> p.deadline >= 0 ? p.deadline : p.dialAt)
        .min(Long::compare);
  }
}
