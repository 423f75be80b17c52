package org.swarmroom.sharing.dht;

import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.swarmroom.sharing.dht.Krpc.Ask;

/** Runs lookups: at most four at a time, the others wait their turn. */
final class Searches {

  static final int MOST_AT_ONCE = 4;

  /** Nodes of the own table that a lookup starts from. */
  private static final int START = 2 * RoutingTable.WIDTH;

  private final DhtNode node;
  private final Deque<Search> waiting = new ArrayDeque<>();
  private int running;
  private boolean stopped;

  Searches(DhtNode node) {
    this.node = node;
  }

  /** Who is asked besides the nodes of the table. */
  record Start(Collection<Contact> contacts, Collection<InetSocketAddress> addresses) {
    static final Start TABLE = new Start(List.of(), List.of());
  }

  /**
   * Looks for the nodes closest to {@code target}.
   *
   * @param done told once, of the closest that answered
   */
  void nodes(NodeId target, Start start, Consumer<List<Lookup.Found>> done) {
    begin(new Search(target, new Ask.FindNode(target), start, peers -> {}, done));
  }

  /**
   * Looks for peers of a torrent.
   *
   * @param peers told of them as they come, not yet checked for doubles
   */
  void peers(
      NodeId infohash, Consumer<List<InetSocketAddress>> peers, Consumer<List<Lookup.Found>> done) {
    begin(new Search(infohash, new Ask.GetPeers(infohash), Start.TABLE, peers, done));
  }

  private void begin(Search search) {
    waiting.add(search);
    more();
  }

  private void more() {
    while (running < MOST_AT_ONCE && !waiting.isEmpty() && !stopped) {
      running++;
      waiting.remove().start();
    }
  }

  void stop() {
    stopped = true;
    waiting.clear();
  }

  private final class Search {

    private final Lookup lookup;
    private final Ask ask;
    private final Start start;
    private final Consumer<List<InetSocketAddress>> peers;
    private final Consumer<List<Lookup.Found>> done;
    private boolean ended;

    Search(
        NodeId target,
        Ask ask,
        Start start,
        Consumer<List<InetSocketAddress>> peers,
        Consumer<List<Lookup.Found>> done) {
      this.lookup = new Lookup(target, node.id());
      this.ask = ask;
      this.start = start;
      this.peers = peers;
      this.done = done;
    }

    void start() {
      node.table().closest(lookup.target(), START).forEach(lookup::start);
      start.contacts().forEach(lookup::start);
      start.addresses().forEach(lookup::start);
      step();
    }

    private void step() {
      for (var to = lookup.next(); to.isPresent(); to = lookup.next()) {
        ask(to.get());
      }
      if (lookup.isOver() && !ended) {
        ended = true;
        running--;
        done.accept(lookup.found());
        more();
      }
    }

    private void ask(InetSocketAddress to) {
      node.ask(
          to,
          ask,
          new Queries.Outcome() {
            @Override
            public void answered(Krpc.Answer answer) {
              take(to, answer);
              step();
            }

            @Override
            public void slow() {
              lookup.slow(to);
              step();
            }

            @Override
            public void failed() {
              lookup.failed(to);
              step();
            }
          });
    }

    private void take(InetSocketAddress from, Krpc.Answer answer) {
      List<Contact> told =
          answer.nodes().stream().filter(c -> node.family().has(c.address())).toList();
      lookup.answered(from, answer.sender(), told, answer.token());
      List<InetSocketAddress> believed =
          answer.peers().stream()
              .filter(peer -> Hearsay.believes(peer, from.getAddress()))
              .toList();
      if (!believed.isEmpty()) {
        peers.accept(believed);
      }
    }
  }
}
