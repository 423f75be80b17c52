package org.swarmroom.sharing.catalogue;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.timeout.IdleState;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swarmroom.index.catalogues.CatalogueChange;
import org.swarmroom.index.catalogues.CatalogueState;
import org.swarmroom.sharing.room.RoomProof;
import org.swarmroom.sharing.wire.ExtendedHandshake;
import org.swarmroom.sharing.wire.Handshake;
import org.swarmroom.sharing.wire.Message;
import org.swarmroom.sharing.wire.MessageEncoder;
import org.swarmroom.sharing.wire.WireException;

/**
 * One connection to a member in the room's own swarm: BitTorrent handshake with the room's
 * infohash, BEP 10 handshake with both sides' {@link RoomProof}, then {@code sr_catalogue}
 * messages.
 *
 * <p>A peer that can't prove itself is closed without a byte of any catalogue, and so is one that
 * breaks a rule or says nothing for {@value #SILENCE_SECONDS} s.
 *
 * <p>Confined to the channel's event loop; {@link #refresh}, {@link #ownChanged} and {@link #close}
 * may be called from any thread.
 */
public final class MemberLink extends SimpleChannelInboundHandler<Object> {

  private static final int SILENCE_SECONDS = 180;
  private static final int KEEP_ALIVE_SECONDS = 60;
  private static final int PROOF_SECONDS = 15;

  private static final Logger log = LoggerFactory.getLogger(MemberLink.class);

  private final Channel channel;
  private final String peer;
  private final boolean dialled;
  private final MemberLinkListener listener;
  private final LinkGreeting greeting;
  private final LinkExchange exchange;
  private String reason = "";

  private MemberLink(
      Channel channel,
      MemberLinkConfig config,
      String peer,
      boolean dialled,
      long mostUnread,
      MemberLinkListener listener) {
    super(true);
    this.channel = channel;
    this.peer = peer;
    this.dialled = dialled;
    this.listener = listener;
    greeting = new LinkGreeting(channel, config, peer, dialled);
    exchange = new LinkExchange(channel, config, peer, mostUnread, new Events(), this::end);
  }

  /**
   * Takes over a connected channel whose TLS handshake is done; it reads from then on.
   *
   * @param peer fingerprint of the certificate that the peer showed
   * @param dialled whether we made the connection, and so speak first
   */
  public static MemberLink open(
      Channel channel,
      MemberLinkConfig config,
      String peer,
      boolean dialled,
      MemberLinkListener listener) {
    return open(channel, config, peer, dialled, LinkExchange.MOST_UNREAD, listener);
  }

  /**
   * @param mostUnread bytes that may wait for the peer to read them
   */
  static MemberLink open(
      Channel channel,
      MemberLinkConfig config,
      String peer,
      boolean dialled,
      long mostUnread,
      MemberLinkListener listener) {
    var link = new MemberLink(channel, config, peer, dialled, mostUnread, listener);
    onLoop(
        channel,
        () -> {
          link.attach();
          channel.config().setAutoRead(true);
        });
    return link;
  }

  private static void onLoop(Channel channel, Runnable task) {
    if (channel.eventLoop().inEventLoop()) {
      task.run();
    } else {
      channel.eventLoop().execute(task);
    }
  }

  /** The peer's fingerprint. */
  public String peer() {
    return peer;
  }

  /** Whether it links members of the room with this key. */
  public boolean isOf(byte[] roomKey) {
    return greeting.isOf(roomKey);
  }

  /** Whether we made the connection. */
  public boolean dialled() {
    return dialled;
  }

  public Channel channel() {
    return channel;
  }

  /** Our own catalogue changed: the peer is told. */
  public void ownChanged() {
    onLoop(channel, exchange::ownChanged);
  }

  /**
   * Asks the peer for its changes now; completes when all are durable, or at once if there is
   * nobody to ask.
   */
  public CompletableFuture<Void> refresh() {
    var done = new CompletableFuture<Void>();
    onLoop(
        channel,
        () -> {
          if (channel.isActive()) {
            exchange.refresh(done);
          } else {
            done.complete(null);
          }
        });
    return done;
  }

  public void close() {
    channel.close();
  }

  private void attach() {
    ChannelPipeline pipeline = channel.pipeline();
    pipeline.addLast(
        new IdleStateHandler(SILENCE_SECONDS, KEEP_ALIVE_SECONDS, 0, TimeUnit.SECONDS));
    pipeline.addLast(MessageEncoder.INSTANCE);
    greeting.read(pipeline);
    pipeline.addLast(this);
    if (!channel.isActive()) {
      ended();
      return;
    }
    channel
        .eventLoop()
        .schedule(
            () -> {
              if (!greeting.proven()) {
                end("It did not prove in time that it is a member of the room.");
              }
            },
            PROOF_SECONDS,
            TimeUnit.SECONDS);
    greeting.begin();
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, Object message) {
    if (message instanceof Handshake handshake) {
      greeting.greet(handshake);
    } else if (message instanceof ExtendedHandshake hello && greeting.proving()) {
      prove(hello);
    } else if (message instanceof Message.Extended extended
        && greeting.proven()
        && extended.id() == MemberHello.CATALOGUE_ID) {
      exchange.receive(extended.payload());
    }
  }

  private void prove(ExtendedHandshake hello) {
    OptionalInt catalogueId = greeting.prove(hello);
    if (catalogueId.isEmpty()) {
      end("It could not prove that it is a member of the room.");
      return;
    }
    exchange.begin(catalogueId.getAsInt());
    listener.proven(this, MemberHello.nick(hello), hello.port());
    greeting.listen();
  }

  private void end(String why) {
    if (reason.isEmpty()) {
      reason = why;
      log.debug("the link to {} ends: {}", peer, why);
    }
    channel.close();
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
    if (event instanceof IdleStateEvent idle) {
      if (idle.state() == IdleState.READER_IDLE) {
        end("It says nothing any more.");
      } else {
        channel.writeAndFlush(new Message.KeepAlive());
      }
    }
    super.userEventTriggered(context, event);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    log.debug("the link to {} failed: {}", peer, cause.toString());
    end(
        greeting.proving() && cause instanceof WireException
            ? "It spoke before it proved that it is a member of the room."
            : "The connection broke.");
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    ended();
  }

  private void ended() {
    exchange.close();
    listener.closed(this, greeting.proven(), reason);
  }

  private final class Events implements ExchangeListener {
    @Override
    public void applied(CatalogueState state, List<CatalogueChange> changes) {
      listener.applied(MemberLink.this, state, changes);
    }

    @Override
    public void upToDate() {
      listener.upToDate(MemberLink.this);
    }

    @Override
    public void full(String why) {
      listener.full(MemberLink.this, why);
    }

    @Override
    public void failed(Throwable cause) {
      log.warn("the catalogue of {} could not be stored: {}", peer, cause.toString());
      listener.notStored(MemberLink.this, cause);
      end("Its catalogue could not be stored here.");
    }
  }
}
