package org.swarmroom.app.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.swarmroom.app.interop.TestNetwork;

/** What a connection costs a seed that only has it: a thousand of them, and then none. */
final class SilentCrowd {

  private static final int CONNECTIONS = 1_000;
  private static final int SETTLES_SECONDS = 10;

  private SilentCrowd() {}

  /** KB of resident memory for each connection. */
  static double kilobytesEach(Payload payload, Path folder) throws Exception {
    List<PlainPeer> peers = new ArrayList<>();
    Files.createDirectories(folder);
    try (var seed = new NodeEnd(TestNetwork.loopback(), folder)) {
      seed.seed(payload);
      settle();
      double before = seed.use().residentMb();
      for (int i = 0; i < CONNECTIONS; i++) {
        peers.add(CrowdBench.connect(seed, payload, i));
      }
      settle();
      double after = seed.use().residentMb();
      System.err.println("%d silent: %.1f to %.1f MB".formatted(CONNECTIONS, before, after));
      return (after - before) * 1_000 / CONNECTIONS;
    } finally {
      for (var peer : peers) {
        peer.close();
      }
      Folders.delete(folder);
    }
  }

  private static void settle() throws InterruptedException {
    new CountDownLatch(1).await(SETTLES_SECONDS, TimeUnit.SECONDS);
  }
}
