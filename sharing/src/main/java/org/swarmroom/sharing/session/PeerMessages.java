package org.swarmroom.sharing.session;

import java.util.function.Consumer;
import org.swarmroom.sharing.wire.Message;
import org.swarmroom.sharing.wire.WireException;

/**
 * Sorts a peer's messages to the parts that deal with them. Confined to the session's event loop.
 */
final class PeerMessages {

  private final PeerConnection peer;

  PeerMessages(PeerConnection peer) {
    this.peer = peer;
  }

  void take(Message message) {
    try {
      sort(message);
    } catch (WireException e) {
      peer.close(String.valueOf(e.getMessage()));
    }
  }

  private void sort(Message message) {
    if (message instanceof Message.Request m) {
      upload(u -> u.requested(m));
    } else if (message instanceof Message.Have m) {
      if (peer.has().have(m.piece())) {
        peer.session().roster().has(peer, m.piece());
      }
    } else if (message instanceof Message.Cancel m) {
      upload(u -> u.cancelled(m));
    } else if (message instanceof Message.Choke) {
      peer.chokedUs(true);
    } else if (message instanceof Message.Unchoke) {
      peer.chokedUs(false);
    } else if (message instanceof Message.Interested) {
      peer.peerIsInterested(true);
    } else if (message instanceof Message.NotInterested) {
      peer.peerIsInterested(false);
    } else if (message instanceof Message.RejectRequest m) {
      peer.requests().ifPresent(r -> r.rejected(m.piece(), m.begin(), m.length()));
    } else if (message instanceof Message.Extended m) {
      peer.extensions().take(m);
    } else {
      sortRare(message);
    }
  }

  private void sortRare(Message message) {
    if (message instanceof Message.Bitfield m) {
      declare(() -> peer.has().bitfield(m.bits()));
    } else if (message instanceof Message.HaveAll) {
      declare(peer.has()::haveAll);
    } else if (message instanceof Message.HaveNone) {
      declare(peer.has()::haveNone);
    } else if (message instanceof Message.HashRequest m) {
      peer.session().hashes().requested(peer, m);
    } else if (message instanceof Message.Hashes m) {
      peer.session().hashes().received(peer, m);
    } else if (message instanceof Message.HashReject m) {
      peer.session().hashes().rejected(peer, m);
    } else if (message instanceof Message.Port m) {
      DhtHello.take(peer, m);
    }
    // Keep-alives need no answer; suggestions and allowed-fast pieces are not used.
  }

  /** What the peer has changes as a whole. */
  private void declare(Runnable change) {
    peer.session().roster().forgetPieces(peer);
    change.run();
    peer.session().roster().countPieces(peer);
  }

  private void upload(Consumer<Uploader> what) {
    peer.uploads().ifPresent(what);
  }
}
