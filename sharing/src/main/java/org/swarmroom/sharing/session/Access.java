package org.swarmroom.sharing.session;

import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import org.swarmroom.sharing.torrent.InfoHash;

/**
 * Who may take part in a swarm: anybody by any transport, or members alone, who come over TLS with
 * a certificate and prove that they know a room's key. Rooms go by the infohash of their own swarm.
 *
 * @param isPublic anybody
 * @param isOfAnyRoom members of whatever room this node is in
 * @param rooms else members of these
 */
public record Access(boolean isPublic, boolean isOfAnyRoom, Set<InfoHash> rooms) {

  /** Anybody. */
  public static final Access PUBLIC = new Access(true, true, Set.of());

  /** Members of the rooms this node is in, whichever those are: what the user shares with rooms. */
  public static final Access MEMBERS = new Access(false, true, Set.of());

  /** Nobody. */
  public static final Access NOBODY = new Access(false, false, Set.of());

  /** Keeps a read-only copy. */
  public Access {
    rooms = Set.copyOf(rooms);
  }

  /** Members of these rooms alone: what was fetched there. */
  public static Access of(Set<InfoHash> rooms) {
    return new Access(false, false, rooms);
  }

  /**
   * @param proven rooms of ours whose key the peer has shown to know
   */
  public boolean admits(Set<InfoHash> proven) {
    return isPublic || isOfAnyRoom && !proven.isEmpty() || !Collections.disjoint(rooms, proven);
  }

  /** Whoever may by this or by the other. */
  public Access or(Access other) {
    var both = new HashSet<>(rooms);
    both.addAll(other.rooms);
    return new Access(isPublic || other.isPublic, isOfAnyRoom || other.isOfAnyRoom, both);
  }
}
