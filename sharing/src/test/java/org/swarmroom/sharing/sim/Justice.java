package org.swarmroom.sharing.sim;

import ch.qos.logback.classic.spi.ILoggingEvent;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.swarmroom.sharing.session.PeerAddress;

/**
 * Who spoilt what for whom, and whether it was found out. It knows the truth, from the liars
 * themselves, and the verdicts, from the engines.
 */
final class Justice {

  /** In v1 it takes a good copy of the piece to know whose block was bad. */
  private static final long PATIENCE_NANOS = 180_000_000_000L;

  private final World world;

  Justice(World world) {
    this.world = world;
  }

  /** A liar in the eyes of one engine, between two of its crashes. */
  private record Case(SimNode judge, int life, SimNode liar) {}

  private record Piece(InetSocketAddress to, int piece) {}

  private final List<String> wrong = new ArrayList<>();
  private final Map<SimNode, Set<Piece>> spoilt = new LinkedHashMap<>();
  private final Map<Case, Integer> badPieces = new LinkedHashMap<>();

  /** The liar sent a bad block. */
  void spoilt(SimNode liar, InetSocketAddress to, int piece) {
    spoilt.computeIfAbsent(liar, l -> new LinkedHashSet<>()).add(new Piece(to, piece));
  }

  /** An engine said that a piece was bad. */
  void bad(SimNode judge, ILoggingEvent event) {
    int piece = (Integer) event.getArgumentArray()[0];
    var senders = (Collection<?>) event.getArgumentArray()[1];
    for (var liar : spoilt.entrySet()) {
      boolean sent =
          senders.stream().anyMatch(s -> s instanceof PeerAddress at && liar.getKey().isAt(at));
      if (sent && liar.getValue().contains(new Piece(judge.host.address, piece))) {
        var one = new Case(judge, judge.life(), liar.getKey());
        if (badPieces.merge(one, 1, Integer::sum) == 2) {
          world.after(PATIENCE_NANOS, () -> expectBan(one));
        }
      }
    }
  }

  private void expectBan(Case one) {
    boolean alive = one.judge().isUp() && one.judge().life() == one.life();
    if (alive && !one.liar().isBannedBy(one.judge())) {
      wrong.add(
          one.liar()
              + " isn't banned by "
              + one.judge()
              + " long after two bad pieces, now "
              + badPieces.get(one));
    }
  }

  /** The most bad pieces that one engine had of one liar. */
  int most() {
    return badPieces.values().stream().mapToInt(i -> i).max().orElse(0);
  }

  /** Liars that got away. Called at the end. */
  List<String> unpunished() {
    badPieces.entrySet().stream().filter(c -> c.getValue() > 1).forEach(c -> expectBan(c.getKey()));
    return wrong;
  }
}
