package org.swarmroom.sharing.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.swarmroom.sharing.disk.Volume;
import org.swarmroom.sharing.session.SwarmSession;
import org.swarmroom.sharing.torrent.InfoHash;

@Timeout(60)
class SleepingSeedsTest {

  @TempDir Path dir;

  private final EventLoopGroup loops =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final TestLibrary library = new TestLibrary();
  private final BlockingQueue<Runnable> later = new LinkedBlockingQueue<>();
  private final Set<InfoHash> room = Set.of(InfoHash.of(new byte[20]));
  private final Machine machine = Machine.real();
  private final TransferContext context =
      TransferContext.of(
          TransfersConfig.of(
                  loops,
                  new TestRows(),
                  "0".repeat(64),
                  (loop, peer, route, protocol) -> loop.newPromise())
              .machine(
                  new Machine(
                      machine.clock(), machine.random(), () -> new ByHand(), machine.pools()))
              .build());
  private final SleepingSeeds sleeping =
      new SleepingSeeds(
          library, context.services(), loops, context.sessions(), Volume.DEFAULT, context.thread());

  /** What is to be done later is done when the test says so. */
  private final class ByHand extends ScheduledThreadPoolExecutor {
    ByHand() {
      super(1);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable work, long delay, TimeUnit unit) {
      if (unit.toMillis(delay) > 0) {
        later.add(work);
      }
      return super.schedule(() -> {}, 0, unit);
    }

    @Override
    public void execute(Runnable work) {
      super.schedule(work, 0, TimeUnit.NANOSECONDS);
    }
  }

  @AfterEach
  void end() {
    context.sessions().all().forEach(context.sessions()::end);
    context.services().pools().close();
    context.thread().close();
    loops.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
  }

  private Optional<SwarmSession> wake(InfoHash hash) throws Exception {
    var found = new CompletableFuture<Optional<SwarmSession>>();
    sleeping.wake(hash, room, found::complete);
    return found.get(20, TimeUnit.SECONDS);
  }

  @Test
  void whatWasWokenForSomebodyWhoDidNotGetInSleepsAgain() throws Exception {
    var file = TestTorrents.file(dir, "a", TestTorrents.bytes(100_000, 1));
    var torrent = library.torrentOf(library.share(file, false));
    assertThat(wake(torrent.wireHashes().get(0))).isPresent();
    assertThat(context.sessions().all()).hasSize(1);

    var check = later.poll(20, TimeUnit.SECONDS);
    assertThat(check).isNotNull();
    context
        .thread()
        .submit(
            () -> {
              check.run();
              return null;
            })
        .join();

    assertThat(context.sessions().all()).isEmpty();
  }
}
