package org.swarmroom.chat.peering;

import java.util.Optional;
import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.log.Line;
import org.swarmroom.chat.room.Outlet;
import org.swarmroom.chat.room.Person;

/** What the room tells, to all links but the one it came from. */
final class Fan implements Outlet {

  private final Tree tree;

  /** The links are told of a cut as a whole. */
  private boolean splitting;

  Fan(Tree tree) {
    this.tree = tree;
  }

  void splitting(boolean now) {
    splitting = now;
  }

  private Optional<Entry> source(Message message) {
    return tree.byNick(message.nick());
  }

  private static boolean isBehind(Optional<Entry> entry, Link link) {
    return entry.filter(each -> each.isBehind(link)).isPresent();
  }

  @Override
  public void entered(Person person) {
    Entry entry = tree.entered(person);
    tree.others(link -> link.entered(entry));
  }

  @Override
  public void renamed(Person person, String before) {
    tree.of(person).ifPresent(entry -> tree.others(link -> link.renamed(entry, before)));
  }

  /** It may have waited for its lines: then nobody knows any more over which link that came. */
  @Override
  public void left(Person person, String reason) {
    Optional<Entry> entry = tree.left(person);
    if (entry.isPresent() && !splitting) {
      tree.others(
          link -> {
            if (!isBehind(entry, link)) {
              link.left(entry.get(), reason);
            }
          });
    }
  }

  @Override
  public void told(Message message) {
    Optional<Entry> by = source(message);
    tree.others(
        link -> {
          if (!isBehind(by, link)) {
            link.told(by, message);
          }
        });
  }

  @Override
  public void said(Line line, String source, Person sender) {
    Optional<Entry> by = tree.of(sender);
    for (Link link : tree.links()) {
      if (link.up && !isBehind(by, link)) {
        link.said(by, line, source);
      }
    }
  }

  @Override
  public void toOne(Person person, Message message) {
    tree.of(person)
        .ifPresent(
            to ->
                to.node()
                    .map(Node::via)
                    .filter(link -> link.up)
                    .ifPresent(link -> link.toOne(source(message), to, message)));
  }
}
