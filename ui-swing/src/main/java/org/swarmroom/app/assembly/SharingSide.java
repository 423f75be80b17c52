package org.swarmroom.app.assembly;

import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swarmroom.chat.client.Member;
import org.swarmroom.chat.link.RoomLink;
import org.swarmroom.sharing.discovery.PeerBook;
import org.swarmroom.sharing.room.RoomProof;
import org.swarmroom.sharing.torrent.InfoHash;
import org.swarmroom.sharing.transfer.Transfers;

/**
 * Makes the room a swarm: members are looked for, and those who ask for the room's infohash are
 * taken to the peer book.
 */
final class SharingSide implements RoomFollower {

  private static final Logger LOG = LoggerFactory.getLogger(SharingSide.class);

  private final PeerArea peers;
  private final PeerBook book;
  private final Transfers transfers;
  private @Nullable AutoCloseable claim;

  SharingSide(PeerArea peers, PeerBook book, Transfers transfers) {
    this.peers = peers;
    this.book = book;
    this.transfers = transfers;
  }

  @Override
  public synchronized void entered(RoomLink link) {
    release();
    claim = transfers.claim(InfoHash.of(RoomProof.infohash(link.key().bytes())), book);
    peers.entered(link);
  }

  @Override
  public void members(Collection<Member> members) {
    peers.members(members);
  }

  @Override
  public synchronized void left() {
    release();
    peers.left();
  }

  private void release() {
    AutoCloseable held = claim;
    claim = null;
    if (held != null) {
      try {
        held.close();
      } catch (Exception failed) {
        LOG.warn("the room's infohash could not be given up", failed);
      }
    }
  }
}
