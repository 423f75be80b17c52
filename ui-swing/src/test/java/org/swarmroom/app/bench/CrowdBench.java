package org.swarmroom.app.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongConsumer;
import org.swarmroom.app.interop.TestNetwork;
import org.swarmroom.sharing.torrent.MetainfoException;
import org.swarmroom.sharing.torrent.MetainfoParser;

/**
 * One seed and many connections. The fast ones always have a quarter of a mebibyte on order; half
 * of the crowd says nothing, the other half orders as much and reads 16 KiB a second.
 */
final class CrowdBench {

  private static final int FAST = 100;
  private static final int CROWD = 900;
  private static final int SECONDS = 10;
  private static final int PIECE = 1 << 20;
  private static final int ON_ORDER = 16;

  private final Bench bench;
  private final Path work;

  CrowdBench(Bench bench, Path work) {
    this.bench = bench;
    this.work = work;
  }

  String run() throws Exception {
    var payload = Payload.file(work.resolve("data"), "payload", bench.bytes(256), 1);
    List<Rate> alone = new ArrayList<>();
    List<Rate> crowded = new ArrayList<>();
    var silent = new double[bench.runs()];
    for (int turn = 0; turn < bench.runs(); turn++) {
      silent[turn] = SilentCrowd.kilobytesEach(payload, work.resolve("node"));
      alone.add(measure(payload, 0));
      crowded.add(measure(payload, CROWD));
    }
    double before = median(alone);
    return "| connections | MB/s of the %d fast ones | seed CPU s/GiB | seed peak MB |%n"
            .formatted(FAST)
        + "|---|---|---|---|\n"
        + row(Integer.toString(FAST), alone)
        + row("%d, %d of them idle or slow".formatted(FAST + CROWD, CROWD), crowded)
        + "%nLost to the crowd: %.0f %%. A silent connection: %.1f KB.%n"
            .formatted(100 * (1 - median(crowded) / before), Medians.of(silent));
  }

  private record Rate(double megabytesPerSecond, double cpu, double seedMb) {}

  private Rate measure(Payload payload, int crowd) throws Exception {
    var folder = Files.createDirectories(work.resolve("node"));
    var threads = Executors.newCachedThreadPool();
    List<PlainPeer> peers = new ArrayList<>();
    try (var seed = new NodeEnd(TestNetwork.loopback(), folder)) {
      seed.seed(payload);
      for (int i = 0; i < crowd; i++) {
        peers.add(connect(seed, payload, i));
      }
      for (var slow : List.copyOf(peers.subList(0, crowd / 2))) {
        threads.execute(() -> read(slow, payload.size(), 0, bytes -> pause(1)));
      }
      var got = new LongAdder();
      for (int i = 0; i < FAST; i++) {
        var peer = connect(seed, payload, crowd + i);
        peers.add(peer);
        long from = (payload.size() / PIECE) * i / FAST * PIECE;
        threads.execute(() -> read(peer, payload.size(), from, got::add));
      }
      pause(SECONDS);
      var before = seed.use();
      long start = got.sum();
      pause(SECONDS);
      long bytes = got.sum() - start;
      var after = seed.use();
      var rate =
          new Rate(
              bytes / 1e6 / SECONDS,
              (after.cpuSeconds() - before.cpuSeconds()) * (1 << 30) / bytes,
              after.peakMb());
      System.err.println(crowd + " idle or slow: " + rate);
      return rate;
    } finally {
      for (var peer : peers) {
        peer.close();
      }
      threads.shutdownNow();
      Folders.delete(folder);
    }
  }

  /** A hundred addresses, so that no limit on one address counts. */
  static PlainPeer connect(NodeEnd seed, Payload payload, int number)
      throws IOException, MetainfoException {
    var torrent = MetainfoParser.parse(Files.readAllBytes(payload.torrent()));
    return new PlainPeer(
        InetAddress.getByName("127.0.1." + (number % 100 + 1)),
        new InetSocketAddress("127.0.0.1", seed.node().port()),
        torrent.infoHash().bytes());
  }

  /** Asks whenever it may; {@code got} is told of each block's bytes and takes its time. */
  private static void read(PlainPeer peer, long size, long from, LongConsumer got) {
    long at = from;
    try {
      peer.interested();
      while (!Thread.currentThread().isInterrupted()) {
        int message = peer.next();
        if (message == PlainPeer.UNCHOKE) {
          peer.request(at, ON_ORDER, PIECE);
          at = (at + ON_ORDER * PlainPeer.BLOCK) % size;
        } else if (message == PlainPeer.PIECE) {
          got.accept(PlainPeer.BLOCK);
          peer.request(at, 1, PIECE);
          at = (at + PlainPeer.BLOCK) % size;
        }
      }
    } catch (IOException gone) {
      Thread.currentThread().interrupt(); // The seed dropped it, or the measure is over.
    }
  }

  private static void pause(int seconds) {
    try {
      new CountDownLatch(1).await(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static double median(List<Rate> rates) {
    return Medians.of(rates.stream().mapToDouble(Rate::megabytesPerSecond).toArray());
  }

  private static String row(String title, List<Rate> rates) {
    return "| %s | %.0f | %.2f | %.0f |%n"
        .formatted(
            title,
            median(rates),
            Medians.of(rates.stream().mapToDouble(Rate::cpu).toArray()),
            Medians.of(rates.stream().mapToDouble(Rate::seedMb).toArray()));
  }
}
