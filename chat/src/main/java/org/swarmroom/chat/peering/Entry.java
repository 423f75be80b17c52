package org.swarmroom.chat.peering;

import java.util.Optional;
import org.swarmroom.chat.room.Person;

/**
 * Somebody of the tree.
 *
 * @param uid told by their server, the same all over the tree: nicks change on their way
 * @param node their server; empty for this one
 * @param fixed its nick can't be changed from here, because its server does not take that
 */
record Entry(Person person, String uid, Optional<Node> node, boolean fixed) {

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
