package org.swarmroom.sharing.discovery;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swarmroom.index.peers.StoredPeer;

/**
 * Brings the table up to the room's list of members and dials those that are new in it. Confined to
 * the book's event loop.
 */
final class MemberList {

  private static final Logger log = LoggerFactory.getLogger(MemberList.class);

  private static final int MOST_CLAIMED = 4;

  private final PeerTable table;
  private final PeerConnector connector;

  MemberList(PeerTable table, PeerConnector connector) {
    this.table = table;
    this.connector = connector;
  }

  /**
   * @param members all but ourselves
   */
  void update(List<RoomMember> members) {
    Set<String> listed = members.stream().map(RoomMember::fingerprint).collect(Collectors.toSet());
    for (PeerEntry entry : table.all()) {
      if (!listed.contains(entry.fingerprint)) {
        entry.inRoom = false;
      }
    }
    members.forEach(this::update);
  }

  private void update(RoomMember member) {
    PeerEntry entry =
        table.identified(member.fingerprint(), Optional.empty(), StoredPeer.Source.ROOM);
    Peer before = entry.snapshot();
    boolean arrives = !entry.inRoom;
    entry.inRoom = true;
    entry.nick = member.nick();
    if (entry.link == null) {
      claimed(member.addresses()).forEach(entry::prefer);
    }
    if (arrives || !before.equals(entry.snapshot())) {
      table.changed(entry);
    }
    if (arrives && entry.link == null) {
      entry.failures = 0;
      connector.connect(entry, false);
    }
  }

  /**
   * The first {@value #MOST_CLAIMED} addresses that are no names: a member doesn't make us ask name
   * servers. The likeliest, which is named first, comes last here: preferred last it is tried
   * first.
   */
  static List<HostPort> claimed(List<String> texts) {
    var addresses = new ArrayDeque<HostPort>();
    for (String text : texts) {
      try {
        HostPort address = HostPort.parse(text);
        if (address.isLiteral() && addresses.size() < MOST_CLAIMED) {
          addresses.addFirst(address);
        }
      } catch (PeerException e) {
        log.debug("a member claims to be at \"{}\", which is no address", text);
      }
    }
    return List.copyOf(addresses);
  }
}
