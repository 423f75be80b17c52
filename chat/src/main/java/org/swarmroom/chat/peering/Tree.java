package org.swarmroom.chat.peering;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swarmroom.chat.irc.CaseMapping;
import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.room.ChannelInfo;
import org.swarmroom.chat.room.Inlet;
import org.swarmroom.chat.room.Person;
import org.swarmroom.chat.room.Room;
import org.swarmroom.chat.room.Who;

/**
 * The tree of linked servers as this one sees it: which servers there are and behind which link,
 * and who is where. What comes over one link goes to the room and to all other links.
 *
 * <p>Invariant: every server and every person is behind at most one link. Who brings a server that
 * is known already would close a loop, and its link ends. Confined to the room's thread.
 */
public final class Tree {

  /** Servers, and people on them, that are believed. */
  static final int MAX_SERVERS = 1_000;

  static final int MAX_PEOPLE = 100_000;

  /** Lines that may wait for the disk when a link says more. */
  static final int MAX_BACKLOG = 50_000;

  private static final Logger LOG = LoggerFactory.getLogger(Tree.class);

  final TreeSettings settings;
  final Inlet inlet;
  private final LinkEvents events;

  private final Map<String, Node> nodes = new LinkedHashMap<>();
  private final Map<Person, Entry> people = new HashMap<>();
  private final Map<String, Entry> byUid = new HashMap<>();
  private final Set<Link> links = new LinkedHashSet<>();
  private final Uids uids;

  /** The link whose words are carried out now; it is not told of them. */
  private Optional<Link> current = Optional.empty();

  /** The person who is about to enter the room. */
  private Optional<Coming> coming = Optional.empty();

  private final Fan fan = new Fan(this);

  private record Coming(String uid, Node node, boolean fixed) {}

  private Tree(Room room, TreeSettings settings, LinkEvents events) {
    this.settings = settings;
    this.events = events;
    this.inlet = room.link(fan);
    this.uids = new Uids(settings.fingerprint().substring(0, 8), inlet.now());
  }

  /** Stands beside a room from its beginning. */
  public static Tree of(Room room, TreeSettings settings, LinkEvents events) {
    return new Tree(room, settings, events);
  }

  /**
   * A connection to a server that speaks RFC 2813, opened by us.
   *
   * @return to be given back with everything about that connection
   */
  public LinkHandle rfc(LinkPort port, LinkPasswords passwords) {
    return opened(new RfcLink(this, port, passwords));
  }

  /**
   * A connection to another host of the same room.
   *
   * @param certificate fingerprint of what TLS showed of the other side
   * @param dialled we opened it
   */
  public LinkHandle own(LinkPort port, String certificate, boolean dialled) {
    return opened(new OwnLink(this, port, certificate, dialled));
  }

  /** Whether that host is in the tree, by whatever way. */
  public boolean knows(String fingerprint) {
    return hosts().contains(fingerprint.substring(0, 8));
  }

  /**
   * Both ends dialled at once: the link that the one with the smaller fingerprint dialled stays.
   *
   * @throws LinkException if that is not this one
   */
  void yieldTo(OwnLink link, String certificate) {
    for (Link other : List.copyOf(links)) {
      if (other != link
          && other instanceof OwnLink own
          && own.isDialled()
          && own.isGreeting()
          && own.certificate().equals(certificate)) {
        if (settings.fingerprint().compareTo(certificate) < 0) {
          throw new LinkException(
              "This host is dialling that one at this moment; that link is kept");
        }
        refuse(own, "The other host's link came first");
      }
    }
  }

  private LinkHandle opened(Link link) {
    links.add(link);
    link.opened();
    return link.handle;
  }

  /** Something came over a link. */
  public void receive(LinkHandle handle, Message message) {
    Link link = handle.link();
    if (link.hasEnded()) {
      return;
    }
    try {
      if (inlet.backlog() > MAX_BACKLOG) {
        throw new LinkException(
            "More lines came than can be put on disk; the rest is asked for later");
      }
      from(link, () -> link.receive(message));
    } catch (LinkException e) {
      refuse(link, String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      LOG.error("{} of a linked server failed", message.command(), e);
      refuse(link, "Internal error at " + message.command());
    }
  }

  /** The connection of a link is gone. */
  public void lost(LinkHandle handle, String reason) {
    Link link = handle.link();
    link.end();
    if (links.remove(link)) {
      link.gone();
      link.peer.ifPresent(node -> split(link, node, reason));
      events.down(handle, reason);
    }
  }

  /** Ends a link on purpose, or because it asks too much. */
  public void close(LinkHandle handle, String reason) {
    handle.link().fail(reason);
    lost(handle, reason);
  }

  /** To be called every few seconds. */
  public void tick() {
    links.forEach(Link::ping);
  }

  /** Ends all links. */
  public void closeAll(String reason) {
    for (Link link : List.copyOf(links)) {
      link.fail(reason);
    }
    links.clear();
  }

  /** Names of the other servers of the tree, nearest first. */
  public List<String> servers() {
    return nodes.values().stream()
        .sorted(Comparator.comparingInt(Node::hops))
        .map(Node::name)
        .toList();
  }

  /** First 8 hex digits of the fingerprints of our own kind of servers in the tree. */
  public Set<String> hosts() {
    return nodes.values().stream()
        .map(Node::host)
        .filter(host -> !host.isEmpty())
        .collect(Collectors.toSet());
  }

  private void refuse(Link link, String sentence) {
    link.fail(sentence);
    lost(link.handle, sentence);
  }

  private void from(Link link, Runnable work) {
    Optional<Link> before = current;
    current = Optional.of(link);
    try {
      work.run();
    } finally {
      current = before;
    }
  }

  /** All links but the one whose words are carried out now. */
  void others(Consumer<Link> tell) {
    for (Link link : List.copyOf(links)) {
      if (link.up && current.filter(c -> c == link).isEmpty()) {
        tell.accept(link);
      }
    }
  }

  List<Link> links() {
    return List.copyOf(links);
  }

  // ---------------------------------------------------------------- servers

  String name() {
    return inlet.serverName();
  }

  static String fold(String name) {
    return CaseMapping.RFC1459.fold(name);
  }

  Optional<Node> node(String name) {
    return Optional.ofNullable(nodes.get(fold(name)));
  }

  Collection<Node> nodes() {
    return nodes.values();
  }

  /**
   * A server is there, at the end of a link or behind it.
   *
   * @throws LinkException if it is known already, which would be a loop
   */
  Node arrived(Link link, String name, String host, int hops, String parent, String info) {
    if (nodes.containsKey(fold(name)) || fold(name).equals(fold(name()))) {
      throw new LinkException(
          "The server "
              + name
              + " is in this tree of servers already, so this link would close a loop; end the"
              + " other link first");
    }
    if (nodes.size() >= MAX_SERVERS) {
      throw new LinkException("More than " + MAX_SERVERS + " servers are not linked here");
    }
    Node node = new Node(name, host, hops, link, parent, info, inlet.server(name));
    nodes.put(fold(name), node);
    inlet.tree(hosts());
    others(other -> other.server(node));
    return node;
  }

  /** The link can be used; its server's name is known. */
  void linked(Link link) {
    link.up = true;
    events.up(link.handle, link.name());
  }

  /** A server that was behind a link is gone from there. */
  void split(Link link, Node gone, String reason) {
    Set<Node> behind = new LinkedHashSet<>();
    collect(gone, behind);
    List<Person> lost =
        people.values().stream()
            .filter(entry -> entry.node().filter(behind::contains).isPresent())
            .map(Entry::person)
            .toList();
    from(
        link,
        () -> {
          fan.splitting(true);
          try {
            inlet.split(lost, gone.parent(), gone.name());
          } finally {
            fan.splitting(false);
          }
          others(other -> other.split(gone, gone.parent(), reason));
        });
    for (Node node : behind) {
      nodes.remove(fold(node.name()));
      inlet.forget(node.source());
    }
    inlet.tree(hosts());
  }

  private void collect(Node root, Set<Node> into) {
    into.add(root);
    for (Node node : nodes.values()) {
      if (node.via() == root.via() && fold(node.parent()).equals(fold(root.name()))) {
        collect(node, into);
      }
    }
  }

  // ---------------------------------------------------------------- people

  Collection<Entry> people() {
    return people.values();
  }

  Optional<Entry> byNick(String nick) {
    return inlet.find(nick).map(people::get);
  }

  Optional<Entry> byUid(String uid) {
    return Optional.ofNullable(byUid.get(uid));
  }

  String newUid() {
    return uids.next();
  }

  /** Somebody came in on a server behind a link; the nick is free here. */
  Entry enter(Node node, String uid, Who who, boolean fixed) {
    if (people.size() >= MAX_PEOPLE) {
      throw new LinkException("More than " + MAX_PEOPLE + " people are not linked here");
    }
    coming = Optional.of(new Coming(uid, node, fixed));
    Person person = inlet.enter(who, node.name());
    return Optional.ofNullable(people.get(person)).orElseThrow();
  }

  /** A nick for the newer of two who have the same; all servers find the same one. */
  String otherNick(String nick, String uid) {
    return uids.otherNick(nick, uid, wish -> inlet.find(wish).isEmpty());
  }

  /** Joins that a burst brought. */
  void netjoin(Map<Entry, String> joined, String near, String far) {
    Map<Person, String> ranks = new LinkedHashMap<>();
    joined.forEach((entry, rank) -> ranks.put(entry.person(), rank));
    inlet.netjoin(ranks, near, far);
    others(other -> other.netjoin(joined, near, far));
  }

  /** Everybody in the channel but who is behind this link, with ranks. */
  Map<Entry, String> present(Link butBehind) {
    Map<Entry, String> present = new LinkedHashMap<>();
    for (Person person : inlet.present()) {
      Entry entry = people.get(person);
      if (entry != null && !entry.isBehind(butBehind)) {
        present.put(entry, inlet.prefix(person));
      }
    }
    return present;
  }

  ChannelInfo channel() {
    return inlet.channel();
  }

  /** Somebody entered the room, here or as {@link #enter} told. */
  Entry entered(Person person) {
    Entry entry =
        coming
            .map(c -> new Entry(person, c.uid(), Optional.of(c.node()), c.fixed()))
            .orElseGet(() -> new Entry(person, newUid(), Optional.empty(), false));
    coming = Optional.empty();
    people.put(person, entry);
    byUid.put(entry.uid(), entry);
    return entry;
  }

  Optional<Entry> left(Person person) {
    Optional<Entry> entry = Optional.ofNullable(people.remove(person));
    entry.ifPresent(gone -> byUid.remove(gone.uid()));
    return entry;
  }

  Optional<Entry> of(Person person) {
    return Optional.ofNullable(people.get(person));
  }
}
