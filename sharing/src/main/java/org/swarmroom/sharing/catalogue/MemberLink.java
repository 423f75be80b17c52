package org.swarmroom.sharing.catalogue;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.timeout.IdleState;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swarmroom.index.catalogues.CatalogueChange;
import org.swarmroom.index.catalogues.CatalogueState;
import org.swarmroom.sharing.room.RoomProof;
import org.swarmroom.sharing.torrent.InfoHash;
import org.swarmroom.sharing.wire.ExtendedHandshake;
import org.swarmroom.sharing.wire.Handshake;
import org.swarmroom.sharing.wire.HandshakeDecoder;
import org.swarmroom.sharing.wire.Message;
import org.swarmroom.sharing.wire.MessageDecoder;
import org.swarmroom.sharing.wire.MessageEncoder;

/**
 * One connection to a member in the room's own swarm: BitTorrent handshake with the room's
 * infohash, BEP 10 handshake with both sides' {@link RoomProof}, then {@code sr_catalogue}
 * messages.
 *
 * <p>Moves: {@code GREETING} (the dialler's handshake, then the other's) → {@code PROVING} (both
 * proofs) → {@code PROVEN}. A peer that can't prove itself is closed without a byte of any
 * catalogue, and so is one that breaks a rule or says nothing for {@value #SILENCE_SECONDS} s.
 *
 * <p>Confined to the channel's event loop; {@link #refresh}, {@link #ownChanged} and {@link #close}
 * may be called from any thread.
 */
public final class MemberLink extends SimpleChannelInboundHandler<Object> {

  private static final int SILENCE_SECONDS = 180;
  private static final int KEEP_ALIVE_SECONDS = 60;
  private static final int PROOF_SECONDS = 15;

  /** Bytes that may wait for a peer to read them; an answer has 512 KiB. */
  private static final long MOST_UNREAD = 3 * 512 * 1024;

  private static final Logger log = LoggerFactory.getLogger(MemberLink.class);

  private final Channel channel;
  private final MemberLinkConfig config;
  private final String peer;
  private final boolean dialled;
  private final long mostUnread;
  private final MemberLinkListener listener;
  private final Queue<byte[]> early = new ArrayDeque<>();
  private final List<CompletableFuture<Void>> earlyQuestions = new ArrayList<>();
  private boolean greeted;
  private boolean proven;
  private int theirCatalogueId;
  private String reason = "";
  private @Nullable CatalogueExchange exchange;

  private MemberLink(
      Channel channel,
      MemberLinkConfig config,
      String peer,
      boolean dialled,
      long mostUnread,
      MemberLinkListener listener) {
    super(true);
    this.channel = channel;
    this.config = config;
    this.peer = peer;
    this.dialled = dialled;
    this.mostUnread = mostUnread;
    this.listener = listener;
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
    return open(channel, config, peer, dialled, MOST_UNREAD, listener);
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
          link.attach(true);
          channel.config().setAutoRead(true);
        });
    return link;
  }

  /** As {@link #open} for a connection that came in and whose handshake was read already. */
  public static MemberLink take(
      Channel channel,
      Handshake handshake,
      MemberLinkConfig config,
      String peer,
      MemberLinkListener listener) {
    var link = new MemberLink(channel, config, peer, false, MOST_UNREAD, listener);
    onLoop(
        channel,
        () -> {
          link.attach(false);
          link.greet(handshake);
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

  /** Whether we made the connection. */
  public boolean dialled() {
    return dialled;
  }

  public Channel channel() {
    return channel;
  }

  /** Our own catalogue changed: the peer is told. */
  public void ownChanged() {
    onLoop(
        channel,
        () -> {
          if (exchange != null) {
            exchange.sayState();
          }
        });
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
          if (!channel.isActive()) {
            done.complete(null);
          } else if (exchange == null) {
            earlyQuestions.add(done);
          } else {
            exchange.refresh().thenRun(() -> done.complete(null));
          }
        });
    return done;
  }

  public void close() {
    channel.close();
  }

  private void attach(boolean readsHandshake) {
    ChannelPipeline pipeline = channel.pipeline();
    pipeline.addLast(
        new IdleStateHandler(SILENCE_SECONDS, KEEP_ALIVE_SECONDS, 0, TimeUnit.SECONDS));
    pipeline.addLast(MessageEncoder.INSTANCE);
    if (readsHandshake) {
      pipeline.addLast("handshake", new HandshakeDecoder());
    } else {
      pipeline.addLast(new MessageDecoder());
    }
    pipeline.addLast(this);
    if (!channel.isActive()) {
      end();
      return;
    }
    channel
        .eventLoop()
        .schedule(
            () -> {
              if (!proven) {
                end("It did not prove in time that it is a member of the room.");
              }
            },
            PROOF_SECONDS,
            TimeUnit.SECONDS);
    if (dialled) {
      sayHandshake();
    }
  }

  private void sayHandshake() {
    InfoHash room = InfoHash.of(RoomProof.infohash(config.roomKey()));
    channel.writeAndFlush(Handshake.ours(room, config.peerId(), false));
  }

  private void greet(Handshake handshake) {
    if (greeted || !handshake.extended() || !sameRoom(handshake) || peer.equals(config.own())) {
      end("It is not in this room.");
      return;
    }
    greeted = true;
    if (!dialled) {
      sayHandshake();
    }
    if (channel.pipeline().get("handshake") != null) {
      channel.pipeline().addAfter("handshake", "messages", new MessageDecoder());
    }
    channel.writeAndFlush(MemberHello.ours(config, peer).message());
    if (channel.pipeline().get("handshake") != null) {
      channel.pipeline().remove("handshake");
    }
  }

  private boolean sameRoom(Handshake handshake) {
    return handshake.infoHash().equals(InfoHash.of(RoomProof.infohash(config.roomKey())));
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, Object message) {
    if (message instanceof Handshake handshake) {
      greet(handshake);
    } else if (message instanceof Message.Extended extended && greeted) {
      if (extended.id() == ExtendedHandshake.ID) {
        prove(ExtendedHandshake.parse(extended.payload()));
      } else if (!proven) {
        end("It spoke before it proved that it is a member of the room.");
      } else if (extended.id() == MemberHello.CATALOGUE_ID) {
        receive(extended.payload());
      }
    }
  }

  private void prove(ExtendedHandshake hello) {
    if (proven) {
      return;
    }
    OptionalInt catalogueId = MemberHello.provenCatalogueId(hello, config, peer);
    if (catalogueId.isEmpty()) {
      end("It could not prove that it is a member of the room.");
      return;
    }
    proven = true;
    theirCatalogueId = catalogueId.getAsInt();
    channel.config().setAutoRead(false);
    CompletableFuture.supplyAsync(
            () -> config.catalogues().state(peer).orElse(new CatalogueState(peer, 0, 0, 0, 0)),
            config.blocking())
        .whenCompleteAsync(
            (known, failure) -> {
              if (failure != null) {
                failed(failure);
              } else if (channel.isActive()) {
                begin(known);
              }
            },
            channel.eventLoop());
    listener.proven(this, MemberHello.nick(hello), hello.port());
  }

  private void begin(CatalogueState known) {
    var started =
        new CatalogueExchange(
            known,
            config.ownCatalogue(),
            (generation, startsOver, to, changes) ->
                config.catalogues().apply(peer, generation, startsOver, to, changes),
            this::send,
            new Events(),
            channel.eventLoop());
    exchange = started;
    started.sayState();
    for (CompletableFuture<Void> question : earlyQuestions) {
      started.refresh().thenRun(() -> question.complete(null));
    }
    earlyQuestions.clear();
    while (!early.isEmpty() && channel.isActive()) {
      receive(early.remove());
    }
    channel.config().setAutoRead(true);
  }

  private void receive(byte[] payload) {
    if (exchange == null) {
      early.add(payload);
      return;
    }
    try {
      exchange.receive(payload);
    } catch (CatalogueFormatException e) {
      log.info("the link to {} is closed: it sent {}", peer, e.getMessage());
      end("It sent a catalogue that can't be read.");
    }
  }

  private void send(byte[] payload) {
    if (channel.bytesBeforeWritable() > mostUnread) {
      end("It asks and does not read the answers.");
      return;
    }
    channel.writeAndFlush(new Message.Extended(theirCatalogueId, payload));
  }

  private void failed(Throwable failure) {
    log.warn("the catalogue of {} could not be stored: {}", peer, failure.toString());
    listener.notStored(this, failure);
    end("Its catalogue could not be stored here.");
  }

  private void end(String why) {
    if (reason.isEmpty()) {
      reason = why;
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
    end("The connection broke.");
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    end();
  }

  private void end() {
    if (exchange != null) {
      exchange.close();
    }
    early.clear();
    earlyQuestions.forEach(question -> question.complete(null));
    earlyQuestions.clear();
    listener.closed(this, proven, reason);
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
      MemberLink.this.failed(cause);
    }
  }
}
