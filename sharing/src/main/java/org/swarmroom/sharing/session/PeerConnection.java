package org.swarmroom.sharing.session;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.netty.util.ReferenceCountUtil;
import java.util.BitSet;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swarmroom.sharing.limit.RateMeter;
import org.swarmroom.sharing.wire.Handshake;
import org.swarmroom.sharing.wire.Message;

/**
 * One peer of a session after both handshakes: what each side has said, and its parts: {@link
 * RequestPipeline}, {@link Uploader}, {@link Extensions}. Confined to the session's event loop,
 * which is the channel's as well.
 */
final class PeerConnection extends ChannelInboundHandlerAdapter {

  private static final Logger log = LoggerFactory.getLogger(PeerConnection.class);
  private static final int RATE_SECONDS = 10;

  /** Bytes that may wait for a peer to read them; blocks in flight and refusals have far less. */
  private static final long MOST_UNREAD = 4 << 20;

  private final SwarmSession session;
  private final int id;
  private final Channel channel;
  private final Handshake handshake;
  private final boolean outgoing;
  private final Extensions extensions;
  private final PeerPieces has = new PeerPieces();
  private final PeerMessages messages;
  private final RateMeter down;
  private final RateMeter up;
  private PeerAddress address;
  private Optional<RequestPipeline> requests = Optional.empty();
  private Optional<Uploader> uploads = Optional.empty();
  private boolean chokingPeer = true;
  private boolean choked = true;
  private boolean interested;
  private boolean peerInterested;
  private boolean snubs;
  private boolean reading;
  private boolean dirty;
  private boolean flushScheduled;
  private boolean closed;
  private boolean admitted;
  private boolean listens;
  private long refusedUntil = Long.MIN_VALUE;
  private final long joinedAt;
  private long lastRead;
  private long lastWrite;
  private long lastUseful;

  PeerConnection(
      SwarmSession session,
      int id,
      Channel channel,
      Handshake handshake,
      PeerAddress address,
      boolean outgoing) {
    this.session = session;
    this.id = id;
    this.channel = channel;
    this.handshake = handshake;
    this.address = address;
    this.outgoing = outgoing;
    this.extensions = new Extensions(this);
    this.messages = new PeerMessages(this);
    this.joinedAt = session.now();
    this.lastRead = joinedAt;
    this.lastWrite = lastRead;
    this.lastUseful = lastRead;
    this.down = new RateMeter(RATE_SECONDS, lastRead);
    this.up = new RateMeter(RATE_SECONDS, lastRead);
  }

  int id() {
    return id;
  }

  SwarmSession session() {
    return session;
  }

  Channel channel() {
    return channel;
  }

  EventLoop loop() {
    return channel.eventLoop();
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

  RateMeter down() {
    return down;
  }

  RateMeter up() {
    return up;
  }

  /** The torrent is known and on disk: data may flow. */
  void start(Pieces pieces, Optional<Download> download) {
    var services = session.services();
    uploads = Optional.of(new Uploader(this, pieces, services.up(), PeerPipeline.isBare(channel)));
    requests = download.map(d -> new RequestPipeline(this, d, services.down()));
    extensions.peerQueue().ifPresent(n -> requests.ifPresent(r -> r.setPeerQueue(n)));
  }

  // what we say

  void send(Message message) {
    if (channel.bytesBeforeWritable() > MOST_UNREAD) {
      close("asks and does not read");
    } else {
      write(message);
    }
  }

  /**
   * Queues a message or a block's body; it is flushed once what is being read now is dealt with.
   */
  ChannelFuture write(Object message) {
    lastWrite = session.now();
    dirty = true;
    if (!reading && !flushScheduled) {
      flushScheduled = true;
      loop().execute(this::flush);
    }
    return channel.write(message);
  }

  void flush() {
    flushScheduled = false;
    if (dirty) {
      dirty = false;
      channel.flush();
    }
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
    return !choked && interested && !closed && requests.isPresent();
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

  boolean snubs() {
    return snubs;
  }

  /** Data came in. */
  void downloaded(int bytes) {
    long now = session.now();
    down.add(bytes, now);
    lastUseful = now;
    snubs = false;
    session.meters().downloaded(bytes);
  }

  void uploaded(int bytes) {
    up.add(bytes, session.now());
    session.meters().uploaded(bytes);
  }

  /** Housekeeping, every few seconds. */
  void tick(long now, Timeouts timeouts) {
    if (!admitted && now - joinedAt > timeouts.handshake()) {
      close("did not show in time that it is a member");
      return;
    }
    if (now - lastRead > timeouts.silence()) {
      close("was silent for too long");
      return;
    }
    if (now - lastWrite > timeouts.keepAlive()) {
      send(new Message.KeepAlive());
    }
    requests.ifPresent(
        r -> {
          if (r.outstanding() == 0) {
            lastUseful = now;
          } else if (now - lastUseful > timeouts.snub()) {
            snubs = true;
            lastUseful = now;
            r.snubbed();
            session.fillAll();
          } else if (now - session.attachedAt() > 2_000) {
            r.adapt(down.rate(now));
          }
        });
  }

  // channel

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    reading = true;
    lastRead = session.now();
    if (message instanceof Message known && !closed) {
      messages.take(known);
    } else {
      ReferenceCountUtil.release(message);
    }
  }

  /** Part of a block came, past the messages. */
  void touched() {
    reading = true;
    lastRead = session.now();
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    if (!closed) {
      requests.ifPresent(RequestPipeline::fill);
    }
    reading = false;
    flush();
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    if (channel.isWritable()) {
      uploads.ifPresent(Uploader::pump);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    gone();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    close(String.valueOf(cause.getMessage()));
  }

  /** Ends the connection. */
  void close(String why) {
    if (!closed) {
      log.debug("closing {}: {}", address.address(), why);
      gone();
      channel.close();
    }
  }

  private void gone() {
    if (!closed) {
      closed = true;
      requests.ifPresent(RequestPipeline::releaseAll);
      session.roster().left(this);
    }
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
    boolean v2Alone = session.torrent().map(t -> t.v1().isEmpty()).orElse(false);
    return v2Alone || handshake.v2();
  }

  /** Whether others could dial it. */
  boolean isReachable() {
    return outgoing || listens;
  }

  long lastRead() {
    return lastRead;
  }

  /** Whether a refusal is due; then it is noted as said. */
  boolean mayRefuse(long now, long retryMillis) {
    if (now < refusedUntil) {
      return false;
    }
    refusedUntil = now + retryMillis;
    return true;
  }

  boolean isClosed() {
    return closed;
  }

  /** How others are told of this peer: its nick, or where it is. */
  String name() {
    var nick = address.fingerprint().map(session.services().nicks()).orElse("");
    var at = address.address();
    return nick.isEmpty() ? at.getHostString() + ":" + at.getPort() : nick;
  }
}
