package org.swarmroom.chat.peering;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.room.Person;
import org.swarmroom.chat.room.Who;

/** What people and servers behind a link to another host of the room do, done in the room. */
final class OwnDeeds {

  private final Tree tree;
  private final OwnLink link;

  OwnDeeds(Tree tree, OwnLink link) {
    this.tree = tree;
    this.link = link;
  }

  void did(Message message) {
    switch (message.command()) {
      case "PERSON" -> person(message);
      case "NICK" -> tree.byUid(message.source()).ifPresent(entry -> nick(entry, message));
      default -> byThem(message);
    }
  }

  private void person(Message message) {
    Node node =
        tree.node(message.source())
            .filter(each -> each.via() == link)
            .orElseThrow(() -> new LinkException("Somebody is told of on an unknown server"));
    String uid = OwnWords.uid(message.param(0));
    if (tree.byUid(uid).isPresent()) {
      throw new LinkException("The uid " + uid + " is told of twice");
    }
    Who who = OwnWords.who(message);
    boolean fixed = message.param(2).indexOf('f') >= 0;
    String nick = settle(who.nick(), who.since(), uid, fixed);
    tree.enter(node, uid, who.withNick(nick), fixed);
  }

  /** Of two with one nick the newer has another from now on; all servers find the same. */
  private String settle(String nick, long since, String uid, boolean fixed) {
    Optional<Entry> holder = tree.byNick(nick).filter(entry -> !entry.uid().equals(uid));
    if (holder.isEmpty()) {
      return nick;
    }
    if (!OwnWords.keeps(fixed, since, uid, holder.get())) {
      return tree.otherNick(nick, uid);
    }
    Entry newer = holder.get();
    String other = tree.otherNick(newer.nick(), newer.uid());
    tree.inlet.rename(newer.person(), other, newer.person().who().since());
    return nick;
  }

  /** Also somebody of ours, whom another server had to rename. */
  private void nick(Entry entry, Message message) {
    long since = OwnWords.number(message.param(1));
    String wish = OwnWords.nick(message.param(0));
    String nick = settle(wish, since, entry.uid(), entry.fixed());
    if (!nick.equals(entry.nick())) {
      tree.inlet.rename(entry.person(), nick, since);
    }
  }

  private void byThem(Message message) {
    Optional<Entry> entry = link.behind(message.source());
    Optional<Person> by =
        entry
            .map(Entry::person)
            .or(
                () ->
                    tree.node(message.source())
                        .filter(node -> node.via() == link)
                        .map(Node::source));
    if (by.isEmpty()) {
      return;
    }
    String channel = tree.channel().name();
    switch (message.command()) {
      case "QUIT" -> entry.ifPresent(each -> tree.inlet.quit(each.person(), message.last()));
      case "JOIN" -> entry.ifPresent(each -> tree.inlet.join(each.person(), ""));
      case "PART" -> run(by.get(), "PART", channel, message.param(0));
      case "TOPIC" -> run(by.get(), "TOPIC", channel, message.param(0));
      case "KICK" ->
          tree.byUid(message.param(0))
              .ifPresent(whom -> run(by.get(), "KICK", channel, whom.nick(), message.param(1)));
      case "MODE" -> mode(by.get(), message, channel);
      case "AWAY", "SETNAME" ->
          run(by.get(), message.command(), message.params().toArray(String[]::new));
      case "ACCOUNT" ->
          entry.ifPresent(
              each -> tree.inlet.account(each.person(), OwnWords.word(message.param(0))));
      case "INVITE" ->
          tree.byUid(message.param(0))
              .ifPresent(whom -> run(by.get(), "INVITE", whom.nick(), channel));
      case "PRIVMSG", "NOTICE", "TAGMSG" -> entry.ifPresent(each -> pass(each, message));
      default -> {}
    }
  }

  private void run(Person by, String command, String... params) {
    tree.inlet.run(by, Message.of(command, params));
  }

  private void pass(Entry by, Message message) {
    if (tree.inlet.isChannel(message.param(0))) {
      tree.inlet.pass(by.person(), message);
      return;
    }
    Optional<Entry> to = tree.byUid(message.param(0)).filter(entry -> !entry.isBehind(link));
    if (to.isPresent()) {
      List<String> params = new ArrayList<>(message.params());
      params.set(0, to.get().nick());
      Who who = by.person().who();
      String source = who.nick() + "!" + who.user() + "@" + who.host();
      Map<String, String> tags = message.tags();
      tree.inlet.passTo(to.get().person(), new Message(tags, source, message.command(), params));
    }
  }

  /** One change at a time, with nicks for uids. */
  private void mode(Person by, Message message, String channel) {
    char sign = '+';
    int next = 1;
    for (char letter : message.param(0).toCharArray()) {
      if (letter == '+' || letter == '-') {
        sign = letter;
        continue;
      }
      List<String> params = new ArrayList<>(List.of(channel, "" + sign + letter));
      if ("ohvbeIk".indexOf(letter) >= 0 || letter == 'l' && sign == '+') {
        String param = message.param(next++);
        boolean rank = OwnWords.rank(letter).isPresent();
        params.add(rank ? tree.byUid(param).map(Entry::nick).orElse(param) : param);
      }
      run(by, "MODE", params.toArray(String[]::new));
    }
  }
}
