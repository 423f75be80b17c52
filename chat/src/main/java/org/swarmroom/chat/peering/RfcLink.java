package org.swarmroom.chat.peering;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.irc.Nicks;
import org.swarmroom.chat.log.Line;
import org.swarmroom.chat.room.Who;

/**
 * A link to a server that speaks RFC 2813, as ngIRCd does: no tags, people are told by their nicks,
 * and nothing is resent.
 *
 * <p>Its burst is read first and ours told after it, so that of two with one nick ours can be
 * renamed before the other server knows it and has to KILL both. Source: RFC 2813 sections 4 and 5,
 * ngIRCd doc/Protocol.txt (CHANINFO).
 */
final class RfcLink extends Link {

  /** Of CHANINFO and of lists of masks, see ngIRCd doc/Protocol.txt. */
  private static final String FLAGS = "Swarmroom|1:CL";

  private static final Pattern SERVER_NAME = Pattern.compile("[A-Za-z0-9._*-]{1,64}");
  private static final String COLLISION = "Nick collision";

  private enum State {
    PASS,
    SERVER,
    BURST,
    UP
  }

  private final Tree tree;
  private final LinkPasswords passwords;
  private final RfcDeeds deeds;
  private final RfcNews news;
  private final Map<Entry, String> joining = new LinkedHashMap<>();
  private State state = State.PASS;
  private boolean pinged;

  RfcLink(Tree tree, LinkPort port, LinkPasswords passwords) {
    super(port);
    this.tree = tree;
    this.passwords = passwords;
    this.deeds = new RfcDeeds(tree, this);
    this.news = new RfcNews(tree, this);
  }

  @Override
  void opened() {
    send(Message.of("PASS", passwords.ours(), "0210-IRC+", FLAGS, "P"));
    send(Message.of("SERVER", tree.name(), "1", tree.settings.info()));
  }

  @Override
  void receive(Message message) {
    switch (state) {
      case PASS -> pass(message);
      case SERVER -> server(message);
      case BURST, UP -> linked(message);
    }
  }

  private void pass(Message message) {
    switch (message.command()) {
      case "PASS" -> {
        if (!message.param(0).equals(passwords.theirs())) {
          throw new LinkException(
              "The password of the other server is not the one agreed on; compare both configurations");
        }
        state = State.SERVER;
      }
      case "ERROR" -> throw new LinkException("The other server refused: " + message.last());
      default -> {}
    }
  }

  private void server(Message message) {
    switch (message.command()) {
      case "SERVER" -> {
        String name = serverName(message.param(0));
        peer = Optional.of(tree.arrived(this, name, "", 1, tree.name(), message.last()));
        state = State.BURST;
      }
      case "ERROR" -> throw new LinkException("The other server refused: " + message.last());
      default -> {}
    }
  }

  private void linked(Message message) {
    switch (message.command()) {
      case "PING" -> {
        send(Message.from(tree.name(), "PONG", tree.name(), message.last()));
        if (state == State.BURST) {
          burstEnds();
        }
      }
      case "PONG" -> pinged = false;
      case "ERROR" -> throw new LinkException("The other server ended the link: " + message.last());
      case "SERVER" -> furtherServer(message);
      case "SQUIT" -> squit(message);
      case "NICK" -> nick(message);
      case "NJOIN" -> njoin(message);
      case "CHANINFO" -> channelInfo(message);
      case "KILL" -> kill(message);
      default -> deeds.did(message);
    }
  }

  private void burstEnds() {
    state = State.UP;
    joined();
    news.burst();
    tree.linked(this);
    send(Message.from(tree.name(), "PING", tree.name()));
  }

  private void joined() {
    if (!joining.isEmpty()) {
      Map<Entry, String> all = new LinkedHashMap<>(joining);
      joining.clear();
      Node far = all.keySet().iterator().next().node().orElseThrow();
      tree.netjoin(all, far.parent(), far.name());
    }
  }

  // ---------------------------------------------------------------- servers

  private static String serverName(String name) {
    if (!SERVER_NAME.matcher(name).matches()) {
      throw new LinkException("A server can't be named \"" + name + "\"");
    }
    return name;
  }

  private void furtherServer(Message message) {
    Optional<Node> parent = tree.node(message.source()).filter(node -> node.via() == this);
    String name = serverName(message.param(0));
    Node near = parent.or(() -> peer).orElseThrow();
    tree.arrived(this, name, "", near.hops() + 1, near.name(), message.last());
  }

  private void squit(Message message) {
    Optional<Node> gone = tree.node(message.param(0)).filter(node -> node.via() == this);
    if (Tree.fold(message.param(0)).equals(Tree.fold(tree.name())) || gone.equals(peer)) {
      throw new LinkException("The other server ended the link: " + message.last());
    }
    gone.ifPresent(node -> tree.split(this, node, message.last()));
  }

  // ---------------------------------------------------------------- people

  private void nick(Message message) {
    if (message.params().size() >= 7) {
      introduced(message);
    } else {
      behind(message.source()).ifPresent(entry -> renames(entry, message.param(0)));
    }
  }

  private void introduced(Message message) {
    String nick = nickOf(message.param(0));
    Node node =
        tree.node(message.source()).filter(n -> n.via() == this).or(() -> peer).orElseThrow();
    if (!free(nick)) {
      return;
    }
    String modes = message.param(5);
    tree.enter(
        node,
        tree.newUid(),
        new Who(
            nick,
            message.param(2),
            message.param(3),
            message.last(),
            "",
            "",
            false,
            false,
            List.of(),
            modes.indexOf('a') >= 0 ? "away" : "",
            modes.indexOf('o') >= 0,
            tree.inlet.now()),
        true);
  }

  private static String nickOf(String nick) {
    if (!Nicks.valid(nick)) {
      throw new LinkException("Nobody can be named \"" + nick + "\" here");
    }
    return nick;
  }

  private void renames(Entry entry, String wish) {
    String nick = nickOf(wish);
    boolean same = Tree.fold(nick).equals(Tree.fold(entry.nick()));
    if (same || free(nick)) {
      tree.inlet.rename(entry.person(), nick, tree.inlet.now());
    } else {
      tree.inlet.quit(entry.person(), COLLISION);
    }
  }

  /**
   * Makes a nick free that somebody of theirs has now.
   *
   * @return false if the two were known to both servers, and theirs had to go: RFC 2813 section 5.7
   */
  private boolean free(String nick) {
    Optional<Entry> holder = tree.byNick(nick);
    if (holder.isEmpty()) {
      return true;
    }
    if (holder.get().isBehind(this)) {
      throw new LinkException("Two people are named \"" + nick + "\" over there");
    }
    if (state == State.BURST) {
      rename(holder.get());
      return true;
    }
    send(Message.from(tree.name(), "KILL", nick, COLLISION));
    rename(holder.get());
    news.introduce(holder.get());
    return false;
  }

  private void rename(Entry entry) {
    String nick = tree.otherNick(entry.nick(), entry.uid());
    tree.inlet.rename(entry.person(), nick, entry.person().who().since());
  }

  private void kill(Message message) {
    Optional<Entry> victim = tree.byNick(message.param(0));
    if (victim.isEmpty()) {
      return;
    }
    Entry entry = victim.get();
    String why = message.last();
    if (entry.isBehind(this)) {
      tree.inlet.quit(entry.person(), "Killed (" + why + ")");
    } else if (why.contains(COLLISION)) {
      rename(entry);
      news.introduce(entry);
    } else if (entry.isLocal()) {
      tree.inlet.kill(entry.person(), "Killed (" + message.nick() + " (" + why + "))");
    } else {
      news.introduce(entry); // its own server decides
    }
  }

  Optional<Entry> behind(String nick) {
    return tree.byNick(Message.from(nick, "").nick()).filter(entry -> entry.isBehind(this));
  }

  // ---------------------------------------------------------------- the channel

  /**
   * The other server thinks that somebody is out of the channel; who hosts the room stays in it.
   */
  void stillHere(String nick) {
    tree.byNick(nick)
        .filter(entry -> !entry.isBehind(this) && tree.inlet.isPresent(entry.person()))
        .ifPresent(entry -> news.netjoin(Map.of(entry, tree.inlet.prefix(entry.person()))));
  }

  private void njoin(Message message) {
    if (!tree.inlet.isChannel(message.param(0))) {
      return;
    }
    for (String word : message.param(1).split(",")) {
      String ranks = word.replaceAll("[^@%+~&]", "").replaceAll("[~&]", "@");
      behind(word.replaceAll("^[@%+~&]+", "")).ifPresent(entry -> joining.put(entry, ranks));
    }
    if (state == State.UP) {
      joined();
    }
  }

  /** Topic and key of theirs count only where we have none: RFC 2813 section 5.8 merges. */
  private void channelInfo(Message message) {
    boolean topic = message.params().size() == 3 || message.params().size() >= 5;
    if (tree.inlet.isChannel(message.param(0))
        && topic
        && tree.channel().topic().isEmpty()
        && !message.last().isEmpty()) {
      tree.inlet.run(
          peer.orElseThrow().source(), Message.of("TOPIC", tree.channel().name(), message.last()));
    }
  }

  // ---------------------------------------------------------------- what is told to it

  @Override
  void server(Node node) {
    news.server(node);
  }

  @Override
  void split(Node node, String near, String reason) {
    news.split(node, reason);
  }

  @Override
  void entered(Entry entry) {
    news.entered(entry);
  }

  @Override
  void renamed(Entry entry, String before) {
    if (entry.isBehind(this)) {
      send(Message.from(tree.name(), "KILL", before, COLLISION)); // two of theirs in our tree
      tree.inlet.quit(entry.person(), COLLISION);
      return;
    }
    send(Message.from(before, "NICK", entry.nick()));
  }

  @Override
  void left(Entry entry, String reason) {
    send(Message.from(entry.nick(), "QUIT", reason));
  }

  @Override
  void netjoin(Map<Entry, String> people, String near, String far) {
    news.netjoin(people);
  }

  @Override
  void told(Optional<Entry> by, Message message) {
    news.told(by, message);
  }

  @Override
  void said(Optional<Entry> by, Line line, String source) {
    news.said(line);
  }

  @Override
  void toOne(Optional<Entry> by, Entry to, Message message) {
    news.toOne(by, to, message);
  }

  @Override
  void ping() {
    if (state == State.UP && !pinged) {
      pinged = true;
      send(Message.from(tree.name(), "PING", tree.name()));
    }
  }
}
