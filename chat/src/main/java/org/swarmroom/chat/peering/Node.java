package org.swarmroom.chat.peering;

import org.swarmroom.chat.room.Person;

/**
 * Another server of the tree.
 *
 * @param host first 8 hex digits of its fingerprint; empty if it is not one of ours
 * @param hops links from here, at least 1
 * @param via the link behind which it is
 * @param parent name of the server next to it on our side
 * @param source stands for it where it does something itself
 */
record Node(
    String name, String host, int hops, Link via, String parent, String info, Person source) {

  /** Servers know each other by name; a node is one only once. */
  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }

  @Override
  public String toString() {
    return name;
  }
}
