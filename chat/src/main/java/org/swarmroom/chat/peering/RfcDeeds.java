package org.swarmroom.chat.peering;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.room.Person;

/** What people and servers behind a link of RFC 2813 do, done in the room. */
final class RfcDeeds {

  private static final String NICK_MODES = "ohvqa";
  private static final String WITH_PARAMETER = "ohvqabeIkl";

  private final Tree tree;
  private final RfcLink link;

  RfcDeeds(Tree tree, RfcLink link) {
    this.tree = tree;
    this.link = link;
  }

  /** Other channels, questions to servers, and what only ngIRCd knows is left out. */
  void did(Message message) {
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
    boolean here = tree.inlet.isChannel(message.param(0));
    switch (message.command()) {
      case "JOIN" -> entry.ifPresent(person -> join(person, message.param(0)));
      case "QUIT" -> entry.ifPresent(each -> tree.inlet.quit(each.person(), message.last()));
      case "MODE" -> mode(by.get(), entry, message, here);
      case "PART", "TOPIC" -> {
        if (here) {
          run(by.get(), message);
        }
      }
      case "KICK" -> {
        if (here) {
          run(by.get(), message);
          link.stillHere(message.param(1));
        }
      }
      case "AWAY" -> run(by.get(), message);
      case "INVITE" -> {
        if (tree.inlet.isChannel(message.param(1))) {
          run(by.get(), message);
        }
      }
      case "PRIVMSG", "NOTICE" -> {
        boolean toUs = tree.byNick(message.param(0)).filter(to -> !to.isBehind(link)).isPresent();
        if (entry.isPresent() && (here || toUs)) {
          run(by.get(), message);
        }
      }
      default -> {}
    }
  }

  private void run(Person by, Message message) {
    tree.inlet.run(by, new Message(Map.of(), "", message.command(), message.params()));
  }

  /** {@code JOIN #a,#room^Gov}: ranks behind a BEL. Source: RFC 2813 section 4.2.1. */
  private void join(Entry entry, String channels) {
    for (String each : channels.split(",")) {
      String[] parts = each.split("\u0007", 2);
      if (tree.inlet.isChannel(parts[0])) {
        String modes = parts.length > 1 ? parts[1] : "";
        String ranks =
            (modes.indexOf('o') >= 0 ? "@" : "")
                + (modes.indexOf('h') >= 0 ? "%" : "")
                + (modes.indexOf('v') >= 0 ? "+" : "");
        tree.inlet.join(entry.person(), ranks);
      } else if (parts[0].equals("0")) {
        run(entry.person(), Message.of("PART", tree.channel().name()));
      }
    }
  }

  private void mode(Person by, Optional<Entry> entry, Message message, boolean here) {
    if (here) {
      channelMode(by, message);
    } else if (entry.isPresent() && tree.byNick(message.param(0)).equals(entry)) {
      String modes = message.param(1);
      int away = modes.indexOf('a');
      if (away >= 0) {
        boolean on = modes.lastIndexOf('-', away) <= modes.lastIndexOf('+', away);
        run(by, on ? Message.of("AWAY", "away") : Message.of("AWAY"));
      }
    }
  }

  /** One change at a time, because the room takes only a few at once. */
  private void channelMode(Person by, Message message) {
    char sign = '+';
    int next = 2;
    for (char letter : message.param(1).toCharArray()) {
      if (letter == '+' || letter == '-') {
        sign = letter;
        continue;
      }
      boolean takes = WITH_PARAMETER.indexOf(letter) >= 0 && !(letter == 'l' && sign == '-');
      List<String> params = new ArrayList<>(List.of(message.param(0), "" + sign + known(letter)));
      if (takes && message.has(next)) {
        params.add(message.param(next++));
      } else if (NICK_MODES.indexOf(letter) >= 0) {
        continue;
      }
      run(by, Message.of("MODE", params.toArray(String[]::new)));
    }
  }

  /** Owners and admins are operators here. */
  private static char known(char letter) {
    return letter == 'q' || letter == 'a' ? 'o' : letter;
  }
}
