package org.swarmroom.chat.peering;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.log.Line;
import org.swarmroom.chat.log.LineKind;
import org.swarmroom.chat.room.ChannelInfo;
import org.swarmroom.chat.room.Vendor;
import org.swarmroom.chat.room.Who;

/** What a server that speaks RFC 2813 is told: plain lines without tags, by nick. */
final class RfcNews {

  private static final int NJOIN_CHARS = 350;
  private static final char CTCP = '\u0001';

  /** Modes of a channel that every such server knows. */
  private static final String MODES = "bovklimnpst";

  private static final String WITH_PARAMETER = "bovk";

  private final Tree tree;
  private final RfcLink link;
  private final Map<Node, Integer> tokens = new HashMap<>();
  private int lastToken = 1;

  RfcNews(Tree tree, RfcLink link) {
    this.tree = tree;
    this.link = link;
  }

  private void send(String source, String command, String... params) {
    link.send(Message.from(source, command, params));
  }

  /** Servers by distance, then people, then the channel. */
  void burst() {
    tree.nodes().stream()
        .filter(node -> node.via() != link)
        .sorted(Comparator.comparingInt(Node::hops))
        .forEach(this::server);
    List<Entry> people = tree.people().stream().filter(entry -> !entry.isBehind(link)).toList();
    people.forEach(this::entered);
    ChannelInfo channel = tree.channel();
    List<String> info = new ArrayList<>(List.of(channel.name(), plain(channel.modes())));
    if (!channel.topic().isEmpty()) {
      info.add(channel.topic());
    }
    send(tree.name(), "CHANINFO", info.toArray(String[]::new));
    netjoin(tree.present(link));
  }

  /** Without key and limit: those who come from there are let in by their own server. */
  private static String plain(List<String> modes) {
    String letters = modes.isEmpty() ? "" : modes.get(0).replaceAll("[^imnst]", "");
    return "+" + letters;
  }

  void server(Node node) {
    tokens.put(node, ++lastToken);
    String hops = Integer.toString(node.hops() + 1);
    send(node.parent(), "SERVER", node.name(), hops, Integer.toString(lastToken), node.info());
  }

  void split(Node node, String reason) {
    tokens.remove(node);
    send(tree.name(), "SQUIT", node.name(), reason);
  }

  void entered(Entry entry) {
    Who who = entry.person().who();
    int token = entry.node().map(node -> tokens.getOrDefault(node, 1)).orElse(1);
    send(
        entry.node().map(Node::name).orElse(tree.name()),
        "NICK",
        who.nick(),
        Integer.toString(entry.node().map(node -> node.hops() + 1).orElse(1)),
        who.user(),
        who.host(),
        Integer.toString(token),
        "+" + (who.away().isEmpty() ? "" : "a") + (who.operator() ? "o" : ""),
        who.realName());
  }

  /** Somebody whom that server no longer knows, or never did. */
  void introduce(Entry entry) {
    entered(entry);
    if (tree.inlet.isPresent(entry.person())) {
      netjoin(Map.of(entry, tree.inlet.prefix(entry.person())));
    }
  }

  void netjoin(Map<Entry, String> people) {
    StringBuilder line = new StringBuilder();
    for (Map.Entry<Entry, String> each : people.entrySet()) {
      line.append(line.isEmpty() ? "" : ",").append(each.getValue().replaceAll("[^@+]", ""));
      line.append(each.getKey().nick());
      if (line.length() > NJOIN_CHARS) {
        send(tree.name(), "NJOIN", tree.channel().name(), line.toString());
        line.setLength(0);
      }
    }
    if (!line.isEmpty()) {
      send(tree.name(), "NJOIN", tree.channel().name(), line.toString());
    }
  }

  void told(Optional<Entry> by, Message message) {
    String source = by.map(Entry::nick).orElse(tree.name());
    String channel = message.param(0);
    switch (message.command()) {
      case "JOIN" -> {
        if (message.params().size() == 1) {
          send(source, "JOIN", channel);
        }
      }
      case "PART", "KICK", "TOPIC" -> send(source, message.command(), params(message));
      case "MODE" -> mode(source, message);
      case "AWAY" -> send(source, "MODE", source, message.params().isEmpty() ? "-a" : "+a");
      case "PRIVMSG", "NOTICE" -> {
        if (by.isPresent() && !message.tags().containsKey(Vendor.STAMP_TAG)) {
          send(source, message.command(), params(message));
        }
      }
      default -> {}
    }
  }

  private static String[] params(Message message) {
    return message.params().toArray(String[]::new);
  }

  private void mode(String source, Message message) {
    StringBuilder letters = new StringBuilder();
    List<String> params = new ArrayList<>();
    char sign = '+';
    int next = 2;
    for (char letter : message.param(1).toCharArray()) {
      if (letter == '+' || letter == '-') {
        sign = letter;
        continue;
      }
      boolean takes =
          WITH_PARAMETER.indexOf(letter) >= 0
              || "heI".indexOf(letter) >= 0
              || letter == 'l' && sign == '+';
      String param = takes ? message.param(next++) : "";
      boolean accounts = letter == 'b' && param.startsWith("$");
      if (MODES.indexOf(letter) >= 0 && !accounts) {
        letters.append(sign).append(letter);
        if (takes) {
          params.add(param);
        }
      }
    }
    if (!letters.isEmpty()) {
      params.addAll(0, List.of(message.param(0), letters.toString()));
      send(source, "MODE", params.toArray(String[]::new));
    }
  }

  /** What was said by somebody who is gone meanwhile, that server can't be told. */
  void said(Line line) {
    Optional<Entry> by = tree.byNick(line.from()).filter(entry -> !entry.isBehind(link));
    boolean same =
        by.map(entry -> entry.person().who().proven()).filter(line.account()::equals).isPresent();
    if (same) {
      String text =
          line.kind() == LineKind.ACTION ? CTCP + "ACTION " + line.text() + CTCP : line.text();
      send(line.from(), line.kind() == LineKind.NOTICE ? "NOTICE" : "PRIVMSG", line.to(), text);
    }
  }

  void toOne(Optional<Entry> by, Entry to, Message message) {
    String source = by.map(Entry::nick).orElse(tree.name());
    switch (message.command()) {
      case "PRIVMSG", "NOTICE" -> send(source, message.command(), to.nick(), message.param(1));
      case "INVITE" -> send(source, "INVITE", to.nick(), message.param(1));
      default -> {}
    }
  }
}
