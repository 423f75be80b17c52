package org.swarmroom.chat.room;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.irc.Texts;
import org.swarmroom.chat.log.Stamp;

/**
 * Brings into a room what happens on other servers: their people are here as {@link Person}s
 * without a connection, each with a session whose answers go nowhere. What was brought is told to
 * the {@link Outlet} like all else. Confined to the room's thread.
 */
public final class Inlet {

  private static final int MODES = 3;

  private final RoomState state;
  private final Room room;
  private final MemberNews news;
  private final LogExchange logs;
  private final Map<Person, Session> remote = new HashMap<>();

  Inlet(RoomState state, Room room, MemberNews news, LogExchange logs) {
    this.state = state;
    this.room = room;
    this.news = news;
    this.logs = logs;
  }

  /** Of this server, as sources and other servers have it. */
  public String serverName() {
    return state.settings.serverName();
  }

  public long now() {
    return state.clock.millis();
  }

  // ---------------------------------------------------------------- what there is

  public Optional<Person> find(String nick) {
    return state.find(nick);
  }

  /** Everybody in the channel, on whatever server, in the order in which they came. */
  public List<Person> present() {
    return List.copyOf(state.channel.members());
  }

  public boolean isPresent(Person person) {
    return state.channel.has(person);
  }

  public boolean isChannel(String name) {
    return state.isChannel(name);
  }

  /** What stands before its nick in the list of names: {@code @}, {@code +} or both. */
  public String prefix(Person person) {
    return state.channel.prefix(person, true);
  }

  public ChannelInfo channel() {
    ChannelState channel = state.channel;
    return new ChannelInfo(
        channel.name,
        channel.createdAt,
        List.of(channel.modes.shown(true)),
        channel.topic,
        channel.topicBy,
        channel.topicAt);
  }

  // ---------------------------------------------------------------- people come and go

  /**
   * Somebody registered on another server. The nick must be free.
   *
   * @param server its name
   */
  public Person enter(Who who, String server) {
    Person person = Person.of(who, server);
    remote.put(person, new Session(person));
    state.enterRemote(person);
    return person;
  }

  /** Another server, as a source of what {@link #run} does. */
  public Person server(String name) {
    Person server = new Person(true);
    server.nick = name;
    server.server = name;
    remote.put(server, new Session(server));
    return server;
  }

  /** That server is gone. */
  public void forget(Person server) {
    remote.remove(server);
  }

  /**
   * Somebody, here or elsewhere, has another nick from now on. It must be free.
   *
   * @param since when it took it, epoch ms
   */
  public void rename(Person person, String nick, long since) {
    Message renamed = Message.from(person.source(), "NICK", nick).withTags(state.now(person));
    Optional<Session> own = state.session(person);
    state.rename(person, nick, since);
    own.ifPresent(session -> session.send(renamed));
    boolean present = state.channel.has(person);
    state.toChannelHere(renamed, other -> present && other.person != person);
  }

  /** Somebody on another server is gone. */
  public void quit(Person person, String reason) {
    Session session = remote.remove(person);
    if (session != null) {
      room.disconnect(session, Texts.cut(reason, Welcome.REASON_BYTES));
    }
  }

  /** Ends the connection of somebody here. */
  public void kill(Person person, String reason) {
    state.session(person).ifPresent(session -> state.close(session, reason, reason));
  }

  /** A link is cut: all these were behind it. Source: IRCv3 netsplit. */
  public void split(Collection<Person> people, String near, String far) {
    boolean seen = people.stream().anyMatch(state.channel::has);
    String batch = state.newBatch();
    if (seen) {
      batch("+" + batch, "netsplit", near, far);
    }
    for (Person person : people) {
      Session session = remote.remove(person);
      if (session != null) {
        state.remove(session, near + " " + far, Map.of("batch", batch));
      }
    }
    if (seen) {
      batch("-" + batch);
    }
  }

  /**
   * Somebody joins the channel on another server.
   *
   * @param ranks {@code @}, {@code +} or both, or empty
   */
  public void join(Person person, String ranks) {
    if (!state.channel.has(person)) {
      announce(person, Map.of());
      rank(Map.of(person, ranks), person.server);
      state.outlet.told(Message.from(person.source(), "JOIN", state.channel.name));
    }
  }

  /**
   * A link is made: all these are in the channel on the other side. The outlet is not told. Source:
   * IRCv3 netjoin.
   *
   * @param people with their ranks as in {@link #join}
   */
  public void netjoin(Map<Person, String> people, String near, String far) {
    Map<Person, String> coming = new LinkedHashMap<>(people);
    coming.keySet().removeIf(state.channel::has);
    if (coming.isEmpty()) {
      return;
    }
    String batch = state.newBatch();
    batch("+" + batch, "netjoin", near, far);
    coming.keySet().forEach(person -> announce(person, Map.of("batch", batch)));
    batch("-" + batch);
    rank(coming, far);
  }

  private void batch(String... params) {
    Message batch = Message.from(serverName(), "BATCH", params);
    state.toChannelHere(batch, other -> other.has(Cap.BATCH));
  }

  private void announce(Person person, Map<String, String> tags) {
    state.joinRemote(person);
    news.appearing(person);
    String channel = state.channel.name;
    Map<String, String> all = state.now(person);
    all.putAll(tags);
    Message plain = Message.from(person.source(), "JOIN", channel).withTags(all);
    state.toChannelHere(plain, other -> !other.has(Cap.EXTENDED_JOIN));
    String account = person.account.isEmpty() ? "*" : person.account;
    Message extended =
        Message.from(person.source(), "JOIN", channel, account, person.realName).withTags(all);
    state.toChannelHere(extended, other -> other.has(Cap.EXTENDED_JOIN));
    if (!person.away.isEmpty()) {
      Message away = Message.from(person.source(), "AWAY", person.away);
      state.toChannelHere(away, other -> other.has(Cap.AWAY_NOTIFY));
    }
  }

  /** Gives ranks and tells those here. */
  private void rank(Map<Person, String> people, String source) {
    StringBuilder letters = new StringBuilder();
    List<String> nicks = new ArrayList<>();
    for (Map.Entry<Person, String> each : people.entrySet()) {
      for (Rank rank : Rank.values()) {
        if (each.getValue().indexOf(rank.prefix()) >= 0
            && state.channel.set(each.getKey(), rank, true)) {
          letters.append(rank.mode());
          nicks.add(each.getKey().nick);
        }
      }
      if (nicks.size() >= MODES) {
        tellRanks(source, letters, nicks);
      }
    }
    tellRanks(source, letters, nicks);
  }

  private void tellRanks(String source, StringBuilder letters, List<String> nicks) {
    if (!nicks.isEmpty()) {
      List<String> params = new ArrayList<>(List.of(state.channel.name, "+" + letters));
      params.addAll(nicks);
      state.toChannelHere(
          Message.from(source, "MODE", params.toArray(String[]::new)), other -> true);
    }
    letters.setLength(0);
    nicks.clear();
  }

  // ---------------------------------------------------------------- what they do

  /**
   * Does what somebody on another server, or that {@link #server} itself, did there: PART, KICK,
   * MODE, TOPIC, AWAY, SETNAME, INVITE, PRIVMSG and NOTICE as a client says them. A line is stamped
   * and kept here.
   */
  public void run(Person by, Message message) {
    Session session = remote.get(by);
    if (session != null) {
      room.receive(session, message);
    }
  }

  /** A message that is not kept, from somebody elsewhere to the channel. */
  public void pass(Person by, Message message) {
    Message told = new Message(message.tags(), by.source(), message.command(), message.params());
    boolean tagsOnly = message.command().equals("TAGMSG");
    state.toChannel(told, other -> !tagsOnly || other.has(Cap.MESSAGE_TAGS));
  }

  /** A message for one person, here or further on. */
  public void passTo(Person to, Message message) {
    boolean tagsOnly = message.command().equals("TAGMSG");
    if (state.session(to).filter(own -> tagsOnly && !own.has(Cap.MESSAGE_TAGS)).isEmpty()) {
      state.send(to, message);
    }
  }

  /** The channel is older there: topic and modes are from now on as there. */
  public void adopt(ChannelInfo there, Person server) {
    ChannelState channel = state.channel;
    channel.createdAt = there.createdAt();
    List<String> params = there.modes();
    String letters = params.isEmpty() ? "" : params.get(0);
    for (char flag : "imnst".toCharArray()) {
      run(server, mode((letters.indexOf(flag) >= 0 ? "+" : "-") + flag));
    }
    int next = 1;
    for (char letter : letters.toCharArray()) {
      if ((letter == 'k' || letter == 'l') && next < params.size()) {
        run(server, mode("+" + letter, params.get(next++)));
      }
    }
    if (!there.topic().equals(channel.topic)) {
      run(server, Message.of("TOPIC", channel.name, there.topic()));
    }
    channel.topicBy = there.topicBy();
    channel.topicAt = there.topicAt();
  }

  private Message mode(String... words) {
    List<String> params = new ArrayList<>(List.of(state.channel.name));
    params.addAll(List.of(words));
    return Message.of("MODE", params.toArray(String[]::new));
  }

  /** Somebody elsewhere logged in, or out: then the account is empty. */
  public void account(Person person, String account) {
    person.account = account;
    String shown = account.isEmpty() ? "*" : account;
    Message told = Message.from(person.source(), "ACCOUNT", shown).withTags(state.now(person));
    boolean present = state.channel.has(person);
    state.toChannelHere(told, other -> present && other.has(Cap.ACCOUNT_NOTIFY));
    state.outlet.told(told);
  }

  // ---------------------------------------------------------------- the log

  /**
   * Begins to make the log of another host of the room and ours equal.
   *
   * @param fingerprint of its certificate
   * @param port takes lines with their ends, for that host
   */
  public LinkedLog log(String fingerprint, String server, Consumer<byte[]> port) {
    Person host = new Person(true);
    host.nick = server;
    host.server = server;
    host.member = true;
    host.identified(fingerprint);
    Session session = new Session(Port.writing(port), host);
    for (Cap cap : List.of(Cap.MESSAGE_TAGS, Cap.SERVER_TIME, Cap.ACCOUNT_TAG, Cap.ROOM)) {
      session.set(cap, true);
    }
    return new LinkedLog(logs, session);
  }

  /** Lines that wait for the disk. */
  public int backlog() {
    return state.ledger.backlog();
  }

  // ---------------------------------------------------------------- epochs

  /** Of the stamps made here now. */
  public long epoch() {
    return state.ledger.epoch();
  }

  /**
   * @param hosts of the tree of linked servers, first 8 hex digits of their fingerprints
   */
  public void tree(Set<String> hosts) {
    state.ledger.epochs().tree(hosts);
  }

  /**
   * An epoch was met.
   *
   * @return false if it is not believable
   */
  public boolean seen(long epoch, String host) {
    return logs.met(new Stamp(epoch, host, 1), 0);
  }
}
