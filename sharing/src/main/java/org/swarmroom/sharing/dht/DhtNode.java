package org.swarmroom.sharing.dht;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.swarmroom.sharing.dht.Krpc.Ask;

/**
 * One node of the DHT, of IPv4 or of IPv6: takes datagrams and sends some. Confined to one thread;
 * sockets and time come from {@link Surroundings}.
 */
final class DhtNode {

  /** Nodes that asked us and are asked back whether they answer, at a time. */
  private static final int MOST_INTRODUCTIONS = 20;

  private final Family family;
  private final Surroundings surroundings;
  private final Config config;
  private final Queries queries;
  private final Searches searches;
  private final PeerStore store = new PeerStore();
  private final Responder responder;
  private final SourceLimit limit;
  private final SeenAddress seen = new SeenAddress();
  private final Announcements announcements;
  private final Upkeep upkeep;
  private Optional<DhtNode> sibling = Optional.empty();
  private RoutingTable table;
  private int introductions;

  /**
   * @param port where peers connect to us, 0 while they can't
   * @param bootstrap where to begin when nobody of the last run answers; completes on the node's
   *     thread
   * @param router whether a bootstrap node serves the whole world: it is asked, and not kept
   * @param found told of peers of a torrent
   */
  record Config(
      IntSupplier port,
      Supplier<CompletableFuture<List<InetSocketAddress>>> bootstrap,
      Predicate<InetSocketAddress> router,
      BiConsumer<NodeId, Set<InetSocketAddress>> found) {}

  DhtNode(Family family, Surroundings surroundings, SavedTable saved, Config config) {
    this.family = family;
    this.surroundings = surroundings;
    this.config = config;
    long now = surroundings.now();
    this.table =
        new RoutingTable(saved.id().orElseGet(() -> NodeId.random(surroundings.random())), now);
    this.queries = new Queries(surroundings);
    this.searches = new Searches(this);
    this.responder = new Responder(this, store, now);
    this.limit = new SourceLimit(now);
    this.announcements = new Announcements(this, store, config.port(), config.found());
    List<Contact> known =
        saved.contacts().stream().filter(contact -> family.has(contact.address())).toList();
    this.upkeep = new Upkeep(this, known, config.bootstrap(), announcements::wake);
  }

  void start() {
    upkeep.start();
  }

  void stop() {
    upkeep.stop();
    announcements.stop();
    searches.stop();
    queries.stop();
  }

  /** The node of the other family, asked when somebody wants both (BEP 32). */
  void setSibling(DhtNode other) {
    sibling = Optional.of(other);
  }

  // what comes in

  /** A datagram of anybody. */
  void take(InetSocketAddress from, byte[] datagram) {
    long now = surroundings.now();
    boolean awaited = queries.awaits(from);
    if (datagram.length > KrpcReader.LONGEST
        || from.getPort() == 0
        || !awaited && !limit.mayAsk(from.getAddress(), now)) {
      return;
    }
    Optional<Krpc> message = KrpcReader.read(datagram);
    if (message.isEmpty()) {
      return;
    }
    if (message.get() instanceof Krpc.Query query) {
      if (!awaited || limit.mayAsk(from.getAddress(), now)) {
        asked(from, query, now);
      }
    } else {
      queries.take(from, message.get());
    }
  }

  private void asked(InetSocketAddress from, Krpc.Query query, long now) {
    byte[] answer = KrpcWriter.write(responder.answer(from, query, now));
    if (limit.mayAnswer(answer.length, now)) {
      surroundings.send(from, answer);
    }
    var contact = new Contact(query.sender(), from);
    if (!query.readOnly() && table.wants(contact) && !queries.awaits(from)) {
      ping(from);
    }
  }

  /** Somebody says that there is a node: it is asked whether it answers. */
  void consider(InetSocketAddress address) {
    if (family.has(address)
        && !queries.awaits(address)
        && limit.mayAsk(address.getAddress(), surroundings.now())) {
      ping(address);
    }
  }

  // what goes out

  void ping(InetSocketAddress to) {
    if (introductions >= MOST_INTRODUCTIONS) {
      return;
    }
    introductions++;
    ask(
        to,
        new Ask.Ping(),
        new Queries.Outcome() {
          @Override
          public void answered(Krpc.Answer answer) {
            introductions--;
          }

          @Override
          public void failed() {
            introductions--;
          }
        });
  }

  /** Asks; the table, and what others see of us, learn from how it ends. */
  void ask(InetSocketAddress to, Ask ask, Queries.Outcome outcome) {
    queries.ask(
        to,
        id(),
        ask,
        new Queries.Outcome() {
          @Override
          public void answered(Krpc.Answer answer) {
            met(to, answer);
            outcome.answered(answer);
          }

          @Override
          public void slow() {
            outcome.slow();
          }

          @Override
          public void failed() {
            table.failed(to);
            outcome.failed();
          }

          @Override
          public void refused() {
            outcome.refused();
          }
        });
  }

  private void met(InetSocketAddress from, Krpc.Answer answer) {
    answer.seen().filter(family::has).ifPresent(own -> seen(from.getAddress(), own.getAddress()));
    if (!config.router().test(from)) {
      table.answered(new Contact(answer.sender(), from), surroundings.now());
      upkeep.met();
    }
  }

  private void seen(InetAddress voter, InetAddress own) {
    seen.vote(voter, own);
    seen.certain().filter(ip -> !SecureId.fits(id(), ip)).ifPresent(this::become);
  }

  /** Takes an id that fits our address, and moves the nodes to a table around it. */
  private void become(InetAddress ip) {
    long now = surroundings.now();
    List<Contact> known = table.all();
    table = new RoutingTable(SecureId.make(ip, surroundings.random()), now);
    known.forEach(contact -> table.answered(contact, now));
    upkeep.join();
  }

  // torrents

  /**
   * @param tell whether we are announced too, or only look
   */
  void add(NodeId infohash, boolean tell) {
    announcements.add(infohash, tell);
  }

  void remove(NodeId infohash) {
    announcements.remove(infohash);
  }

  /** Peers that others announced here. */
  List<InetSocketAddress> stored(NodeId infohash) {
    return store.some(
        infohash, PeerStore.MOST_OF_TORRENT, surroundings.now(), surroundings.random());
  }

  /** Somebody announced itself here. */
  void heard(NodeId infohash, InetSocketAddress peer) {
    announcements.heard(infohash, peer);
  }

  boolean isSelf(InetSocketAddress peer, int port) {
    return peer.getPort() == port && seenAddress().filter(peer.getAddress()::equals).isPresent();
  }

  // for the parts of the node

  NodeId id() {
    return table.self();
  }

  Family family() {
    return family;
  }

  RoutingTable table() {
    return table;
  }

  Searches searches() {
    return searches;
  }

  Surroundings surroundings() {
    return surroundings;
  }

  /** Our address as most others see it. */
  Optional<InetAddress> seenAddress() {
    return seen.likely();
  }

  /** Nodes of a family that are passed on to {@code asker}. */
  List<Contact> closest(Family wanted, NodeId target, InetAddress asker) {
    if (wanted != family) {
      return sibling.map(other -> other.closest(wanted, target, asker)).orElse(List.of());
    }
    return table.sure(target, RoutingTable.WIDTH).stream()
        .filter(contact -> Hearsay.believes(contact.address(), asker))
        .toList();
  }

  SavedTable saved() {
    return new SavedTable(Optional.of(id()), table.all());
  }

  int size() {
    return table.size();
  }
}
