package org.swarmroom.chat.peering;

/** Names a link to those who have its connection. Opaque outside. */
public final class LinkHandle {

  private final Link link;

  LinkHandle(Link link) {
    this.link = link;
  }

  Link link() {
    return link;
  }
}
