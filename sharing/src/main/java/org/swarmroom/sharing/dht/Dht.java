package org.swarmroom.sharing.dht;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.socket.nio.NioDatagramChannel;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swarmroom.sharing.session.DhtPort;
import org.swarmroom.sharing.torrent.InfoHash;
import org.swarmroom.sharing.transfer.PublicSwarms;

/**
 * The DHT as the node has it: off until the user wants it, up only while there is a public torrent.
 *
 * <pre>
 *   OFF --set(on)--> IDLE --first torrent--> OPENING --bound--> UP --last torrent gone--> IDLE
 *   any --set(off), close--> OFF
 * </pre>
 *
 * <p>While it is not UP no socket is open, no name is looked up and nothing is sent. Any thread may
 * call; nothing blocks but {@link #close}. The state is confined to one event loop.
 */
public final class Dht implements PublicSwarms, DhtPort, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Dht.class);

  private static final int RECEIVE_BUFFER = 256 << 10;
  private static final long SAVE_SECONDS = 900;
  private static final long CLOSE_SECONDS = 5;

  private final DhtConfig config;
  private final EventLoop loop;
  private final Map<InfoHash, Boolean> entered = new HashMap<>();
  private Set<InfoHash> offered = Set.of();
  private List<InetSocketAddress> chosen = List.of();
  private Optional<UdpDht> up = Optional.empty();
  private boolean on;
  private boolean opening;
  private final List<CompletableFuture<DhtStatus>> asked = new ArrayList<>();
  private boolean closed;

  /** Read by any thread. */
  private volatile int number;

  public Dht(DhtConfig config) {
    this.config = config;
    this.loop = config.loops().next();
  }

  // what the user decides

  /**
   * Switches it on or off; takes effect at once.
   *
   * @param bootstrap where to begin in place of the well-known nodes; unresolved. Empty for those
   */
  public CompletableFuture<Void> set(boolean on, List<InetSocketAddress> bootstrap) {
    return CompletableFuture.runAsync(
        () -> {
          boolean others = !chosen.equals(bootstrap);
          this.on = on;
          this.chosen = List.copyOf(bootstrap);
          if (others) {
            stop();
          }
          adjust();
        },
        loop);
  }

  /** How it is; while it is being opened, how it is afterwards. */
  public CompletableFuture<DhtStatus> status() {
    var answer = new CompletableFuture<DhtStatus>();
    loop.execute(
        () -> {
          asked.add(answer);
          answer();
        });
    return answer;
  }

  private void answer() {
    if (opening) {
      return;
    }
    var status =
        new DhtStatus(
            on,
            up.isPresent(),
            up.map(UdpDht::size).orElse(0),
            up.map(UdpDht::port).orElse(0),
            torrents().size());
    List<CompletableFuture<DhtStatus>> all = List.copyOf(asked);
    asked.clear();
    all.forEach(each -> each.complete(status));
  }

  // what we take part in

  @Override
  public void entered(InfoHash wireHash, boolean announce) {
    execute(
        () -> {
          entered.put(wireHash.truncated(), announce);
          adjust();
        });
  }

  @Override
  public void left(InfoHash wireHash) {
    execute(
        () -> {
          entered.remove(wireHash.truncated());
          adjust();
        });
  }

  /** Files that are served to anybody who asks, though no transfer runs: these and no others. */
  public void offer(Collection<InfoHash> wireHashes) {
    Set<InfoHash> now = Set.copyOf(wireHashes.stream().map(InfoHash::truncated).toList());
    execute(
        () -> {
          offered = now;
          adjust();
        });
  }

  private Map<InfoHash, Boolean> torrents() {
    var all = new HashMap<>(entered);
    offered.forEach(hash -> all.put(hash, true));
    return all;
  }

  // what peers say

  @Override
  public int number() {
    return number;
  }

  @Override
  public void met(InetSocketAddress node) {
    execute(() -> up.ifPresent(dht -> dht.consider(node)));
  }

  // on the loop

  private void adjust() {
    Map<InfoHash, Boolean> torrents = torrents();
    if (!on || closed || torrents.isEmpty()) {
      stop();
    } else if (up.isPresent()) {
      up.get().setTorrents(torrents);
    } else if (!opening) {
      opening = true;
      open(config.port().getAsInt());
    }
  }

  /** The UDP port with the number of the TCP port, or any if another program has that. */
  private void open(int port) {
    new Bootstrap()
        .group(loop)
        .channel(NioDatagramChannel.class)
        .option(ChannelOption.SO_RCVBUF, RECEIVE_BUFFER)
        .option(
            ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(KrpcReader.LONGEST + 1))
        .handler(new ChannelInboundHandlerAdapter())
        .bind(new InetSocketAddress(config.bind(), port))
        .addListener(
            (ChannelFuture bound) -> {
              if (bound.isSuccess()) {
                CompletableFuture.supplyAsync(
                        () -> TableFile.read(config.file()), config.blocking())
                    .thenAcceptAsync(saved -> opened(bound, saved), loop);
              } else if (port != 0) {
                open(0);
              } else {
                opening = false;
                answer();
                config
                    .warnings()
                    .accept(
                        "The DHT has no port (%s); peers are found by trackers and links alone."
                            .formatted(bound.cause().getMessage()));
              }
            });
  }

  private void opened(ChannelFuture bound, Map<Family, SavedTable> saved) {
    opening = false;
    if (!on || closed || torrents().isEmpty()) {
      bound.channel().close();
      answer();
      return;
    }
    var begin = BeginAt.of(chosen, config.bind());
    var dht =
        new UdpDht(
            bound.channel(),
            Families.reachable(config.bind()),
            saved,
            new UdpDht.Parts(
                config.port(),
                () -> CompletableFuture.supplyAsync(begin::resolve, config.blocking()),
                begin.shared(),
                config.found()));
    up = Optional.of(dht);
    number = dht.port();
    dht.start();
    dht.setTorrents(torrents());
    saveLater(dht);
    answer();
  }

  private void stop() {
    up.ifPresent(
        dht -> {
          Map<Family, SavedTable> tables = dht.saved();
          dht.stop();
          up = Optional.empty();
          number = 0;
          if (!closed) {
            save(tables);
          }
        });
  }

  /** Now and then, so that a kill costs little of the table. */
  private void saveLater(UdpDht dht) {
    loop.schedule(
        () -> {
          if (up.filter(now -> now == dht).isPresent()) {
            save(dht.saved());
            saveLater(dht);
          }
        },
        SAVE_SECONDS,
        TimeUnit.SECONDS);
  }

  private void save(Map<Family, SavedTable> tables) {
    try {
      config.blocking().execute(() -> TableFile.write(config.file(), tables));
    } catch (RejectedExecutionException e) {
      log.debug("too late to keep the table of the DHT", e);
    }
  }

  private void execute(Runnable work) {
    try {
      loop.execute(work);
    } catch (RejectedExecutionException e) {
      log.debug("too late for the DHT", e);
    }
  }

  /** Ends it, and keeps its table for the next start. */
  @Override
  public void close() {
    CompletableFuture.supplyAsync(
            () -> {
              Map<Family, SavedTable> tables = up.map(UdpDht::saved).orElse(Map.of());
              closed = true;
              stop();
              return tables;
            },
            loop)
        .completeOnTimeout(Map.of(), CLOSE_SECONDS, TimeUnit.SECONDS)
        .thenAccept(
            tables -> {
              if (!tables.isEmpty()) {
                TableFile.write(config.file(), tables);
              }
            })
        .join();
  }
}
