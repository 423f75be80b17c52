package org.swarmroom.app.assembly;

import java.util.Collection;
import org.swarmroom.chat.client.Member;
import org.swarmroom.chat.link.RoomLink;
import org.swarmroom.sharing.transfer.Transfers;

/**
 * What the room is to sharing: members are looked for, and connections of a room that was left end.
 */
final class SharingSide implements RoomFollower {

  private final PeerArea peers;
  private final Transfers transfers;

  SharingSide(PeerArea peers, Transfers transfers) {
    this.peers = peers;
    this.transfers = transfers;
  }

  @Override
  public void entered(RoomLink link) {
    peers.entered(link);
    transfers.roomsChanged();
  }

  @Override
  public void members(Collection<Member> members) {
    peers.members(members);
  }

  @Override
  public void left() {
    peers.left();
    transfers.roomsChanged();
  }
}
