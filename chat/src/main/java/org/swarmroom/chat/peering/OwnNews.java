package org.swarmroom.chat.peering;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.room.ChannelInfo;
import org.swarmroom.chat.room.Vendor;

/** What another host of the room is told, see {@link OwnLink}. */
final class OwnNews {

  private static final int NJOIN_CHARS = 350;

  private final Tree tree;
  private final OwnLink link;

  OwnNews(Tree tree, OwnLink link) {
    this.tree = tree;
    this.link = link;
  }

  /** Servers by distance, then the channel, then people. */
  void burst() {
    tree.nodes().stream()
        .filter(node -> node.via() != link)
        .sorted(Comparator.comparingInt(Node::hops))
        .forEach(this::server);
    ChannelInfo channel = tree.channel();
    link.send(
        Message.of(
            "CHAN",
            Long.toString(channel.createdAt()),
            Long.toString(channel.topicAt()),
            OwnWords.orStar(channel.topicBy()),
            channel.topic()));
    link.send(Message.of("MODES", channel.modes().toArray(String[]::new)));
    tree.people().stream().filter(entry -> !entry.isBehind(link)).forEach(this::entered);
    netjoin(tree.present(link), link.name(), tree.name());
    link.send(Message.of("END"));
  }

  void server(Node node) {
    link.send(
        Message.from(
            node.parent(),
            "SERVER",
            node.name(),
            OwnWords.orStar(node.host()),
            Integer.toString(node.hops()),
            node.info()));
  }

  void entered(Entry entry) {
    link.send(OwnWords.person(entry, entry.node().map(Node::name).orElse(tree.name())));
    String away = entry.person().who().away();
    if (!away.isEmpty()) {
      link.send(Message.from(entry.uid(), "AWAY", away));
    }
  }

  /** Near is the end of the new link on their side. */
  void netjoin(Map<Entry, String> people, String near, String far) {
    StringBuilder line = new StringBuilder();
    for (Map.Entry<Entry, String> each : people.entrySet()) {
      line.append(line.isEmpty() ? "" : ",").append(each.getValue()).append(each.getKey().uid());
      if (line.length() > NJOIN_CHARS) {
        link.send(Message.of("NJOIN", near, far, line.toString()));
        line.setLength(0);
      }
    }
    if (!line.isEmpty()) {
      link.send(Message.of("NJOIN", near, far, line.toString()));
    }
    if (!people.isEmpty()) {
      link.send(Message.of("JOINED", near, far));
    }
  }

  void told(Optional<Entry> by, Message message) {
    String source = by.map(Entry::uid).orElse(message.source());
    switch (message.command()) {
      case "JOIN" -> {
        if (message.params().size() == 1) {
          link.send(Message.from(source, "JOIN"));
        }
      }
      case "PART", "TOPIC" -> link.send(Message.from(source, message.command(), message.param(1)));
      case "KICK" ->
          tree.byNick(message.param(1))
              .ifPresent(
                  whom -> link.send(Message.from(source, "KICK", whom.uid(), message.param(2))));
      case "MODE" -> mode(source, message);
      case "AWAY", "SETNAME", "ACCOUNT" ->
          link.send(
              Message.from(source, message.command(), message.params().toArray(String[]::new)));
      case "PRIVMSG", "NOTICE", "TAGMSG" -> {
        if (by.isPresent() && !message.tags().containsKey(Vendor.STAMP_TAG)) {
          link.send(new Message(tags(message), source, message.command(), message.params()));
        }
      }
      default -> {}
    }
  }

  /** Who it is, the other side knows. */
  private static Map<String, String> tags(Message message) {
    Map<String, String> tags = new LinkedHashMap<>(message.tags());
    tags.remove("batch");
    tags.remove("label");
    return tags;
  }

  private void mode(String source, Message message) {
    List<String> params = new ArrayList<>(List.of(message.param(1)));
    int next = 2;
    char sign = '+';
    for (char letter : message.param(1).toCharArray()) {
      if (letter == '+' || letter == '-') {
        sign = letter;
      } else if ("ohvbeIk".indexOf(letter) >= 0 || letter == 'l' && sign == '+') {
        String param = message.param(next++);
        boolean ranks = OwnWords.rank(letter).isPresent();
        params.add(ranks ? tree.byNick(param).map(Entry::uid).orElse(param) : param);
      }
    }
    link.send(Message.from(source, "MODE", params.toArray(String[]::new)));
  }

  void toOne(Optional<Entry> by, Entry to, Message message) {
    if (by.isEmpty()) {
      return;
    }
    switch (message.command()) {
      case "PRIVMSG", "NOTICE", "TAGMSG" -> {
        List<String> params = new ArrayList<>(message.params());
        params.set(0, to.uid());
        link.send(new Message(tags(message), by.get().uid(), message.command(), params));
      }
      case "INVITE" -> link.send(Message.from(by.get().uid(), "INVITE", to.uid()));
      default -> {}
    }
  }
}
