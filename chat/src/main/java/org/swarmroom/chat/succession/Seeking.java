package org.swarmroom.chat.succession;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.swarmroom.chat.link.HostPort;
import org.swarmroom.chat.succession.Answer.Hosting;
import org.swarmroom.chat.succession.Answer.NotHosting;

/**
 * From the loss of a host, or a start, until there is one again: whom to ask, whether to open.
 *
 * <p>Opening waits until the redial has failed, successors have answered once (for who comes back,
 * everybody), one's {@link Turn} has come, and no earlier one that lives is still likely to open,
 * nor anybody stands with a host.
 */
final class Seeking {

  /** ms after the loss for which a member waits for answers of successors that don't come. */
  static final long GRACE = 1_000;

  /** ms for which it is believed that somebody follows a host whom we can't reach. */
  static final long FOLLOWER_PATIENCE = 30_000;

  /** ms for which an answer is good enough to open on. */
  static final long FRESH = 1_500;

  private static final long LONGEST_DOUBT = 5_000;

  private final Standing standing;
  private final Search search;
  private final long since;
  private final long chance;
  private long askedFrom;
  private long freeAt;
  private long confirmingSince = -1;
  private long redialFailedAt = -1;
  private long followFrom;
  private int failedJoins;

  Seeking(Standing standing, RandomGenerator random, long now) {
    this.standing = standing;
    this.since = now;
    this.followFrom = now;
    this.askedFrom = now;
    this.search = new Search(now, random);
    this.chance = random.nextLong(Turn.LAST_RESORT / 2);
    standing.seat.ifPresent(s -> ask(s.fingerprint(), s.addresses(), now));
    boolean patient = standing.order() >= Turn.UNLISTED && !standing.cameBack;
    long first = patient ? now + Search.AGAIN + random.nextLong(2 * Search.AGAIN) : now;
    standing.others().forEach(s -> ask(s.fingerprint(), s.addresses(), first));
  }

  private void ask(String fingerprint, List<HostPort> addresses, long at) {
    if (!fingerprint.equals(standing.self.fingerprint())) {
      search.ask(fingerprint, addresses, at);
    }
  }

  List<Action> dials(long now) {
    return search.dials(now);
  }

  void answered(String fingerprint, Answer answer, long now) {
    search.answered(fingerprint, answer, now);
    if (answer instanceof NotHosting n) {
      n.host().ifPresent(host -> ask(host.fingerprint(), host.addresses(), now));
    }
  }

  /** It said that it hosts, and then could not be joined. */
  void joinFailed(String fingerprint, long now) {
    failedJoins++;
    followFrom = now + Math.min(LONGEST_DOUBT, Search.AGAIN << Math.min(failedJoins, 10));
    askedFrom = now;
    confirmingSince = -1;
    search.again(fingerprint, followFrom, now);
  }

  /** The host to follow, when one has answered; the better one of two. */
  Optional<Seat> found(long now) {
    return now < followFrom
        ? Optional.empty()
        : search.hosts().stream()
            .filter(h -> !standing.isMe(h.seat()))
            .reduce(Rivalry::winner)
            .map(Hosting::seat);
  }

  /** Whether it is time to open the room here. */
  boolean mayOpen(long now) {
    int order = standing.order();
    if (order == Turn.NEVER || !isMyTurn(order, now)) {
      confirmingSince = -1;
      return false;
    }
    return confirmed(order, now);
  }

  private boolean isMyTurn(int order, long now) {
    boolean redialled = standing.seat.stream().allMatch(s -> search.asked(s.fingerprint()));
    if (redialFailedAt < 0 && redialled) {
      redialFailedAt = now;
    }
    if (othersFollow(now) || !redialled || !search.hosts().isEmpty()) {
      return false;
    }
    boolean asked = search.everybodyAsked() || order < Turn.BACK && successorsAsked(now);
    if (!asked || now < turn(order)) {
      return false;
    }
    return now >= turn(order) + Turn.PATIENCE
        || !search.anybody((name, other) -> isEarlier(name, other, order), now);
  }

  /**
   * After a host that was found could not be joined, hosts change fast: all are waited for then.
   */
  private boolean successorsAsked(long now) {
    return now >= askedFrom + GRACE || failedJoins == 0 && search.asked(standing.successors);
  }

  /**
   * What was answered long ago may have changed since: everybody is asked once more. So is
   * everybody by those who came back and by those on no list: that nobody was there may be long ago
   * too.
   */
  private boolean confirmed(int order, long now) {
    if (order <= Turn.BACK && search.freshSince(now - FRESH)) {
      return true;
    }
    if (confirmingSince < 0) {
      confirmingSince = now;
      search.hurry(now);
    }
    return search.answeredSince(confirmingSince) || now >= confirmingSince + Search.DIAL;
  }

  /** Somebody stands with a host, or so it says; turns are counted from when nobody does. */
  private boolean othersFollow(long now) {
    boolean follow =
        now < since + FOLLOWER_PATIENCE
            && search.anybody(
                (name, other) -> other.host().stream().anyMatch(h -> !standing.isMe(h)), now);
    if (follow) {
      freeAt = now;
    }
    return follow;
  }

  private long turn(int order) {
    return Math.max(redialFailedAt, freeAt) + Turn.millis(order, chance);
  }

  private boolean isEarlier(String name, NotHosting other, int order) {
    return other.order() < order
        || other.order() == order && name.compareTo(standing.self.fingerprint()) < 0;
  }

  /** The highest epoch that the own log or anybody asked knows. */
  long epoch() {
    return search.epoch(standing.epoch);
  }

  /** When something may have changed by time alone, epoch ms. */
  long dueAt(long now) {
    long at = search.next().orElse(now + Search.LONGEST);
    long turn = redialFailedAt < 0 ? 0 : turn(standing.order());
    long[] moments = {
      askedFrom + GRACE,
      since + FOLLOWER_PATIENCE,
      followFrom,
      turn,
      turn + Turn.PATIENCE,
      confirmingSince + Search.DIAL
    };
    for (long moment : moments) {
      at = moment > now ? Math.min(at, moment) : at;
    }
    return Math.max(at, now + 1);
  }
}
