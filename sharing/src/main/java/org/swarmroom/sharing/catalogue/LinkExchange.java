package org.swarmroom.sharing.catalogue;

import io.netty.channel.Channel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swarmroom.index.catalogues.CatalogueState;
import org.swarmroom.sharing.wire.Message;

/**
 * The catalogue exchange on a channel: begins once it is known how far we have the peer's
 * catalogue, keeps what is said and asked before that, and doesn't let a peer that never reads fill
 * our memory.
 *
 * <p>Confined to the channel's event loop.
 */
final class LinkExchange {

  private static final Logger log = LoggerFactory.getLogger(LinkExchange.class);

  /** Bytes that may wait for a peer to read them; an answer has 512 KiB. */
  static final long MOST_UNREAD = 3 * 512 * 1024;

  /** Ends the link. */
  interface End {

    /**
     * @param why one sentence about the peer
     */
    void because(String why);
  }

  private final Channel channel;
  private final MemberLinkConfig config;
  private final String peer;
  private final long mostUnread;
  private final ExchangeListener listener;
  private final End end;
  private final Queue<byte[]> early = new ArrayDeque<>();
  private final List<CompletableFuture<Void>> earlyQuestions = new ArrayList<>();
  private int theirCatalogueId;
  private @Nullable CatalogueExchange exchange;

  LinkExchange(
      Channel channel,
      MemberLinkConfig config,
      String peer,
      long mostUnread,
      ExchangeListener listener,
      End end) {
    this.channel = channel;
    this.config = config;
    this.peer = peer;
    this.mostUnread = mostUnread;
    this.listener = listener;
    this.end = end;
  }

  /**
   * The peer is proven; nothing is read from it until we know what we have of it.
   *
   * @param catalogueId under which it takes catalogue messages
   */
  void begin(int catalogueId) {
    theirCatalogueId = catalogueId;
    channel.config().setAutoRead(false);
    CompletableFuture.supplyAsync(
            () -> config.catalogues().state(peer).orElse(new CatalogueState(peer, 0, 0, 0, 0)),
            config.blocking())
        .whenCompleteAsync(
            (known, failure) -> {
              if (failure != null) {
                listener.failed(failure);
              } else if (channel.isActive()) {
                begin(known);
              }
            },
            channel.eventLoop());
  }

  private void begin(CatalogueState known) {
    var started =
        new CatalogueExchange(
            known,
            config.ownCatalogue(),
            (generation, startsOver, to, changes) ->
                config.catalogues().apply(peer, generation, startsOver, to, changes),
            this::send,
            listener,
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

  void receive(byte[] payload) {
    if (exchange == null) {
      early.add(payload);
      return;
    }
    try {
      exchange.receive(payload);
    } catch (CatalogueFormatException e) {
      log.info("the link to {} is closed: it sent {}", peer, e.getMessage());
      end.because("It sent a catalogue that can't be read.");
    }
  }

  private void send(byte[] payload) {
    if (channel.bytesBeforeWritable() > mostUnread) {
      end.because("It asks and does not read the answers.");
      return;
    }
    channel.writeAndFlush(new Message.Extended(theirCatalogueId, payload));
  }

  /** Our own catalogue changed. */
  void ownChanged() {
    if (exchange != null) {
      exchange.sayState();
    }
  }

  /** See {@link MemberLink#refresh}. */
  void refresh(CompletableFuture<Void> done) {
    if (exchange == null) {
      earlyQuestions.add(done);
    } else {
      exchange.refresh().thenRun(() -> done.complete(null));
    }
  }

  /** The connection is gone. */
  void close() {
    if (exchange != null) {
      exchange.close();
    }
    early.clear();
    earlyQuestions.forEach(question -> question.complete(null));
    earlyQuestions.clear();
  }
}
