package org.swarmroom.app.assembly;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swarmroom.app.node.DhtRow;
import org.swarmroom.chat.link.HostPort;
import org.swarmroom.sharing.dht.Dht;
import org.swarmroom.sharing.dht.DhtStatus;
import org.swarmroom.sharing.library.SharedSeeds;

/**
 * The DHT as the user has it. Besides the transfers it is told of the files that were exported for
 * stock clients, as long as they are shared. Thread-safe.
 */
final class DhtArea {

  private static final Logger LOG = LoggerFactory.getLogger(DhtArea.class);

  private final Dht dht;
  private final UserSettings settings;
  private final SharedSeeds seeds;
  private final Executor work;
  private final List<InetSocketAddress> bootstrap;
  private final AtomicBoolean due = new AtomicBoolean();
  private volatile boolean on;

  /**
   * @param bootstrap {@code HOST:PORT} each
   */
  DhtArea(
      Dht dht, UserSettings settings, SharedSeeds seeds, Executor work, List<String> bootstrap) {
    this.dht = dht;
    this.settings = settings;
    this.seeds = seeds;
    this.work = work;
    this.bootstrap =
        bootstrap.stream()
            .flatMap(each -> HostPort.parse(each).stream())
            .map(each -> InetSocketAddress.createUnresolved(each.host(), each.port()))
            .toList();
  }

  /** As the user left it. */
  CompletableFuture<Void> start() {
    return switchTo(settings.dht());
  }

  CompletableFuture<DhtRow> set(boolean wanted) {
    return settings.dht(wanted).thenCompose(kept -> switchTo(wanted)).thenCompose(done -> status());
  }

  private CompletableFuture<Void> switchTo(boolean wanted) {
    on = wanted;
    offersChanged();
    return dht.set(wanted, bootstrap);
  }

  CompletableFuture<DhtRow> status() {
    return dht.status().thenApply(DhtArea::row);
  }

  private static DhtRow row(DhtStatus now) {
    return new DhtRow(now.on(), now.running(), now.nodes(), now.port(), now.torrents());
  }

  /** A file was exported, or what is shared has changed: looked up soon, once for many calls. */
  void offersChanged() {
    if (on && due.compareAndSet(false, true)) {
      try {
        work.execute(this::offer);
      } catch (RejectedExecutionException e) {
        LOG.debug("too late to offer anything to the DHT", e);
      }
    }
  }

  private void offer() {
    due.set(false);
    dht.offer(seeds.publicHashes().stream().filter(hash -> seeds.find(hash).isPresent()).toList());
  }
}
