package org.swarmroom.sharing.tracker;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.swarmroom.sharing.torrent.InfoHash;
import org.swarmroom.sharing.transfer.TrackerAnnouncer;
import org.swarmroom.sharing.wire.PeerId;

/**
 * Announces torrents to their trackers as long as they run. Any thread may call; the schedule is
 * confined to one event loop.
 *
 * <p>Only torrents that have trackers of their own come here: contents of a room never do.
 */
public final class Trackers implements TrackerAnnouncer, AutoCloseable {

  private static final long UDP_FIRST_TIMEOUT_MILLIS = 15_000;

  private final EventLoop loop;
  private final ExecutorService threads;
  private final HttpTracker http;
  private final UdpTracker udp;
  private final TrackerSession.Services services;
  private final Map<InfoHash, TrackerSession> sessions = new HashMap<>();

  /**
   * @param port our listening TCP port
   * @param found takes the peers that a tracker named, with the hash they were asked for
   * @param warnings takes one sentence when none of a torrent's trackers answers
   */
  public Trackers(
      EventLoopGroup loops,
      PeerId peerId,
      IntSupplier port,
      BiConsumer<InfoHash, Collection<InetSocketAddress>> found,
      Consumer<String> warnings) {
    this(loops, peerId, port, found, warnings, UDP_FIRST_TIMEOUT_MILLIS);
  }

  Trackers(
      EventLoopGroup loops,
      PeerId peerId,
      IntSupplier port,
      BiConsumer<InfoHash, Collection<InetSocketAddress>> found,
      Consumer<String> warnings,
      long udpFirstTimeoutMillis) {
    loop = loops.next();
    threads =
        Executors.newFixedThreadPool(
            2,
            task -> {
              var thread = new Thread(task, "sharing-tracker");
              thread.setDaemon(true);
              return thread;
            });
    http = new HttpTracker(threads);
    udp = new UdpTracker(loops, threads, udpFirstTimeoutMillis);
    services = new TrackerSession.Services(loop, this::announce, peerId, port, found, warnings);
  }

  private CompletableFuture<TrackerAnswer> announce(URI tracker, Announce announce) {
    String scheme = tracker.getScheme() == null ? "" : tracker.getScheme().toLowerCase(Locale.ROOT);
    return switch (scheme) {
      case "http", "https" -> http.announce(tracker, announce);
      case "udp" -> udp.announce(tracker, announce);
      default ->
          CompletableFuture.failedFuture(
              new TrackerException(
                  "\"%s\" is no tracker that can be asked; it is left out.".formatted(tracker)));
    };
  }

  @Override
  public void started(Announced torrent) {
    loop.execute(
        () -> {
          TrackerSession before = sessions.remove(torrent.wireHash());
          if (before != null) {
            before.forget();
          }
          var session = new TrackerSession(torrent, services);
          sessions.put(torrent.wireHash(), session);
          session.start();
        });
  }

  @Override
  public void completed(Announced torrent) {
    loop.execute(
        () -> {
          TrackerSession session = sessions.get(torrent.wireHash());
          if (session != null) {
            session.complete();
          }
        });
  }

  @Override
  public void stopped(Announced torrent) {
    loop.execute(
        () -> {
          TrackerSession session = sessions.remove(torrent.wireHash());
          if (session != null) {
            session.stop();
          }
        });
  }

  /** Tells the trackers that all torrents stop; waits 3 s at most for them to hear it. */
  @Override
  public void close() {
    CompletableFuture.supplyAsync(
            () -> {
              CompletableFuture<?>[] goodbyes =
                  sessions.values().stream()
                      .map(TrackerSession::stop)
                      .toArray(CompletableFuture<?>[]::new);
              sessions.clear();
              return CompletableFuture.allOf(goodbyes);
            },
            loop)
        .thenCompose(all -> all)
        .completeOnTimeout(null, 3, TimeUnit.SECONDS)
        .exceptionally(failure -> null)
        .join();
    threads.shutdownNow();
  }
}
