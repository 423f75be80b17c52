package org.swarmroom.sharing.session;

import io.netty.channel.Channel;
import java.util.BitSet;
import java.util.Optional;
import org.swarmroom.sharing.wire.Handshake;
import org.swarmroom.sharing.wire.Message;

/**
 * One peer of a session after both handshakes: what each side has said, and its parts: {@link
 * PeerLink}, {@link RequestPipeline}, {@link Uploader}, {@link Extensions}, {@link PeerFlow}.
 * Confined to the session's event loop, which is the channel's as well.
 */
final class PeerConnection {

  private final SwarmSession session;
  private final int id;
  private final Handshake handshake;
  private final boolean outgoing;
  private final Extensions extensions;
  private final PeerPieces has = new PeerPieces();
  private final PeerLink link;
  private final PeerFlow flow;
  private PeerAddress address;
  private Optional<RequestPipeline> requests = Optional.empty();
  private Optional<Uploader> uploads = Optional.empty();
  private boolean chokingPeer = true;
  private boolean choked = true;
  private boolean interested;
  private boolean peerInterested;
  private boolean admitted;
  private boolean listens;
  private long refusedUntil = Long.MIN_VALUE;
  private final long joinedAt;

  PeerConnection(
      SwarmSession session,
      int id,
      Channel channel,
      Handshake handshake,
      PeerAddress address,
      boolean outgoing) {
    this.session = session;
    this.id = id;
    this.handshake = handshake;
    this.address = address;
    this.outgoing = outgoing;
    this.extensions = new Extensions(this);
    this.joinedAt = session.now();
    this.link = new PeerLink(this, channel, joinedAt);
    this.flow = new PeerFlow(session, joinedAt);
  }

  int id() {
    return id;
  }

  SwarmSession session() {
    return session;
  }

  PeerLink link() {
    return link;
  }

  Channel channel() {
    return link.channel();
  }

  Handshake handshake() {
    return handshake;
  }

  PeerAddress address() {
    return address;
  }

  /** An incoming peer told us where it listens. */
  void setAddress(PeerAddress address) {
    this.address = address;
    this.listens = true;
    session.roster().moved();
  }

  boolean isOutgoing() {
    return outgoing;
  }

  Extensions extensions() {
    return extensions;
  }

  PeerPieces has() {
    return has;
  }

  BitSet pieces() {
    return has.bits();
  }

  Optional<RequestPipeline> requests() {
    return requests;
  }

  Optional<Uploader> uploads() {
    return uploads;
  }

  PeerFlow flow() {
    return flow;
  }

  /** The torrent is known and on disk: data may flow. */
  void start(Pieces pieces, Optional<Download> download) {
    var pace = session.pace();
    uploads = Optional.of(new Uploader(this, pieces, pace.up(), PeerPipeline.isBare(channel())));
    requests = download.map(d -> new RequestPipeline(this, d, pace.down()));
    extensions.peerQueue().ifPresent(n -> requests.ifPresent(r -> r.setPeerQueue(n)));
  }

  // what we say

  void send(Message message) {
    link.send(message);
  }

  void reject(Message.Request request) {
    if (handshake.fast()) {
      send(new Message.RejectRequest(request.piece(), request.begin(), request.length()));
    }
  }

  void setInterested(boolean wanted) {
    if (interested != wanted) {
      interested = wanted;
      send(wanted ? new Message.Interested() : new Message.NotInterested());
    }
  }

  void setChoking(boolean choke) {
    if (chokingPeer != choke) {
      chokingPeer = choke;
      send(choke ? new Message.Choke() : new Message.Unchoke());
      if (!choke) {
        refusedUntil = Long.MIN_VALUE;
      } else {
        uploads.ifPresent(Uploader::dropAll);
      }
    }
  }

  // what it says

  boolean isChokingPeer() {
    return chokingPeer;
  }

  boolean isInterested() {
    return interested;
  }

  boolean isPeerInterested() {
    return peerInterested;
  }

  /** Whether requests would be answered. */
  boolean mayRequest() {
    return !choked && interested && !isClosed() && requests.isPresent();
  }

  boolean isChoked() {
    return choked;
  }

  void chokedUs(boolean now) {
    choked = now;
    if (now && !handshake.fast()) {
      requests.ifPresent(RequestPipeline::releaseAll);
    }
    if (!now) {
      session.refusals().over(this);
      requests.ifPresent(RequestPipeline::fill);
    }
  }

  void peerIsInterested(boolean now) {
    if (peerInterested != now) {
      peerInterested = now;
      session.slots().changed();
    }
  }

  /** Housekeeping, every few seconds. */
  void tick(long now, Timeouts timeouts) {
    if (!admitted && now - joinedAt > timeouts.handshake()) {
      close("did not show in time that it is a member");
      return;
    }
    link.tick(now, timeouts);
    if (!isClosed()) {
      requests.ifPresent(r -> flow.tick(r, now, timeouts));
    }
  }

  /** Ends the connection. */
  void close(String why) {
    link.close(why);
  }

  /** The connection is gone, whoever ended it. */
  void left() {
    requests.ifPresent(RequestPipeline::releaseAll);
    session.roster().left(this);
  }

  /** Whether it may take part in the swarm. */
  boolean isAdmitted() {
    return admitted;
  }

  void setAdmitted() {
    admitted = true;
  }

  /** Whether it answers hash requests, as far as we know. */
  boolean knowsV2() {
    boolean v2Alone = session.torrent().metainfo().map(t -> t.v1().isEmpty()).orElse(false);
    return v2Alone || handshake.v2();
  }

  /** Whether others could dial it. */
  boolean isReachable() {
    return outgoing || listens;
  }

  /** Whether a refusal is due; then it is noted as said. */
  boolean mayRefuse(long now, long retryMillis) {
    if (now < refusedUntil) {
      return false;
    }
    refusedUntil = now + retryMillis;
    return true;
  }

  long joinedAt() {
    return joinedAt;
  }

  boolean isClosed() {
    return link.isClosed();
  }

  /** How others are told of this peer: its nick, or where it is. */
  String name() {
    var nick = address.fingerprint().map(session.services().nicks()).orElse("");
    var at = address.address();
    return nick.isEmpty() ? at.getHostString() + ":" + at.getPort() : nick;
  }
}
