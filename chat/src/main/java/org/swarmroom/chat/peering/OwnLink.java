package org.swarmroom.chat.peering;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.log.Line;
import org.swarmroom.chat.room.ChannelInfo;
import org.swarmroom.chat.room.LinkedLog;
import org.swarmroom.chat.room.Vendor;

/**
 * A link to another host of the same room, in our own dialect: people are told by uids, so that
 * nicks may change on the way; lines cross by {@code ROOM HAVE, WANT, LINE, SENT} as between host
 * and member, with ids, stamps and tags, so each is everywhere once whatever was cut meanwhile.
 *
 * <pre>
 * ROOM LINK 1 server proof epoch #channel :info        both, first; the proof is that of the room key for both certificates
 * :server SERVER name host8|* hops :info
 * CHAN created topicAt topicBy|* :topic
 * MODES +letters parameters
 * :server PERSON uid since flags identity|* account|* nick user host addresses|* :name    (flags: m member, s TLS, o operator, f can't be renamed, - none)
 * NJOIN near far :@uid,+uid,uid                        in the channel already; JOINED near far ends them
 * END                                                  of the burst
 * :uid NICK nick since · QUIT · JOIN · PART · TOPIC · AWAY · SETNAME · ACCOUNT · INVITE uid
 * :uid|server KICK uid :reason · MODE +letters uid mask
 * :uid PRIVMSG|NOTICE|TAGMSG uid|#channel :text        what is not kept
 * SQUIT server near :reason
 * PING · PONG · ERROR
 * </pre>
 */
final class OwnLink extends Link {

  static final String PURPOSE = "swarmroom link";
  private static final String VERSION = "1";

  private enum State {
    GREETING,
    BURST,
    UP
  }

  private final Tree tree;
  private final String certificate;
  private final boolean dialled;
  private final OwnDeeds deeds;
  private final OwnNews news;
  private final Map<Entry, String> joining = new LinkedHashMap<>();
  private Optional<ChannelInfo> channel = Optional.empty();
  private Optional<LinkedLog> log = Optional.empty();
  private State state = State.GREETING;

  /**
   * @param certificate fingerprint of what TLS showed of the other side
   */
  OwnLink(Tree tree, LinkPort port, String certificate, boolean dialled) {
    super(port);
    this.tree = tree;
    this.certificate = certificate;
    this.dialled = dialled;
    this.deeds = new OwnDeeds(tree, this);
    this.news = new OwnNews(tree, this);
  }

  @Override
  void opened() {
    if (dialled) {
      greet();
    }
  }

  private void greet() {
    String own = tree.settings.fingerprint();
    send(
        Message.of(
            Vendor.COMMAND,
            "LINK",
            VERSION,
            tree.name(),
            tree.settings.key().proof(PURPOSE, certificate, own),
            Long.toString(tree.inlet.epoch()),
            tree.channel().name(),
            tree.settings.info()));
  }

  @Override
  void receive(Message message) {
    switch (state) {
      case GREETING -> greeted(message);
      case BURST, UP -> linked(message);
    }
  }

  private void greeted(Message message) {
    if (message.command().equals("ERROR")) {
      throw new LinkException("The other host refused: " + message.last());
    }
    if (!message.command().equals(Vendor.COMMAND) || !message.param(0).equals("LINK")) {
      return;
    }
    String own = tree.settings.fingerprint();
    String host = certificate.substring(0, 8);
    if (!message.param(1).equals(VERSION)) {
      throw new LinkException(
          "The other host links by version "
              + message.param(1)
              + " and this one by "
              + VERSION
              + "; update the older program");
    }
    if (!tree.settings.key().proves(message.param(3), PURPOSE, own, certificate)) {
      throw new LinkException(
          "The other host serves another room: its room key is not ours; open the room there by our"
              + " link");
    }
    if (!message.param(2).equals("host-" + host + ".swarmroom")) {
      throw new LinkException("The other host gives a name that is not its own");
    }
    if (!dialled) {
      tree.yieldTo(this, certificate);
    }
    peer = Optional.of(tree.arrived(this, message.param(2), host, 1, tree.name(), message.last()));
    if (!tree.inlet.seen(OwnWords.number(message.param(4)), host)) {
      throw new LinkException("No room can be in epoch " + message.param(4));
    }
    if (!dialled) {
      greet();
    }
    state = State.BURST;
    news.burst();
    up = true;
  }

  private void linked(Message message) {
    switch (message.command()) {
      case "PING" -> send(Message.of("PONG", message.last()));
      case "PONG" -> {}
      case "ERROR" -> throw new LinkException("The other host ended the link: " + message.last());
      case "SERVER" -> furtherServer(message);
      case "SQUIT" -> squit(message);
      case "CHAN" -> chan(message);
      case "MODES" -> channel = channel.map(info -> OwnWords.withModes(info, message.params()));
      case "NJOIN" -> njoin(message);
      case "JOINED" -> joined(message.param(0), message.param(1));
      case "END" -> burstEnds();
      case Vendor.COMMAND -> log.ifPresent(each -> each.receive(message));
      default -> deeds.did(message);
    }
  }

  /** Of two channels the older one's topic and modes stay; the log is made equal after the rest. */
  private void burstEnds() {
    if (state == State.UP) {
      return;
    }
    state = State.UP;
    Node node = peer.orElseThrow();
    ChannelInfo ours = tree.channel();
    channel
        .filter(theirs -> theirs.createdAt() < ours.createdAt())
        .ifPresent(theirs -> tree.inlet.adopt(theirs, node.source()));
    log = Optional.of(tree.inlet.log(certificate, node.name(), this::write));
    tree.linked(this);
  }

  private void chan(Message message) {
    channel =
        Optional.of(
            new ChannelInfo(
                tree.channel().name(),
                OwnWords.number(message.param(0)),
                List.of(),
                message.param(3),
                OwnWords.word(message.param(2)),
                OwnWords.number(message.param(1))));
  }

  private void furtherServer(Message message) {
    Node parent =
        tree.node(message.source())
            .filter(node -> node.via() == this)
            .orElseThrow(() -> new LinkException("A server is told of behind an unknown one"));
    String name = OwnWords.serverName(message.param(0));
    String host = OwnWords.host(message.param(1));
    tree.arrived(this, name, host, parent.hops() + 1, parent.name(), message.last());
  }

  private void squit(Message message) {
    tree.node(message.param(0))
        .filter(node -> node.via() == this && peer.filter(p -> p == node).isEmpty())
        .ifPresent(node -> tree.split(this, node, message.last()));
  }

  private void njoin(Message message) {
    for (String word : message.param(2).split(",")) {
      String ranks = word.replaceAll("[^@%+]", "");
      behind(word.replaceAll("^[@%+]+", "")).ifPresent(entry -> joining.put(entry, ranks));
    }
  }

  private void joined(String near, String far) {
    Map<Entry, String> all = new LinkedHashMap<>(joining);
    joining.clear();
    tree.netjoin(all, near, far);
  }

  Optional<Entry> behind(String uid) {
    return tree.byUid(uid).filter(entry -> entry.isBehind(this));
  }

  String certificate() {
    return certificate;
  }

  boolean isGreeting() {
    return state == State.GREETING;
  }

  boolean isDialled() {
    return dialled;
  }

  // ---------------------------------------------------------------- what is told to it

  @Override
  void gone() {
    log.ifPresent(LinkedLog::close);
    log = Optional.empty();
  }

  @Override
  void server(Node node) {
    news.server(node);
  }

  @Override
  void split(Node node, String near, String reason) {
    send(Message.of("SQUIT", node.name(), near, reason));
  }

  @Override
  void entered(Entry entry) {
    news.entered(entry);
  }

  @Override
  void renamed(Entry entry, String before) {
    String since = Long.toString(entry.person().who().since());
    send(Message.from(entry.uid(), "NICK", entry.nick(), since));
  }

  @Override
  void left(Entry entry, String reason) {
    send(Message.from(entry.uid(), "QUIT", reason));
  }

  @Override
  void netjoin(Map<Entry, String> people, String near, String far) {
    news.netjoin(people, near, far);
  }

  @Override
  void told(Optional<Entry> by, Message message) {
    news.told(by, message);
  }

  /** Lines cross by the log. */
  @Override
  void said(Optional<Entry> by, Line line, String source) {}

  @Override
  void toOne(Optional<Entry> by, Entry to, Message message) {
    news.toOne(by, to, message);
  }

  @Override
  void ping() {
    if (state == State.UP) {
      send(Message.of("PING", tree.name()));
    }
  }
}
