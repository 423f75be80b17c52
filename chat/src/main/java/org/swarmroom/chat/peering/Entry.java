package org.swarmroom.chat.peering;

import java.util.Optional;
import org.swarmroom.chat.room.Person;

/**
 * Somebody of the tree.
 *
 * @param uid told by their server, the same all over the tree: nicks change on their way
 * @param node their server; empty for this one
 */
record Entry(Person person, String uid, Optional<Node> node) {

  String nick() {
    return person.who().nick();
  }

  boolean isBehind(Link link) {
    return node.filter(each -> each.via() == link).isPresent();
  }

  boolean isLocal() {
    return node.isEmpty();
  }
}
