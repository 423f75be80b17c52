package org.swarmroom.sharing.discovery;

import io.netty.channel.EventLoop;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.swarmroom.sharing.catalogue.MemberLink;

/**
 * Asks every peer for news at once and dials those that are away. Confined to the book's event
 * loop.
 */
final class RefreshRound {

  private final EventLoop loop;
  private final PeerTable table;
  private final PeerConnector connector;
  private final CatalogueNews news;

  RefreshRound(EventLoop loop, PeerTable table, PeerConnector connector, CatalogueNews news) {
    this.loop = loop;
    this.table = table;
    this.connector = connector;
    this.news = news;
  }

  /** Completes when all answered or failed, after so many seconds at most. */
  CompletableFuture<RefreshResult> run(long seconds) {
    long before = news.entriesReceived();
    CompletableFuture<?>[] answers =
        table.all().stream().map(this::ask).toArray(CompletableFuture<?>[]::new);
    var all = CompletableFuture.allOf(answers);
    loop.schedule(() -> all.complete(null), seconds, TimeUnit.SECONDS);
    return all.handleAsync((done, failure) -> result(before), loop);
  }

  private CompletableFuture<Void> ask(PeerEntry entry) {
    if (entry.link != null) {
      return entry.link.refresh();
    }
    var tried = new CompletableFuture<Peer>();
    entry.waiting.add(tried);
    entry.failures = 0;
    connector.connect(entry, true);
    return tried.thenCompose(
        peer -> {
          MemberLink link = entry.link;
          return link == null ? CompletableFuture.completedFuture(null) : link.refresh();
        });
  }

  private RefreshResult result(long before) {
    long online = table.all().stream().filter(entry -> entry.state == PeerState.ONLINE).count();
    return RefreshResult.of(table.all().size(), (int) online, news.entriesReceived() - before);
  }
}
